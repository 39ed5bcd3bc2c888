import type { Row } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import type { PlanRow } from "../types.ts";
import type { Evidence } from "./evidence.ts";
import type { Facts } from "./facts.ts";
import { expectName, expectRow, lookup } from "./figures.ts";
import { peopleOf } from "./people.ts";
import { keyText, negligible } from "./rows.ts";
import { excess } from "./tally.ts";

/** What one need row asks at one place (of a pooled good: none) in one period. */
export interface Asked {
  readonly need: Row<"needs">;
  readonly key: Pick<PlanRow<"deliveries">, "need" | "group" | "place" | "period">;
  readonly amount: number;
}

/** Every need is answered by a row, with what was asked, and no more is delivered than that. */
export function checkNeeds({ facts, tables, tally }: Evidence): void {
  const deliveries = lookup(tables, "deliveries");
  const asked = askedOf(facts);
  const largest = new Map<string, number>();
  for (const { need, amount } of asked) {
    largest.set(need.good, Math.max(largest.get(need.good) ?? 0, amount));
  }
  const expected = new Set<string>();
  for (const { need, key, amount } of asked) {
    expected.add(keyText("deliveries", key));
    const row = deliveries.find(key);
    const delivered = row?.delivered ?? 0;
    const floor = negligible * largest.get(need.good)!;
    expectRow(tally, {
      family: "needs",
      lookup: deliveries,
      key,
      figures: { asked: amount },
      floor,
      always: true,
    });
    if (row === undefined) continue;
    // Fulfilments are shares: a millionth is as small as they matter.
    expectRow(tally, {
      family: "needs",
      lookup: deliveries,
      key,
      figures: { fulfilment: delivered / amount },
      floor: negligible,
    });
    expectName(tally, "needs", { table: "deliveries", row, column: "good" }, need.good);
    expectName(tally, "needs", { table: "deliveries", row, column: "tier" }, need.tier ?? 1);
    tally.check("needs", excess(delivered, amount, floor), () =>
      message("certify.over-delivered", {
        table: "deliveries",
        key: keyText("deliveries", row),
        found: delivered,
        allowed: amount,
      }),
    );
  }
  for (const row of tables.deliveries) {
    const key = keyText("deliveries", row);
    if (expected.has(key)) continue;
    tally.fail("needs", message("certify.unexpected-row", { table: "deliveries", key }));
  }
}

/** All that is asked; a need of zero asks for nothing. */
export function askedOf(facts: Facts): readonly Asked[] {
  const people = peopleOf(facts);
  const asked: Asked[] = [];
  for (const need of facts.economy.tables.needs.rows) {
    const isPooled = facts.isPooled(need.good);
    const places = isPooled ? [undefined] : facts.lowestPlaces(need.place);
    const periods = need.period === undefined ? facts.periods : [need.period];
    for (const place of places) {
      for (const period of periods) {
        const counted = place === undefined ? facts.tree.lowest : [place];
        const heads = () =>
          counted.reduce((sum, where) => sum + people(where, need.group, period), 0);
        const amount = need.amount ?? (need.per_person ?? 0) * heads();
        if (!(amount > 0)) continue;
        asked.push({
          need,
          key: {
            need: need.need,
            ...(need.group === undefined ? {} : { group: need.group }),
            ...(place === undefined ? {} : { place }),
            period,
          },
          amount,
        });
      }
    }
  }
  return asked;
}
