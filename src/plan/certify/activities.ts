import { message } from "../../messages/index.ts";
import type { Evidence } from "./evidence.ts";
import { expectName } from "./figures.ts";
import { keyText } from "./rows.ts";

/** How far from a whole number the runs of an integer technique may be. */
const wholeTolerance = 1e-6;

/** Every run is of a technique that can run there, starts in its season, and is whole where it must be. */
export function checkActivities({ facts, techniques, tables, tally }: Evidence): void {
  for (const row of tables.activities) {
    const at = { table: "activities", key: keyText("activities", row) };
    const canRun = techniques.sitesOf(row.technique).has(row.where);
    tally.check("activities", canRun || row.runs === 0 ? 0 : 1, () =>
      message("certify.cannot-run-here", { ...at, runs: row.runs }),
    );
    const { season, integer } = facts.techniques.get(row.technique)!;
    if (season !== undefined) {
      const now = facts.seasonOf(row.period);
      tally.check("activities", now === season || row.runs === 0 ? 0 : 1, () =>
        message("certify.out-of-season", { ...at, runs: row.runs, season, now: now ?? "–" }),
      );
    }
    if (integer === true) {
      tally.check(
        "activities",
        Math.abs(row.runs - Math.round(row.runs)),
        () => message("certify.part-of-a-run", { ...at, runs: row.runs }),
        wholeTolerance,
      );
    }
    const place = facts.placeOf(row.where);
    expectName(tally, "activities", { table: "activities", row, column: "place" }, place);
  }
}
