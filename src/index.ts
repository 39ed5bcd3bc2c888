/**
 * The library: an economy in, a certified plan out, and what there is to say about it.
 *
 *     const economy = await readEconomy("my-economy");
 *     const planned = await plan(economy);
 *     if (planned.kind === "optimal") {
 *       console.log(explanationText(await explain(planned.plan, "whole")));
 *     }
 *
 * Whatever is said is a `Message`; `render` gives its sentence.
 */

// The economy: tables, reading, checking, changing, writing.
export { check } from "./economy/check/index.ts";
export { economyOf } from "./economy/economy.ts";
export { generate, type GenerateSettings } from "./economy/generate/index.ts";
export {
  readAndCheck,
  readEconomy,
  readTables,
  writeEconomy,
  writeTemplate,
} from "./economy/index.ts";
export { readChanges, type ChangesRead } from "./economy/read/changes.ts";
export { diff, patch, withScenario, type Change, type Patched } from "./economy/patch/index.ts";
export {
  EconomyProblems,
  errorsIn,
  renderProblem,
  type Problem,
  type ProblemPlace,
} from "./economy/problem.ts";
export { tableNames, tables, type TableName } from "./economy/tables.ts";
export type { About, Cell, Economy, Row, Rows, Table, Tables } from "./economy/types.ts";

// Economies from what others wrote.
export {
  formats,
  optionsOf,
  withAssumptions,
  type Format,
  type Imported,
  type ImportOption,
  type ImportOptions,
  type Source,
} from "./import/index.ts";

// Programs and engines.
export {
  certify,
  highsEngine,
  highsInWorker,
  readMps,
  solveDocument,
  solveProgram,
  withChanges,
  writeMps,
} from "./engine/index.ts";
export type {
  Certificate,
  CertifyOptions,
  Changes,
  Conflict,
  Engine,
  EngineOptions,
  Matrix,
  Model,
  Optimal,
  Outcome,
  Power,
  Program,
  ReadMps,
  SolveDocument,
  Solved,
  Statistics,
} from "./engine/index.ts";

// Plans.
export {
  certifyPhysically,
  type PhysicalCertificate,
  type PhysicalSettings,
} from "./plan/certify/index.ts";
export { compile, plan, planTableNames, planTables } from "./plan/index.ts";
export type {
  Compiled,
  Plan,
  PlanCertificate,
  Planned,
  PlanRow,
  PlanSeconds,
  PlanSettings,
  PlanTableName,
  PlanTables,
  Progress,
  StageResult,
} from "./plan/index.ts";

export { readPlan, writePlan, type PlanRead } from "./plan/package/index.ts";

export { ownNeedsFloors, type OwnFloor, type OwnNeeds } from "./plan/own-needs.ts";

// Going on from a plan: later periods, shortages.
export { stress, type Stress, type Stressed, type StressSettings } from "./plan/stress/index.ts";
export { restOf, roll, type Rolled } from "./plan/roll/index.ts";
export {
  explainRations,
  rationing,
  type MoreShipped,
  type Ration,
  type Rationing,
} from "./plan/ration/index.ts";

// What a plan says.
export { gapsOf, theilIndex, type Gap, type GapPart, type Gaps } from "./plan/gaps.ts";
export { compare, type Comparison } from "./plan/compare/index.ts";
export {
  CannotExplain,
  explain,
  explanationDocument,
  explanationText,
} from "./plan/explain/index.ts";
export type {
  Column,
  Explanation,
  ExplanationDocument,
  ExplanationTable,
  ExplainOptions,
  NumberFormat,
  PlanAgain,
  SaidMessage,
  Section,
  TableCell,
  TextOptions,
} from "./plan/explain/index.ts";
export {
  labourContent,
  techniqueContent,
  type ContentOptions,
  type ContentRow,
  type HourSums,
  type JointRule,
  type LabourContent,
  type TechniqueContent,
} from "./plan/labour-content/index.ts";

// Input–output analysis.
export {
  analyse,
  analysisExplanation,
  CannotAnalyse,
  type AnalyseSettings,
  type Analysis,
  type InputOutput,
  type Inputs,
  type Labour,
  type Linkages,
  type Multiplier,
  type Primary,
  type PrimaryChange,
  type Sector,
  type Valuation,
  type WhatIf,
} from "./plan/analyse/index.ts";

// Accounts: what was claimed, reconciled with balances.
export {
  accountsOf,
  readAccounts,
  type Accounts,
  type AccountsRead,
} from "./accounts/reports/read.ts";
export { checkAccounts } from "./accounts/reports/check.ts";
export type { Method, Report, Subject } from "./accounts/reports/tables.ts";
export {
  ContradictoryBalances,
  reconcile,
  type Balances,
  type Claim,
  type QuantityStatus,
  type Reconciled,
  type ReconciledClaim,
  type ReconciledNode,
  type Reconciliation,
} from "./accounts/reconcile/linear.ts";
export { InfeasibleBounds, type Bounds } from "./accounts/reconcile/active-set.ts";
export { reconcileWithin, type ActiveBound, type Bounded } from "./accounts/reconcile/bounds.ts";
export type { Estimates, JointBias, Part, Questions } from "./accounts/reconcile/questions.ts";
export {
  globalTest,
  measurementTest,
  robustly,
  type AlarmControl,
  type Flag,
  type Robust,
  type RobustSettings,
  type TestSettings,
} from "./accounts/reconcile/gross-errors.ts";
export {
  serialElimination,
  type Elimination,
  type EliminationStep,
} from "./accounts/reconcile/serial-elimination.ts";

// Accounts: from reports to the best figures, what can't be true, where to go, what comes next.
export {
  accountOf,
  type Account,
  type AccountClaim,
  type AccountSettings,
  type Figure,
} from "./accounts/account.ts";
export type { Support, SupportKind } from "./accounts/support.ts";
export { explanationsIn } from "./accounts/explained.ts";
export { missingIn, type Missing } from "./accounts/missing.ts";
export { nextEconomy, type FiguresGoneBy, type NextSettings } from "./accounts/next.ts";
export { nextPlans, type NextPlans } from "./accounts/next-plan.ts";
export { screensOf, type Screened } from "./accounts/screens.ts";
export { flagsOf, type Flag as AccountFlag } from "./accounts/suspicions.ts";
export { accountExplanation } from "./accounts/tell/sections.ts";
export { visitsOf, type Visit, type Visits, type VisitSettings } from "./accounts/visits/visits.ts";
export { writeAccount } from "./accounts/write.ts";
export {
  backtest,
  policies,
  type Backtest,
  type Backtested,
  type BacktestSettings,
  type Policy,
} from "./accounts/backtest/index.ts";

// Messages.
export {
  message,
  render,
  type Locale,
  type Message,
  type MessageKey,
  type MessageValues,
} from "./messages/index.ts";
