import { infeasibilityProof, isImprovingRay, type InfeasibilityProof } from "../proofs.ts";
import type { HeldProgram } from "./held.ts";
import { answered } from "./load.ts";

/** The proof of the program's infeasibility that the engine's dual ray makes, if it makes one. */
export function proofFromRay({
  program,
  units,
  model,
}: HeldProgram): InfeasibilityProof | undefined {
  const ray = answered(() => model.getDualRay()?.values);
  if (ray === undefined) return undefined;
  const y = Float64Array.from(units.scaling.row, (scale, i) => ray[i]! * scale);
  return (
    infeasibilityProof(program, y) ??
    infeasibilityProof(
      program,
      y.map((weight) => -weight),
    )
  );
}

/** Whether the engine's primal ray improves the objective without end. */
export function primalRayImproves({ program, units, model }: HeldProgram): boolean {
  const ray = answered(() => model.getPrimalRay()?.values);
  if (ray === undefined) return false;
  return isImprovingRay(
    program,
    Float64Array.from(units.scaling.column, (scale, j) => ray[j]! * scale),
  );
}
