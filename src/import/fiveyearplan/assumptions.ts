import { message, type Message } from "../../messages/index.ts";
import type { FiveYearPlan } from "./data.ts";
import type { Settings } from "./settings.ts";

/** What the files don't say, with its figures. */
export function assumptionsOf(data: FiveYearPlan, settings: Settings): readonly Message[] {
  const { goods, years, flows, output, capital, depreciation, targets } = data;
  const { end, needs, times } = settings;
  const own = goods.filter((_, j) => flows[j]![j]! > 0).length;
  const zero = targets.flat().filter((value) => value === 0).length;
  const idle = count(depreciation, (share, i, j) => share > 0 && capital[i]![j] === 0);
  const kept = count(capital, (amount) => amount > 0);
  const said = (name: Parameters<typeof message>[0], values = {}): Message => message(name, values);
  return [
    said("import.fiveyearplan.assumed.units"),
    said("import.fiveyearplan.assumed.labour"),
    said("import.fiveyearplan.assumed.no-stocks"),
    said("import.fiveyearplan.assumed.capacity"),
    said("import.fiveyearplan.assumed.install"),
    ...(own > 0
      ? [said("import.fiveyearplan.assumed.own-use", { count: own, of: output.length })]
      : []),
    ...(idle > 0 ? [said("import.fiveyearplan.assumed.no-capital", { count: idle })] : []),
    ...(zero > 0 ? [said("import.fiveyearplan.assumed.no-target", { count: zero })] : []),
    said(`import.fiveyearplan.assumed.needs-${needs}`, { times, years: years.length }),
    said(`import.fiveyearplan.assumed.end-${end}`, { count: kept }),
  ];
}

function count(
  table: readonly (readonly number[])[],
  holds: (value: number, i: number, j: number) => boolean,
): number {
  return table.flatMap((row, i) => row.filter((value, j) => holds(value, i, j))).length;
}
