import { gathering } from "../../economy/gather.ts";
import { EconomyProblems } from "../../economy/problem.ts";
import { readMps } from "../../engine/mps/read.ts";
import type { Format, Imported, Source } from "../format.ts";
import { assumptionsOf } from "./assumptions.ts";
import { checkProgram } from "./check.ts";
import { economyFrom } from "./economy.ts";
import { namesFor } from "./names.ts";

/** Any linear or mixed-integer program, as an economy of one period whose goal is the program's objective. */
export const mps: Format = {
  name: "mps",
  summary: "import.mps.summary",
  details: ["import.mps.details"],
  files: ["FILE.mps"],
  options: [],
  read: importMps,
};

// eslint-disable-next-line @typescript-eslint/require-await -- a format may have to wait
async function importMps(sources: readonly Source[]): Promise<Imported> {
  const { name: file, bytes } = sources[0]!;
  const read = readMps(bytes, file);
  if ("problems" in read) throw new EconomyProblems(read.problems);
  const { program, notes } = read;
  const gather = gathering();
  checkProgram(program, file, gather);
  if (gather.hasErrors()) throw new EconomyProblems([...notes, ...gather.problems()]);
  const names = namesFor(program);
  return {
    economy: economyFrom(program, names, file),
    assumptions: assumptionsOf(program, names),
    problems: [...notes, ...gather.problems()],
  };
}
