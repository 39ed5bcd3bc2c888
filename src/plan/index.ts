export { compile, type Compiled } from "./compile.ts";
export { families, type Family, type FamilyName } from "./families/index.ts";
export { gapsOf, theilIndex, type Gap, type GapPart, type Gaps } from "./gaps.ts";
export { certificateOf, plan, tolerance } from "./plan.ts";
export { planTableNames, planTables, type PlanTableName } from "./tables.ts";
export type {
  Plan,
  PlanCertificate,
  Planned,
  PlanRow,
  PlanSeconds,
  PlanSettings,
  PlanTables,
  Progress,
  StageResult,
} from "./types.ts";
