export { certificateOfBranches, certifyPlan } from "./branches.ts";
export { levelTolerance } from "./levels.ts";
export {
  certifyPhysically,
  families,
  physicalTolerance,
  type Family,
  type PhysicalCertificate,
  type PhysicalSettings,
} from "./certify.ts";
