import { problemsOfCell } from "../../economy/cells.ts";
import { gathering, type Gathering } from "../../economy/gather.ts";
import { nearestName } from "../../economy/names.ts";
import { placeTree, type PlaceTree } from "../../economy/place-tree.ts";
import type { Problem, ProblemPlace } from "../../economy/problem.ts";
import type { ColumnSpec } from "../../economy/tables.ts";
import type { AnyRow, Economy } from "../../economy/types.ts";
import type { MessageKey, MessageValues } from "../../messages/index.ts";
import { moment } from "./moment.ts";
import type { Accounts } from "./read.ts";
import {
  accountsTables,
  tolerated,
  type AccountsTableName,
  type Report,
  type Subject,
} from "./tables.ts";
import { unitsOf, type Units } from "./units.ts";

/** The names of an economy by what they are the name of. */
interface Names {
  readonly tree: PlaceTree;
  readonly periods: ReadonlySet<number>;
  readonly workplaces: ReadonlyMap<string, string>;
  readonly places: ReadonlySet<string>;
  readonly observers: ReadonlySet<string>;
  readonly goods: ReadonlyMap<string, { readonly unit: string; readonly stored: boolean }>;
  readonly named: { readonly [K in Kind]: ReadonlySet<string> };
  readonly units: Units;
}

type Kind = "good" | "skill" | "technique" | "capacity" | "need";

/** What a figure is of. */
const kindOf: { readonly [S in Subject]: Kind } = {
  ...{ opening: "good", closing: "good", made: "good", used: "good", sent: "good" },
  ...{ received: "good", imported: "good", exported: "good", delivered: "good", lost: "good" },
  ...{ served: "need", hours: "skill", run: "technique", installed: "capacity" },
} as const;

/**
 * Everything that is wrong with accounts, each with its row: figures that can't be placed in the economy, that
 * nobody may state, whose unit, clock or correction doesn't fit. What figures say of each other isn't looked at here.
 *
 * - `economy` — free of errors.
 * - `now` — milliseconds since 1970, against which clocks are held.
 */
export function checkAccounts(
  accounts: Accounts,
  economy: Economy,
  now: number = Date.now(),
): readonly Problem[] {
  const gather = gathering();
  checkCells(accounts, gather);
  const names = namesOf(economy, accounts);
  checkObservers(accounts, names, gather);
  accounts.reports.rows.forEach((row, at) => {
    checkReport(row, names, now, reporter("reports", accounts, at, gather));
  });
  checkCorrections(accounts, gather);
  checkTolerances(accounts, economy, gather);
  checkDeadlines(accounts, names, gather);
  return gather.problems();
}

interface Say {
  error(column: string, key: MessageKey, values?: MessageValues): void;
  warning(column: string, key: MessageKey, values?: MessageValues): void;
}

function reporter(
  table: AccountsTableName,
  accounts: Accounts,
  at: number,
  gather: Gathering,
): Say {
  const { file, lines } = accounts[table];
  const where = (column: string): ProblemPlace => {
    const row = lines[at];
    return { file, table, column, ...(row === undefined ? {} : { row }) };
  };
  return {
    error: (column, key, values) => {
      if (!gather.isOneMore(file, column, key)) gather.error(where(column), key, values);
    },
    warning: (column, key, values) => {
      if (!gather.isOneMore(file, column, key)) gather.warning(where(column), key, values);
    },
  };
}

function checkCells(accounts: Accounts, gather: Gathering): void {
  for (const [name, columns] of Object.entries(accountsTables)) {
    const table = name as AccountsTableName;
    const keys = (columns as readonly ColumnSpec[]).filter(({ key }) => key === true);
    const seen = new Set<string>();
    (accounts[table].rows as readonly AnyRow[]).forEach((row, at) => {
      const say = reporter(table, accounts, at, gather);
      for (const column of columns as readonly ColumnSpec[]) {
        for (const { key, values } of problemsOfCell(column, row[column.name])) {
          say.error(column.name, key, values);
        }
      }
      if (keys.length === 0) return;
      const identity = JSON.stringify(keys.map((column) => row[column.name] ?? null));
      if (seen.has(identity)) say.error(keys[0]!.name, "reports.row-twice", {});
      seen.add(identity);
    });
  }
}

