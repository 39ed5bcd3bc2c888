import { message } from "../../messages/index.ts";
import type { Evidence } from "./evidence.ts";
import { groupBy, rowFor } from "./facts.ts";
import { expectRow, lookup } from "./figures.ts";
import { keyText, negligible } from "./rows.ts";
import { excess } from "./tally.ts";

/**
 * Labour: available + covered by other skills = needed + lent to other skills + idle. Whoever stands
 * in must have been said to be able to, and lends only their own hours.
 */
export function checkLabour(evidence: Evidence): void {
  checkStandIns(evidence);
  const { facts, economy, tables, ledger, tally } = evidence;
  const printed = lookup(tables, "hours");
  const workforce = groupBy(economy.tables.workforce.rows, (row) => row.skill);
  for (const [skill, places] of whereWorked(evidence)) {
    const rows = workforce.get(skill);
    const cells = [...places].flatMap((place) =>
      facts.periods.map((period, position) => {
        const row = rows === undefined ? undefined : rowFor(facts, rows, place, period);
        return {
          key: { place, skill, period },
          // A skill that nobody has stated any hours of is counted and not limited.
          available: rows === undefined ? undefined : (row?.people ?? 0) * (row?.hours ?? 0),
          needed: ledger.needed.at(skill, place, position),
          covered: ledger.covered.at(skill, place, position),
          lent: ledger.lent.at(skill, place, position),
        };
      }),
    );
    const largest = cells.reduce(
      (most, cell) => Math.max(most, cell.available ?? 0, cell.needed, cell.covered, cell.lent),
      0,
    );
    const floor = negligible * largest;
    for (const { key, available, needed, covered, lent } of cells) {
      const at = { table: "hours", key: keyText("hours", key) };
      const has = (available ?? 0) + covered;
      const idle = available === undefined ? undefined : has - needed - lent;
      expectRow(tally, {
        family: "labour",
        lookup: printed,
        key,
        figures: { available, needed, covered, lent, idle },
        floor: Math.max(has, needed + lent, floor),
      });
      if (available === undefined) continue;
      tally.check("labour", excess(needed + lent, has, floor), () =>
        message("certify.labour", { ...at, needed, lent, available, covered }),
      );
      tally.check("labour", excess(lent, available, floor), () =>
        message("certify.lent", { ...at, found: lent, allowed: available }),
      );
    }
  }
}

function checkStandIns({ economy, tables, tally }: Evidence): void {
  const canDo = new Map(economy.tables.skills.rows.map((row) => [row.skill, row.can_do ?? []]));
  for (const row of tables.stand_ins) {
    const isAllowed = canDo.get(row.skill)?.includes(row.for) === true && row.skill !== row.for;
    tally.check("labour", isAllowed || row.hours === 0 ? 0 : 1, () =>
      message("certify.cannot-stand-in", {
        table: "stand_ins",
        key: keyText("stand_ins", row),
        skill: row.skill,
        instead: row.for,
        hours: row.hours,
      }),
    );
  }
}

function whereWorked(evidence: Evidence): ReadonlyMap<string, ReadonlySet<string>> {
  const { facts, economy, tables, ledger } = evidence;
  const found = new Map<string, Set<string>>();
  const note = (skill: string, place: string) => {
    found.set(skill, (found.get(skill) ?? new Set()).add(place));
  };
  for (const row of economy.tables.workforce.rows) {
    for (const place of facts.lowestPlaces(row.place)) note(row.skill, place);
  }
  for (const row of tables.hours) note(row.skill, row.place);
  for (const grid of [ledger.needed, ledger.lent, ledger.covered]) {
    for (const skill of grid.things()) {
      for (const place of grid.places(skill)) note(skill, place);
    }
  }
  return found;
}
