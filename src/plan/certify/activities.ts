import { message } from "../../messages/index.ts";
import type { Evidence } from "./evidence.ts";
import { expectName } from "./figures.ts";
import { keyText } from "./rows.ts";

/** Every run is of a technique that can run there. */
export function checkActivities({ facts, techniques, tables, tally }: Evidence): void {
  for (const row of tables.activities) {
    const canRun = techniques.sitesOf(row.technique).has(row.where);
    tally.check("activities", canRun || row.runs === 0 ? 0 : 1, () =>
      message("certify.cannot-run-here", {
        table: "activities",
        key: keyText("activities", row),
        runs: row.runs,
      }),
    );
    const place = facts.placeOf(row.where);
    expectName(tally, "activities", { table: "activities", row, column: "place" }, place);
  }
}
