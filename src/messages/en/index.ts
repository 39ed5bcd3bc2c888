import { analyse } from "./analyse.ts";
import { backtest } from "./backtest.ts";
import { certify } from "./certify.ts";
import { check } from "./check.ts";
import { cli } from "./cli.ts";
import { deciding } from "./deciding.ts";
import { engine } from "./engine.ts";
import { explain } from "./explain.ts";
import { federation } from "./federation.ts";
import { flags } from "./flags.ts";
import { importFiveYearPlan } from "./import-fiveyearplan.ts";
import { importMps } from "./import-mps.ts";
import { importWiod } from "./import-wiod.ts";
import { importMrio } from "./import-mrio.ts";
import { importSupplyUse } from "./import-supply-use.ts";
import { generate } from "./generate.ts";
import { imports } from "./import.ts";
import { mathematics } from "./mathematics.ts";
import { nextPlan } from "./next-plan.ts";
import { plan } from "./plan.ts";
import { read } from "./read.ts";
import { stress } from "./stress.ts";
import { account } from "./account.ts";
import { accountsFormat } from "./accounts-format.ts";
import { accountTables } from "./account-tables.ts";
import { accountsTables } from "./accounts-tables.ts";
import { reconcile } from "./reconcile.ts";
import { reportVerb } from "./report-verb.ts";
import { reports } from "./reports.ts";
import { tables } from "./tables.ts";
import { view } from "./view.ts";
import { visits } from "./visits.ts";

/** The English catalogue. Each part of the program keeps its sentences in a file of its own. */
export const en = {
  ...analyse,
  ...backtest,
  ...read,
  ...tables,
  ...account,
  ...accountTables,
  ...accountsFormat,
  ...accountsTables,
  ...reconcile,
  ...reports,
  ...reportVerb,
  ...check,
  ...deciding,
  ...engine,
  ...nextPlan,
  ...plan,
  ...certify,
  ...explain,
  ...federation,
  ...flags,
  ...generate,
  ...imports,
  ...importFiveYearPlan,
  ...importMps,
  ...importMrio,
  ...importSupplyUse,
  ...importWiod,
  ...mathematics,
  ...stress,
  ...view,
  ...visits,
  ...cli,
} as const;
