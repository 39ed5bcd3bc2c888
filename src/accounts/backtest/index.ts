/** *back-test*: what comes of plans that are made on false or inexact reports. */
export {
  backtest,
  type Backtest,
  type Backtested,
  type BacktestSettings,
  type PolicyResult,
} from "./backtest.ts";
export { policies, reconcileAndInspect, reconcileReports } from "./accounting.ts";
export { carryOut, type CarryOutSettings, type Happened, type Kept } from "./carry-out.ts";
export { orders, type Order } from "./carrying-program.ts";
export { trueFigures, type TrueFigure } from "./figures.ts";
export { believedAfter, type Learnt } from "./learnt.ts";
export { asReported, believe, inspector, truth, type Policy, type PolicyInput } from "./policy.ts";
export {
  reportsOf,
  type Misreport,
  type OnPaper,
  type Reported,
  type ReportSettings,
} from "./reports-of.ts";
export type { PeriodResult } from "./result.ts";
export { backtestExplanation } from "./sections.ts";