function namesOf(economy: Economy, accounts: Accounts): Names {
  const { tables } = economy;
  const tree = placeTree(economy);
  return {
    tree,
    periods: new Set(tables.periods.rows.map((row) => row.period)),
    workplaces: new Map(tables.workplaces.rows.map((row) => [row.workplace, row.place])),
    places: new Set(tree.places),
    observers: new Set(accounts.observers.rows.map((row) => row.observer)),
    goods: new Map(
      tables.goods.rows.map((row) => [
        row.good,
        { unit: row.unit, stored: row.survival !== undefined },
      ]),
    ),
    named: {
      good: new Set(tables.goods.rows.map((row) => row.good)),
      skill: new Set(tables.skills.rows.map((row) => row.skill)),
      technique: new Set(tables.techniques.rows.map((row) => row.technique)),
      capacity: new Set(tables.capacities.rows.map((row) => row.capacity)),
      need: new Set(tables.needs.rows.map((row) => row.need)),
    },
    units: unitsOf(economy),
  };
}

function checkObservers(accounts: Accounts, names: Names, gather: Gathering): void {
  accounts.observers.rows.forEach(({ observer }, at) => {
    if (!names.workplaces.has(observer) && !names.places.has(observer)) return;
    reporter("observers", accounts, at, gather).error("observer", "reports.observer-of-place", {
      found: observer,
    });
  });
}

function checkReport(row: Report, names: Names, now: number, say: Say): void {
  // Rows that lack what must be filled have been reported cell by cell.
  const { by, about = by, period, what, of, amount } = row as Partial<Report>;
  if (by === undefined || period === undefined || what === undefined) return;
  if (of === undefined || amount === undefined || !(what in kindOf)) return;
  const isHolder = (name: string | undefined) =>
    name !== undefined && (names.workplaces.has(name) || names.places.has(name));
  const holders = [...names.workplaces.keys(), ...names.places];
  if (!isHolder(by) && !names.observers.has(by)) {
    unknown(say, "by", "reports.unknown-author", by, [...holders, ...names.observers]);
  } else if (about !== undefined && !isHolder(about)) {
    if (row.about === undefined) say.error("about", "reports.about-missing", { by });
    else unknown(say, "about", "reports.unknown-holder", about, holders);
  } else if (about !== undefined && !names.observers.has(by) && !mayState(by, about, names)) {
    say.error("by", "reports.not-theirs", { by, about });
  }
  if (!names.periods.has(period)) {
    const expected = spanOf(names.periods);
    say.error("period", "reports.unknown-period", { found: period, expected });
  }
  const kind = kindOf[what];
  if (!names.named[kind].has(of)) {
    unknown(say, "of", "reports.unknown-of", of, [...names.named[kind]], { kind, what });
  } else {
    checkKind(row, kind, names, say);
  }
  checkPartner(row, about, names, say);
  checkFigure(row, say);
  if (row.stated !== undefined) {
    const at = moment(row.stated);
    if (at === undefined) say.error("stated", "reports.not-a-date", { found: row.stated });
    else if (at > now) say.warning("stated", "reports.in-future", { found: row.stated });
  }
}

/** A workplace or place states what is its own; a place also what is of its workplaces and of places below it. */
function mayState(by: string, about: string, { tree, workplaces }: Names): boolean {
  if (by === about) return true;
  const place = workplaces.get(about);
  if (place !== undefined) return by === place || tree.ancestors(place).includes(by);
  return tree.ancestors(about).includes(by);
}

function checkKind(row: Report, kind: Kind, { goods, units }: Names, say: Say): void {
  if (kind !== "good") {
    const hours = kind === "skill" && (row.unit === "h" || row.unit === "hours");
    if (row.unit !== undefined && !hours) {
      say.error("unit", "reports.unit-not-of-good", { found: row.unit, what: row.what });
    }
    return;
  }
  const { unit, stored } = goods.get(row.of)!;
  if (row.unit !== undefined && units.factor(row.unit, unit) === undefined) {
    const values = { found: row.unit, expected: unit, good: row.of };
    say.error("unit", "reports.unknown-unit", values);
  }
  if (!stored && (row.what === "opening" || row.what === "closing") && row.amount !== 0) {
    say.error("what", "reports.not-stored", { good: row.of });
  }
}

function checkPartner(row: Report, about: string | undefined, names: Names, say: Say): void {
  const between = row.what === "sent" || row.what === "received";
  if (!between) {
    if (row.with !== undefined) say.error("with", "reports.with-not-meant", { what: row.what });
    return;
  }
  if (row.with === undefined) {
    say.error("with", "reports.with-missing", { what: row.what });
    return;
  }
  const ends = [row.with, about];
  if (!names.workplaces.has(row.with) && !names.places.has(row.with)) {
    const holders = [...names.workplaces.keys(), ...names.places];
    unknown(say, "with", "reports.unknown-holder", row.with, holders);
  } else if (row.with === about) {
    say.error("with", "reports.with-itself", { about });
  } else if (ends.some((end) => end !== undefined && names.tree.children(end).length > 0)) {
    say.error("with", "reports.region-sends", { what: row.what });
  }
}

