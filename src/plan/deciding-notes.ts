import type { Problem } from "../economy/problem.ts";
import { message, type Message } from "../messages/index.ts";
import type { Compiled } from "./compile.ts";
import { everySum, type IntegerStage } from "./integers.ts";
import type { Decided } from "./stages.ts";

/** What the reader should know of how it was decided. */
export function decidingNotes(
  { resolved, criteria }: Compiled,
  { integers, kept, left }: Extract<Decided, { kind: "optimal" }>,
): readonly Problem[] {
  const notes: Message[] = [];
  if (integers !== undefined) {
    const techniques = new Set(
      resolved.sites.flatMap(({ integer, technique }) => (integer ? [technique] : [])),
    );
    const tiers = [...new Set(criteria.map(({ tier }) => tier))];
    const size = (tier: number) => criteria.filter((each) => each.tier === tier).length;
    notes.push(
      message("plan.note.integers", {
        count: techniques.size,
        gap: largestGap(integers.stages),
        every: everySum,
        how: integers.stages.some(({ kind }) => kind === "means")
          ? "means"
          : tiers.every((tier) => tier === 0 || size(tier) <= everySum)
            ? "all"
            : "some",
      }),
    );
  }
  // What was given up within the tolerance that is stated below says nothing against the numbers.
  const givenUp = kept.by === "bounds" ? kept.within : 0;
  if (integers !== undefined && integers.overstated > givenUp) {
    notes.push(message("plan.note.integers-overstated", { by: integers.overstated }));
  }
  if (integers?.left !== undefined) notes.push(message("plan.note.integers-left", integers.left));
  if (kept.by === "bounds") {
    notes.push(message("plan.note.kept-by-bounds", { keep: kept.within }));
  }
  for (const { tier, criteria: those, floor } of left) {
    notes.push(message("plan.note.left", { tier, count: those.length, floor }));
  }
  return notes.map((note) => ({ ...note, severity: "warning", where: { file: "" } }));
}

function largestGap(integers: readonly IntegerStage[]): number {
  return integers.reduce((most, { gap }) => Math.max(most, gap), 0);
}
