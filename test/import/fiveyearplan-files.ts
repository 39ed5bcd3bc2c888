import { EconomyProblems, renderProblem } from "../../src/economy/problem.ts";
import type { Imported, Source } from "../../src/import/format.ts";
import { optionsOf } from "../../src/import/format.ts";
import { fiveyearplan } from "../../src/import/fiveyearplan/index.ts";

/** Two goods and two years; every figure can be worked out by hand. */
export const small = {
  flows: "headings,steel,bread\nsteel,2,1\nbread,0,0\nlabour,4,5\noutput,10,20\n",
  capital: "headings,steel,bread\nsteel,5,4\nbread,0,0\n",
  depreciation: "headings,steel,bread\nsteel,0.5,0.25\nbread,0,0\n",
  targets: "headings,steel,bread,labour\nyear1,1,8,7\nyear2,0,10,7.5\n",
};

export type Texts = Partial<typeof small>;

export function sourcesOf(texts: Texts = {}): readonly Source[] {
  return Object.entries({ ...small, ...texts }).map(([name, text]) => ({
    name: `${name}.csv`,
    bytes: new TextEncoder().encode(text),
  }));
}

export async function read(
  texts: Texts = {},
  options: Readonly<Record<string, string | number | true>> = {},
): Promise<Imported> {
  return fiveyearplan.read(sourcesOf(texts), optionsOf(options));
}

/** The sentences with which files are refused. */
export async function refused(
  texts: Texts,
  options: Readonly<Record<string, string | number | true>> = {},
): Promise<readonly string[]> {
  try {
    await read(texts, options);
  } catch (error) {
    if (!(error instanceof EconomyProblems)) throw error;
    return error.problems.map((problem) => renderProblem(problem));
  }
  throw new Error("it was read");
}
