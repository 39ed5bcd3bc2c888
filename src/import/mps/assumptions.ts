import { message, type Message } from "../../messages/index.ts";
import type { Program } from "../../engine/program.ts";
import { isEquation, isFreeRow } from "./economy.ts";
import type { Names } from "./names.ts";

/** How the program was put into tables, with counts. */
export function assumptionsOf(program: Program, names: Names): readonly Message[] {
  const { matrix, rowLower, rowUpper, columnLower, integer, sense } = program;
  const { objective, sides, bring, take } = names;
  const rows = Array.from({ length: matrix.rows }, (_, i) => i);
  const free = rows.filter((i) => isFreeRow(program, i)).length;
  const equations = rows.filter((i) => isEquation(program, i)).length;
  const ranges = rows.filter(
    (i) => !isEquation(program, i) && rowLower[i]! > -Infinity && rowUpper[i]! < Infinity,
  ).length;
  const backwards = columnLower.filter((lower) => lower < 0).length;
  const whole = integer?.filter((each) => each === 1).length ?? 0;
  return [
    message("import.mps.assumed.tables", {
      columns: matrix.columns,
      rows: matrix.rows - free,
      equations,
    }),
    message("import.mps.assumed.sides", { sides }),
    ...(ranges > 0 ? [message("import.mps.assumed.ranges", { count: ranges })] : []),
    ...(free > 0 ? [message("import.mps.assumed.free-rows", { count: free })] : []),
    ...(backwards > 0 ? [message("import.mps.assumed.backwards", { count: backwards })] : []),
    ...(whole > 0 ? [message("import.mps.assumed.integer", { count: whole })] : []),
    message("import.mps.assumed.objective", { sense, objective, bring, take }),
  ];
}
