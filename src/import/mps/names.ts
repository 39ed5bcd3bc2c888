import { asName } from "../../economy/read/texts.ts";
import type { Program } from "../../engine/program.ts";

/** What things are called in the economy. Rows and columns keep their names; what is added has names that are free. */
export interface Names {
  /** The good of a row. */
  readonly good: readonly string[];
  /** The technique that takes what a row leaves over. */
  readonly spare: readonly string[];
  /** The technique of a column. */
  readonly technique: readonly string[];
  /** The technique that runs a column below zero. */
  readonly backwards: readonly string[];
  /** The technique that stands for the right-hand sides, and the good that shows that it ran. */
  readonly sides: string;
  readonly set: string;
  /** The good in which the objective is counted. */
  readonly objective: string;
  /** The techniques that bring the objective's good in, and take it out. */
  readonly bring: string;
  readonly take: string;
}

export function namesFor(program: Program): Names {
  const { matrix, sense } = program;
  const taken = new Set<string>();
  const free = (wanted: string): string => {
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted} (${n})`;
    taken.add(name);
    return name;
  };
  // Columns and rows may share a name in a file; here a name says of what kind it is.
  const technique = Array.from({ length: matrix.columns }, (_, j) =>
    free(asName(program.columnName(j))),
  );
  const good = Array.from({ length: matrix.rows }, (_, i) => free(asName(program.rowName(i))));
  const objective = free(sense === "minimise" ? "cost" : "worth");
  return {
    technique,
    good,
    backwards: technique.map((name) => free(`${name} backwards`)),
    spare: good.map((name) => free(`leave over ${name}`)),
    sides: free("right-hand sides"),
    set: free("right-hand side"),
    objective,
    // A stage takes its sense from the goal whose name comes first: that of the objective itself.
    bring: free(sense === "minimise" ? `bring in ${objective}` : `top up ${objective}`),
    take: free(`take out ${objective}`),
  };
}
