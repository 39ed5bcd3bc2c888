export type {
  Conflict,
  Engine,
  EngineOptions,
  Model,
  Optimal,
  Outcome,
  Power,
  Statistics,
} from "./engine.ts";
export { isInteger, objectiveAt, withChanges } from "./program.ts";
export type { Changes, Matrix, Program } from "./program.ts";
export { byRows, matrixFromTriplets, multiply, multiplyTransposed, transpose } from "./matrix.ts";
export type { MatrixByRows, Triplets } from "./matrix.ts";
export { certify } from "./certify.ts";
export type { Certificate, CertifyOptions } from "./certify.ts";
export { highsEngine } from "./highs/engine.ts";
export { highsInWorker } from "./highs/in-worker.ts";
export { readMps, type ReadMps } from "./mps/read.ts";
export { writeMps } from "./mps/write.ts";
export { solveDocument, solveProgram, type SolveDocument, type Solved } from "./solve.ts";
