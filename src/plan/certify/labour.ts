import { message } from "../../messages/index.ts";
import type { Evidence } from "./evidence.ts";
import { expectRow, lookup, type Lookup } from "./figures.ts";
import { keyText, negligible } from "./rows.ts";
import { excess } from "./tally.ts";
import { workforceOf, type Workforce } from "./workforce.ts";

/**
 * Labour: available + covered by other skills + received from other places = needed + lent to other
 * skills + seconded to other places + idle. Whoever stands in must have been said to be able to;
 * lent are only hours of the skill's own people and of those who came, seconded only of its own people.
 */
export function checkLabour(evidence: Evidence): void {
  checkStandIns(evidence);
  const workforce = workforceOf(evidence.facts);
  const printed = {
    people: lookup(evidence.tables, "people"),
    hours: lookup(evidence.tables, "hours"),
  };
  for (const [skill, places] of whereWorked(evidence)) {
    const cells = [...places].flatMap((place) =>
      evidence.facts.periods.map((_, position) =>
        cellOf(evidence, workforce, place, skill, position),
      ),
    );
    checkPeople(evidence, printed.people, cells);
    checkHours(evidence, printed.hours, cells);
  }
}

/** A skill at a place in a period. */
interface Cell {
  readonly key: { readonly place: string; readonly skill: string; readonly period: number };
  readonly people: number;
  readonly added: number;
  /** Undefined: a skill that nobody has stated any hours of is counted and not limited. */
  readonly available: number | undefined;
  /** Of `available`, those of people whom runs have added, or taken away. */
  readonly addedHours: number;
  readonly received: number;
  readonly needed: number;
  readonly covered: number;
  readonly lent: number;
  readonly seconded: number;
}

function cellOf(
  { facts, ledger }: Evidence,
  workforce: Workforce,
  place: string,
  skill: string,
  position: number,
): Cell {
  const added = ledger.peopleAdded.at(skill, place, position);
  const people = workforce.openingPeople(place, skill, position) + added;
  return {
    key: { place, skill, period: facts.periods[position]! },
    people,
    added,
    available: workforce.isStated(skill)
      ? people * workforce.hoursEach(place, skill, position)
      : undefined,
    addedHours: added * workforce.hoursEach(place, skill, position),
    received: ledger.received.at(skill, place, position),
    needed: ledger.needed.at(skill, place, position),
    covered: ledger.covered.at(skill, place, position),
    lent: ledger.lent.at(skill, place, position),
    seconded: ledger.seconded.at(skill, place, position),
  };
}

/** Nobody leaves a skill who doesn't have it. */
function checkPeople({ tally }: Evidence, printed: Lookup<"people">, cells: readonly Cell[]): void {
  const floor = negligible * largestOf(cells, ({ people, added }) => [people, added]);
  for (const { key, people, added } of cells) {
    expectRow(tally, {
      family: "people",
      lookup: printed,
      key,
      figures: { people, added },
      floor: Math.max(Math.abs(people), Math.abs(added), floor),
    });
    tally.check("people", excess(0, people, floor), () =>
      message("certify.people", { table: "people", key: keyText("people", key), found: people }),
    );
  }
}

function checkHours({ tally }: Evidence, printed: Lookup<"hours">, cells: readonly Cell[]): void {
  const floor =
    negligible *
    largestOf(cells, ({ available = 0, addedHours, received, needed, covered, lent, seconded }) => [
      ...[available, addedHours, received, needed, covered, lent, seconded],
    ]);
  for (const { key, available, received, needed, covered, lent, seconded } of cells) {
    const at = { table: "hours", key: keyText("hours", key) };
    const own = (available ?? 0) + received;
    const has = own + covered;
    const asked = needed + lent + seconded;
    const idle = available === undefined ? undefined : has - asked;
    expectRow(tally, {
      family: "labour",
      lookup: printed,
      key,
      figures: { available, received, needed, covered, lent, seconded, idle },
      floor: Math.max(has, asked, floor),
    });
    if (available === undefined) continue;
    tally.check("labour", excess(asked, has, floor), () =>
      message("certify.labour", { ...at, needed, lent, seconded, available, covered, received }),
    );
    tally.check("labour", excess(lent + seconded, own, floor), () =>
      message("certify.lent", { ...at, found: lent + seconded, allowed: own }),
    );
    tally.check("labour", excess(seconded, available, floor), () =>
      message("certify.seconded", { ...at, found: seconded, allowed: available }),
    );
  }
}

function largestOf(cells: readonly Cell[], of: (cell: Cell) => readonly number[]): number {
  return cells.reduce((most, cell) => Math.max(most, ...of(cell).map(Math.abs)), 0);
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
  for (const row of tables.people) note(row.skill, row.place);
  for (const grid of [
    ...[ledger.needed, ledger.lent, ledger.covered],
    ...[ledger.received, ledger.seconded, ledger.peopleAdded],
  ]) {
    for (const skill of grid.things()) {
      for (const place of grid.places(skill)) note(skill, place);
    }
  }
  return found;
}
