/** What single losses do: the plan is made again with each of the dearest. */
import { patch } from "../../economy/patch/index.ts";
import { EconomyProblems, errorsIn } from "../../economy/problem.ts";
import { message, type Message } from "../../messages/index.ts";
import type { PlanAgain } from "../explain/index.ts";
import type { Plan, PlanSettings } from "../types.ts";
import { candidatesOf, type Candidate } from "./candidates.ts";
import { wayOf, type Outcome, type Way } from "./outcome.ts";
import { say } from "./shocks.ts";

export interface Loss {
  readonly kind: Candidate["kind"];
  readonly words: Message;
  readonly after: Way;
}

export interface Losses {
  /** Planned again with the loss, worst first; those that leave no plan before all others. */
  readonly planned: readonly Loss[];
  /** Ranked by shadow prices only. */
  readonly ranked: readonly Pick<Candidate, "kind" | "words">[];
}

export async function lossesOf(
  base: Plan,
  count: number,
  settings: PlanSettings,
  again: PlanAgain,
): Promise<Losses> {
  const candidates = candidatesOf(base);
  const planned: Loss[] = [];
  for (const { kind, words, changes } of candidates.slice(0, count)) {
    say(settings, message("stress.progress.loss", { what: words }));
    const patched = patch(base.economy, changes);
    planned.push({ kind, words, after: await withLoss(patched, settings, again) });
  }
  return {
    planned: planned.sort((a, b) => worse(a.after, b.after)),
    ranked: candidates.slice(count).map(({ kind, words }) => ({ kind, words })),
  };
}

async function withLoss(
  { economy, problems }: ReturnType<typeof patch>,
  settings: PlanSettings,
  again: PlanAgain,
): Promise<Way> {
  const [wrong] = errorsIn(problems);
  if (wrong !== undefined) return { kind: "none", status: "not-made", because: wrong };
  try {
    return wayOf(await again(economy, settings));
  } catch (error) {
    // The economy without what is lost may contradict itself (an end level of what can't be there).
    if (!(error instanceof EconomyProblems)) throw error;
    return { kind: "none", status: "not-made", because: error.problems[0]! };
  }
}

/** By tiers in order, least before mean. */
function worse(a: Way, b: Way): number {
  if (a.kind === "none" || b.kind === "none") {
    return Number(b.kind === "none") - Number(a.kind === "none");
  }
  const figures = ({ tiers, hours }: Outcome) => [
    ...tiers.flatMap(({ least, mean }) => [least, mean]),
    -hours,
  ];
  const other = figures(b.outcome);
  const differences = figures(a.outcome).map((value, i) => value - other[i]!);
  return differences.find((difference) => Math.abs(difference) > 1e-6) ?? 0;
}
