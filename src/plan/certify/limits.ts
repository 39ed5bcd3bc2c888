import { message } from "../../messages/index.ts";
import type { Evidence } from "./evidence.ts";
import { expectRow, lookup } from "./figures.ts";
import { measureLimit } from "./measures.ts";
import { keyText, negligible } from "./rows.ts";
import { excess } from "./tally.ts";

/** Limits: what each counts, in each of its periods, and that it is kept. */
export function checkLimits(evidence: Evidence): void {
  const { facts, economy, tables, tally } = evidence;
  const printed = lookup(tables, "limits");
  const expected = new Set<string>();
  for (const limit of economy.tables.limits.rows) {
    for (const period of limit.period === undefined ? facts.periods : [limit.period]) {
      const { value, largest } = measureLimit(evidence, limit, facts.positionOf(period)!);
      const { minimum, maximum } = limit;
      const floor = negligible * largest;
      const key = {
        limit: limit.limit,
        ...(limit.place === undefined ? {} : { place: limit.place }),
        period,
      };
      const at = { table: "limits", key: keyText("limits", key) };
      expected.add(at.key);
      const isPrinted = printed.find(key) !== undefined;
      // A row all of whose figures are zero may be left out.
      if (isPrinted || value !== 0 || (minimum ?? 0) !== 0 || (maximum ?? 0) !== 0) {
        expectRow(tally, {
          family: "limits",
          lookup: printed,
          key,
          figures: { value, minimum, maximum },
          floor,
          always: true,
        });
      }
      if (maximum !== undefined) {
        tally.check("limits", excess(value, maximum, floor), () =>
          message("certify.limit-maximum", { ...at, found: value, allowed: maximum }),
        );
      }
      if (minimum !== undefined) {
        tally.check("limits", excess(minimum, value, floor), () =>
          message("certify.limit-minimum", { ...at, found: value, required: minimum }),
        );
      }
    }
  }
  for (const row of tables.limits) {
    const key = keyText("limits", row);
    if (expected.has(key)) continue;
    tally.fail("limits", message("certify.unexpected-row", { table: "limits", key }));
  }
}