function checkFigure(row: Report, say: Say): void {
  if (row.amount < 0) {
    const stock = row.what === "opening" || row.what === "closing" ? "yes" : "no";
    say.error("amount", "reports.negative", { found: row.amount, stock });
  }
  if (row.accuracy !== undefined && row.error !== undefined) {
    say.error("error", "reports.accuracy-twice", {});
  }
}

function unknown(
  say: Say,
  column: string,
  key: MessageKey,
  found: string,
  expected: readonly string[],
  values: MessageValues = {},
): void {
  const near = nearestName(found, expected);
  const hint = near === undefined ? "no" : "yes";
  say.error(column, key, { ...values, found, hint, near: near ?? "" });
}

function spanOf(periods: ReadonlySet<number>): string {
  const numbers = [...periods].sort((a, b) => a - b);
  return numbers.length > 1 ? `${numbers[0]!}–${numbers.at(-1)!}` : numbers.join("");
}

/** A correction names an earlier statement of the same author about the same thing. */
function checkCorrections(accounts: Accounts, gather: Gathering): void {
  const { rows } = accounts.reports;
  const byName = new Map<string, number>();
  rows.forEach(({ report }, at) => {
    if (report === undefined) return;
    const say = reporter("reports", accounts, at, gather);
    if (byName.has(report)) say.error("report", "reports.name-twice", { found: report });
    else byName.set(report, at);
  });
  rows.forEach((row, at) => {
    if (row.replaces === undefined) return;
    const say = reporter("reports", accounts, at, gather);
    const earlier = rows[byName.get(row.replaces) ?? -1];
    if (earlier === undefined) {
      unknown(say, "replaces", "reports.unknown-replaced", row.replaces, [...byName.keys()]);
    } else if (earlier === row || replacesItself(row, rows, byName)) {
      say.error("replaces", "reports.replaces-itself", {});
    } else if (earlier.by !== row.by || subjectOf(earlier) !== subjectOf(row)) {
      say.error("replaces", "reports.replaces-other", { found: row.replaces });
    } else if (isBefore(row.stated, earlier.stated)) {
      const values = { found: row.stated!, earlier: earlier.stated! };
      say.error("stated", "reports.corrected-before", values);
    }
  });
}

function replacesItself(
  row: Report,
  rows: readonly Report[],
  byName: ReadonlyMap<string, number>,
): boolean {
  const seen = new Set<Report>();
  for (let each: Report | undefined = row; each !== undefined;) {
    if (seen.has(each)) return true;
    seen.add(each);
    each = each.replaces === undefined ? undefined : rows[byName.get(each.replaces) ?? -1];
  }
  return false;
}

/** One text for all statements about the same figure. */
export function subjectOf({ by, about = by, period, what, of, with: partner }: Report): string {
  return JSON.stringify([about, period, what, of, partner ?? null]);
}

function isBefore(a: string | undefined, b: string | undefined): boolean {
  const [x, y] = [a, b].map((text) => (text === undefined ? undefined : moment(text)));
  return x !== undefined && y !== undefined && x < y;
}

function checkTolerances(accounts: Accounts, { tables }: Economy, gather: Gathering): void {
  const known = new Set([
    ...tables.goods.rows.flatMap(({ good, kind }) => (kind === undefined ? [good] : [good, kind])),
    ...tables.techniques.rows.map((row) => row.technique),
    ...tables.skills.rows.map((row) => row.skill),
    ...tables.routes.rows.map((row) => row.route),
    ...tables.needs.rows.map((row) => row.need),
  ]);
  accounts.tolerances.rows.forEach((row, at) => {
    if (row.of === undefined || known.has(row.of) || !tolerated.includes(row.in)) return;
    const say = reporter("tolerances", accounts, at, gather);
    unknown(say, "of", "reports.unknown-tolerated", row.of, [...known]);
  });
}

function checkDeadlines(accounts: Accounts, { periods }: Names, gather: Gathering): void {
  accounts.deadlines.rows.forEach(({ period, due }, at) => {
    const say = reporter("deadlines", accounts, at, gather);
    if (!periods.has(period)) {
      say.error("period", "reports.unknown-period", { found: period, expected: spanOf(periods) });
    }
    if (moment(due) === undefined) say.error("due", "reports.not-a-date", { found: due });
  });
}
