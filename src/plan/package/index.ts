export { readPlan, type PlanRead } from "./read.ts";
export { planSchema } from "./schema.ts";
export { pageMark, pageOf, refuseOtherFolder, refuseOtherPage, writePlan } from "./write.ts";
