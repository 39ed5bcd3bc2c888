import { message, type MessageKey } from "../../messages/index.ts";
import type { Evidence } from "./evidence.ts";
import { expectName, expectRow, lookup } from "./figures.ts";
import { keyText, negligible } from "./rows.ts";
import { excess } from "./tally.ts";

/** Imports and exports: only in directions that have a price, within their limits, paid for. */
export function checkTrade({ facts, tables, tally }: Evidence): void {
  const trade = lookup(tables, "trade");
  const largest = new Map<string, number>();
  for (const row of tables.trade) {
    const most = Math.max(largest.get(row.good) ?? 0, row.imported, row.exported);
    largest.set(row.good, most);
  }
  for (const row of tables.trade) {
    const at = { table: "trade", key: keyText("trade", row) };
    const terms = facts.tradeTerms(row.place, row.good, row.period);
    if (terms === undefined) {
      tally.fail("trade", message("certify.not-traded", at));
      continue;
    }
    const floor = negligible * largest.get(row.good)!;
    const atMost = (found: number, allowed: number | undefined, key: MessageKey) => {
      if (allowed === undefined) return;
      tally.check("trade", excess(found, allowed, floor), () =>
        message(key, { ...at, found, allowed }),
      );
    };
    const { import_price, export_price } = terms;
    if (import_price === undefined) atMost(row.imported, 0, "certify.import-closed");
    else atMost(row.imported, terms.import_limit, "certify.import-limit");
    if (export_price === undefined) atMost(row.exported, 0, "certify.export-closed");
    else atMost(row.exported, terms.export_limit, "certify.export-limit");
    expectName(tally, "trade", { table: "trade", row, column: "currency" }, terms.currency);
    expectRow(tally, {
      family: "trade",
      lookup: trade,
      key: { place: row.place, good: row.good, period: row.period },
      figures: {
        paid: row.imported * (import_price ?? 0),
        earned: row.exported * (export_price ?? 0),
      },
      floor: floor * Math.max(import_price ?? 0, export_price ?? 0),
    });
  }
}
