import { gathering, type Gathering } from "../../economy/gather.ts";
import { EconomyProblems } from "../../economy/problem.ts";
import { shown } from "../../economy/read/texts.ts";
import type { Format, Imported, ImportOptions, Source } from "../format.ts";
import { assumptionsOf } from "./assumptions.ts";
import { readFiveYearPlan, type FiveYearPlan } from "./data.ts";
import { economyFrom } from "./economy.ts";
import { options, settingsOf } from "./settings.ts";

/** The four files of 5yearplan (W. P. Cockshott 2018): flows, capital, depreciation, targets with labour. */
export const fiveyearplan: Format = {
  name: "fiveyearplan",
  summary: "import.fiveyearplan.summary",
  details: ["import.fiveyearplan.details"],
  files: ["FLOWS.csv", "CAPITAL.csv", "DEPRECIATION.csv", "TARGETS.csv"],
  options,
  read: importFiveYearPlan,
};

async function importFiveYearPlan(
  sources: readonly Source[],
  given: ImportOptions,
): Promise<Imported> {
  const gather = gathering();
  const settings = settingsOf(given, gather);
  const data = await readFiveYearPlan(sources, gather);
  if (data === undefined || gather.hasErrors()) throw new EconomyProblems(gather.problems());
  noteYears(data, gather);
  noteEaters(data, gather);
  return {
    economy: economyFrom(data, settings),
    assumptions: assumptionsOf(data, settings),
    problems: gather.problems(),
  };
}

/** 5yearplan itself only counts rows whose name begins so; here each row is a year. */
function noteYears({ years, files }: FiveYearPlan, gather: Gathering): void {
  for (const name of years) {
    if (name.startsWith("year")) continue;
    gather.warning({ file: files[3]! }, "import.fiveyearplan.no-year", { name: shown(name) });
  }
}

/** Industries that take as much of their own good as they make can be right, and serve nothing. */
function noteEaters({ goods, flows, output, files }: FiveYearPlan, gather: Gathering): void {
  goods.forEach((good, j) => {
    const used = flows[j]![j]!;
    if (used < output[j]!) return;
    const values = { good: shown(good), used: String(used), output: String(output[j]!) };
    gather.warning({ file: files[0]! }, "import.fiveyearplan.eats-itself", values);
  });
}
