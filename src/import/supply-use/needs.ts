import type { Row } from "../../economy/types.ts";
import { message, render } from "../../messages/index.ts";
import { sum } from "./figures.ts";
import { names, needTiers, type NeedKind } from "./names.ts";
import type { Tables } from "./tables.ts";

/** Of what households' figures hold, the share that residents buy. */
export function residentsShare({ use }: Tables): number {
  const all = sum(use.households);
  return all > 0 ? 1 - use.ofNonResidents / all : 1;
}

/**
 * Final uses as needs; where stocks or means fell, what they fell by is at hand from the start.
 */
export function needsOf(tables: Tables): {
  readonly needs: readonly Row<"needs">[];
  readonly stocks: readonly Row<"stocks">[];
} {
  const { use } = tables;
  const share = residentsShare(tables);
  const needs: Row<"needs">[] = [];
  const note = render(message("import.supply-use.note.visitors"));
  const amountOf = (kind: NeedKind, p: number): number =>
    kind === "households" ? use.households[p]! * share : use[kind][p]!;
  for (const { use: kind, tier } of needTiers) {
    for (const [p, good] of use.products.entries()) {
      const amount = amountOf(kind, p);
      if (!(amount > 0)) continue;
      const need = names.need(kind, good);
      const noted = kind === "households" && share < 1 ? { note } : {};
      needs.push({ need, good, amount, tier, source: names.source, ...noted });
    }
  }
  const fallen = render(message("import.supply-use.note.fallen"));
  const stocks = drawnOf(tables).map(({ good, amount }) => ({
    good,
    opening: amount,
    source: names.source,
    note: fallen,
  }));
  return { needs, stocks };
}

/** By how much stocks and fixed capital of each product fell. */
export function drawnOf({ use }: Tables): readonly { readonly good: string; amount: number }[] {
  return use.products.flatMap((good, p) => {
    const amount = Math.max(0, -use.inventories[p]!) + Math.max(0, -use.capital[p]!);
    return amount > 0 ? [{ good, amount }] : [];
  });
}
