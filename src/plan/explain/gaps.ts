import { message, type Message } from "../../messages/index.ts";
import { theilIndex } from "../gaps.ts";
import type { PlanRow } from "../types.ts";
import type { Words } from "./words.ts";

interface Served {
  readonly tier: number;
  readonly place: string;
  readonly mean: number;
}

/** One sentence per tier on how far apart the places are, where they are. */
export function gapLines(
  rows: readonly Served[],
  deliveries: readonly PlanRow<"deliveries">[],
  words: Words,
): readonly Message[] {
  const tiers = [...new Set(rows.map(({ tier }) => tier))];
  return tiers.flatMap((tier) => {
    const of = rows.filter((row) => row.tier === tier && row.place !== "");
    if (of.length < 2) return [];
    const sorted = [...of].sort((a, b) => a.mean - b.mean);
    const worst = sorted[0]!;
    const best = sorted.at(-1)!;
    const theil = theilIndex(of.map(({ mean }) => mean));
    if (best.mean - worst.mean <= 1e-6) return [message("explain.gap-none", { tier })];
    const between = new Set([worst.place, best.place]);
    const apart = widest(
      deliveries.filter((row) => row.tier === tier && between.has(row.place ?? "")),
      worst.place,
    );
    return [
      message("explain.gap", {
        need: apart?.need ?? "",
        there: apart === undefined ? "no" : "yes",
        tier,
        worst: words.place(worst.place),
        low: worst.mean,
        best: words.place(best.place),
        high: best.mean,
        theil,
      }),
    ];
  });
}

/** The need by which the worst served place falls furthest behind the best served. */
function widest(rows: readonly PlanRow<"deliveries">[], worst: string) {
  const sums = new Map<string, { worst: number[]; best: number[] }>();
  for (const { need, place, fulfilment } of rows) {
    const sum = sums.get(need) ?? { worst: [], best: [] };
    sum[place === worst ? "worst" : "best"].push(fulfilment);
    sums.set(need, sum);
  }
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const gaps = [...sums].map(([need, sum]) => ({ need, gap: mean(sum.best) - mean(sum.worst) }));
  // A need that only one of the two asks for says nothing of the gap.
  return gaps.filter(({ gap }) => gap > 0).sort((a, b) => b.gap - a.gap)[0];
}
