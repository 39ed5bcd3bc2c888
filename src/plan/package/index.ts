export { readPlan, type PlanRead } from "./read.ts";
export { planSchema } from "./schema.ts";
export { refuseOtherFolder, writePlan } from "./write.ts";
