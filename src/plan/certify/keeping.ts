import { message } from "../../messages/index.ts";
import type { PlanRow } from "../types.ts";
import { stockRows } from "./balances.ts";
import { installedAt } from "./capacities.ts";
import type { Evidence } from "./evidence.ts";
import { balancePlaces } from "./facts.ts";
import { expectName, expectRow, lookup } from "./figures.ts";
import { inBalance } from "./ledger.ts";
import { keyText, negligible } from "./rows.ts";
import { excess } from "./tally.ts";

/** A level that the economy asks to keep, and what there is. */
interface Kept {
  readonly key: Pick<PlanRow<"keeping">, "kind" | "what" | "where" | "period">;
  readonly tier: number;
  readonly required: number;
  readonly kept: number;
}

/** End levels and reserves: each has its row, and those of tier 0 are kept in full. */
export function checkKeeping(evidence: Evidence): void {
  const { tables, tally } = evidence;
  const printed = lookup(tables, "keeping");
  const expected = new Set<string>();
  for (const { key, tier, required, kept } of [
    ...stocksKept(evidence),
    ...installedKept(evidence),
  ]) {
    const at = { table: "keeping", key: keyText("keeping", key) };
    expected.add(at.key);
    const share = Math.min(1, kept / required);
    const row = expectRow(tally, {
      family: "keeping",
      lookup: printed,
      key,
      figures: { required, kept },
      floor: Math.max(required, kept),
      always: true,
    });
    if (row !== undefined) {
      expectRow(tally, {
        family: "keeping",
        lookup: printed,
        key,
        figures: { fulfilment: share },
        floor: negligible,
      });
      expectName(tally, "keeping", { table: "keeping", row, column: "tier" }, tier);
    }
    if (tier > 0) continue;
    tally.check("keeping", excess(required, kept, 0), () =>
      message("certify.hard-level", { ...at, found: kept, required }),
    );
  }
  for (const row of tables.keeping) {
    const key = keyText("keeping", row);
    if (expected.has(key)) continue;
    tally.fail("keeping", message("certify.unexpected-row", { table: "keeping", key }));
  }
}

function stocksKept({ facts, ledger }: Evidence): readonly Kept[] {
  const stated = stockRows(facts);
  const found: Kept[] = [];
  const last = facts.periods.length - 1;
  for (const good of facts.goods.keys()) {
    for (const place of balancePlaces(facts, good)) {
      const stock = stated(good, place);
      if (stock === undefined) continue;
      const closing = (position: number) => inBalance(facts, ledger.closing, good, place, position);
      const where = place === "" ? {} : { where: place };
      if (stock.end !== undefined && stock.end > 0) {
        found.push({
          key: { kind: "end", what: good, ...where, period: facts.periods[last]! },
          tier: stock.end_tier ?? 2,
          required: stock.end,
          kept: closing(last) + inBalance(facts, ledger.underWay, good, place, 0),
        });
      }
      if (stock.reserve !== undefined && stock.reserve > 0) {
        for (const [position, period] of facts.periods.entries()) {
          found.push({
            key: { kind: "reserve", what: good, ...where, period },
            tier: stock.reserve_tier ?? 2,
            required: stock.reserve,
            kept: closing(position),
          });
        }
      }
    }
  }
  return found;
}

function installedKept({ facts, economy, ledger }: Evidence): readonly Kept[] {
  const last = facts.periods.length - 1;
  return economy.tables.capacities.rows.flatMap((row): readonly Kept[] => {
    const { workplace, capacity, end } = row;
    if (end === undefined || end === 0) return [];
    const kept =
      installedAt(facts, ledger, workplace, capacity, last) +
      ledger.capacityUnderWay.at(capacity, workplace, 0);
    const key = {
      kind: "capacity-end" as const,
      what: capacity,
      where: workplace,
      period: facts.periods[last]!,
    };
    return [{ key, tier: row.end_tier ?? 2, required: end, kept }];
  });
}
