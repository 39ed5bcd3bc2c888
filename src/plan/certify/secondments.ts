import { message } from "../../messages/index.ts";
import type { Evidence } from "./evidence.ts";
import { expectRow, lookup } from "./figures.ts";
import { keyText, negligible } from "./rows.ts";
import { excess } from "./tally.ts";

/** Secondments: only between places that have agreed on it, within their limits, less what the way takes. */
export function checkSecondments({ facts, tables, tally }: Evidence): void {
  const printed = lookup(tables, "secondments");
  const largest = new Map<string, number>();
  for (const { skill, hours } of tables.secondments) {
    largest.set(skill, Math.max(largest.get(skill) ?? 0, hours));
  }
  for (const row of tables.secondments) {
    const { from, to, skill, period, hours } = row;
    const at = { table: "secondments", key: keyText("secondments", row) };
    const terms = facts.secondmentTerms(from, to, skill);
    if (terms === undefined) {
      tally.fail("secondments", message("certify.not-seconded", at));
      continue;
    }
    const floor = negligible * largest.get(skill)!;
    expectRow(tally, {
      family: "secondments",
      lookup: printed,
      key: { from, to, skill, period },
      figures: { arriving: hours * (1 - (terms.travel ?? 0)) },
      floor,
    });
    const { limit } = terms;
    if (limit === undefined) continue;
    tally.check("secondments", excess(hours, limit, floor), () =>
      message("certify.secondment-limit", { ...at, found: hours, allowed: limit }),
    );
  }
}
