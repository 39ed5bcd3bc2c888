import type { Verb } from "../verb.ts";
import { analyse } from "./analyse.ts";
import { backtest } from "./backtest.ts";
import { certify } from "./certify.ts";
import { check } from "./check.ts";
import { compare } from "./compare.ts";
import { explain } from "./explain.ts";
import { exportVerb } from "./export.ts";
import { generate } from "./generate.ts";
import { importVerb } from "./import.ts";
import { init } from "./init.ts";
import { plan } from "./plan.ts";
import { ration } from "./ration.ts";
import { reconcile } from "./reconcile.ts";
import { report } from "./report.ts";
import { roll } from "./roll.ts";
import { solve } from "./solve.ts";
import { start } from "./start.ts";
import { stress } from "./stress.ts";

/** Every verb, in the order in which the help lists them. */
export const verbs: readonly Verb[] = [
  init,
  check,
  exportVerb,
  importVerb,
  generate,
  plan,
  explain,
  compare,
  analyse,
  certify,
  roll,
  ration,
  stress,
  backtest,
  report,
  reconcile,
  solve,
  start,
];
