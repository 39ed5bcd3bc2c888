import { problemsOfCell } from "../../economy/cells.ts";
import { gathering, type Gathering } from "../../economy/gather.ts";
import { nameIndex, type NameIndex } from "../../economy/names.ts";
import { placeTree, type PlaceTree } from "../../economy/place-tree.ts";
import type { Problem } from "../../economy/problem.ts";
import type { AnyRow, Economy } from "../../economy/types.ts";
import type { MessageKey, MessageValues } from "../../messages/index.ts";
import { moment } from "./moment.ts";
import type { Accounts } from "./read.ts";
import {
  accountsSchema,
  tolerated,
  type AccountsTableName,
  type Report,
  type Subject,
} from "./tables.ts";
import { unitsOf, type Units } from "./units.ts";

/** Names of one kind, and which of them is nearest to one that is none of them. */
interface Known {
  has(name: string): boolean;
  nearest(name: string): string | undefined;
}

/** The names of an economy by what they are the name of. */
interface Names {
  readonly tree: PlaceTree;
  readonly periods: ReadonlySet<number>;
  /** The place of each workplace. */
  readonly workplaces: ReadonlyMap<string, string>;
  readonly observers: ReadonlySet<string>;
  /** Workplaces and places. */
  readonly holders: Known;
  /** Workplaces, places and observers. */
  readonly authors: Known;
  readonly goods: ReadonlyMap<string, { readonly unit: string; readonly stored: boolean }>;
  readonly named: { readonly [K in Kind]: Known };
  readonly units: Units;
}

type Kind = "good" | "skill" | "technique" | "capacity" | "need";

/** What a figure is of. */
export const kindOf: { readonly [S in Subject]: Kind } = {
  ...{ opening: "good", closing: "good", made: "good", used: "good", sent: "good" },
  ...{ received: "good", imported: "good", exported: "good", delivered: "good", lost: "good" },
  ...{ served: "need", hours: "skill", run: "technique", installed: "capacity" },
} as const;

/** A date without a time has not begun anywhere before this long ahead of its beginning in UTC (UTC+14). */
const earliestOffset = 14 * 3_600_000;

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
  checkRows(accounts, economy, now, gather);
  return gather.problems();
}

/** As `checkAccounts`, for accounts whose cells were looked at one by one while they were read. */
export function checkReadAccounts(
  accounts: Accounts,
  economy: Economy,
  now: number = Date.now(),
): readonly Problem[] {
  const gather = gathering();
  checkRows(accounts, economy, now, gather);
  return gather.problems();
}

/** What is wrong with one of the reports, by its index among those of `accounts`. */
export function checkReportAt(
  at: number,
  accounts: Accounts,
  economy: Economy,
  now: number = Date.now(),
): readonly Problem[] {
  const gather = gathering();
  const say = reporter("reports", accounts, at, gather);
  checkReport(accounts.reports.rows[at]!, namesOf(economy, accounts), now, say);
  checkCorrection(at, correctionsOf(accounts.reports.rows), say);
  return gather.problems();
}

function checkRows(accounts: Accounts, economy: Economy, now: number, gather: Gathering): void {
  const { rows } = accounts.reports;
  const names = namesOf(economy, accounts);
  const corrections = correctionsOf(rows);
  checkKeys(accounts, gather);
  checkObservers(accounts, names, gather);
  rows.forEach((row, at) => {
    const say = reporter("reports", accounts, at, gather);
    checkReport(row, names, now, say);
    checkCorrection(at, corrections, say);
  });
  checkTolerances(accounts, economy, gather);
  checkDeadlines(accounts, names, gather);
}

/** Takes problems of one row; their values are only made where they will be shown. */
interface Say {
  error(column: string, key: MessageKey, values?: () => MessageValues): void;
  warning(column: string, key: MessageKey, values?: () => MessageValues): void;
}

function reporter(
  table: AccountsTableName,
  accounts: Accounts,
  at: number,
  gather: Gathering,
): Say {
  const { file, lines } = accounts[table];
  const say =
    (severity: Problem["severity"]): Say["error"] =>
    (column, key, values) => {
      if (gather.isOneMore(file, column, key)) return;
      const row = lines[at];
      const where = { file, table, column, ...(row === undefined ? {} : { row }) };
      gather[severity](where, key, values?.());
    };
  return { error: say("error"), warning: say("warning") };
}

function checkCells(accounts: Accounts, gather: Gathering): void {
  for (const [name, columns] of accountsSchema.tables) {
    const table = name as AccountsTableName;
    (accounts[table].rows as readonly AnyRow[]).forEach((row, at) => {
      const say = reporter(table, accounts, at, gather);
      for (const column of columns) {
        for (const { key, values } of problemsOfCell(column, row[column.name])) {
          say.error(column.name, key, () => values);
        }
      }
    });
  }
}

function checkKeys(accounts: Accounts, gather: Gathering): void {
  for (const [name, columns] of accountsSchema.tables) {
    const table = name as AccountsTableName;
    const keys = columns.filter(({ key }) => key === true);
    if (keys.length === 0) continue;
    const seen = new Set<string>();
    (accounts[table].rows as readonly AnyRow[]).forEach((row, at) => {
      const identity = JSON.stringify(keys.map((column) => row[column.name] ?? null));
      const say = reporter(table, accounts, at, gather);
      if (seen.has(identity)) say.error(keys[0]!.name, "reports.row-twice");
      seen.add(identity);
    });
  }
}

function namesOf(economy: Economy, accounts: Accounts): Names {
  const { tables } = economy;
  const tree = placeTree(economy);
  const workplaces = new Map(tables.workplaces.rows.map((row) => [row.workplace, row.place]));
  const observers = new Set(accounts.observers.rows.map((row) => row.observer));
  const holders = [...workplaces.keys(), ...tree.places];
  return {
    ...{ tree, workplaces, observers },
    periods: new Set(tables.periods.rows.map((row) => row.period)),
    holders: knownOf(holders),
    authors: knownOf([...holders, ...observers]),
    goods: new Map(
      tables.goods.rows.map((row) => [
        row.good,
        { unit: row.unit, stored: row.survival !== undefined },
      ]),
    ),
    named: {
      good: knownOf(tables.goods.rows.map((row) => row.good)),
      skill: knownOf(tables.skills.rows.map((row) => row.skill)),
      technique: knownOf(tables.techniques.rows.map((row) => row.technique)),
      capacity: knownOf(tables.capacities.rows.map((row) => row.capacity)),
      need: knownOf(tables.needs.rows.map((row) => row.need)),
    },
    units: unitsOf(economy),
  };
}

function knownOf(names: Iterable<string>): Known {
  const known = new Set(names);
  return { has: (name) => known.has(name), nearest: nearestOf(known) };
}

/** Most accounts name nothing wrongly, and never need the index. */
function nearestOf(names: Iterable<string>): Known["nearest"] {
  let index: NameIndex | undefined;
  return (name) => (index ??= nameIndex(names)).nearest(name);
}

function checkObservers(accounts: Accounts, { holders }: Names, gather: Gathering): void {
  accounts.observers.rows.forEach(({ observer }, at) => {
    if (!holders.has(observer)) return;
    const say = reporter("observers", accounts, at, gather);
    say.error("observer", "reports.observer-of-place", () => ({ found: observer }));
  });
}

function checkReport(row: Report, names: Names, now: number, say: Say): void {
  // Rows that lack what must be filled have been reported cell by cell.
  const { by, about = by, period, what, of, amount } = row as Partial<Report>;
  if (by === undefined || about === undefined || period === undefined) return;
  if (what === undefined || of === undefined || amount === undefined) return;
  if (!Object.hasOwn(kindOf, what)) return;
  checkAuthor(by, row.about, names, say);
  if (!names.periods.has(period)) {
    say.error("period", "reports.unknown-period", () => {
      return { found: period, expected: spanOf(names.periods) };
    });
  }
  const kind = kindOf[what];
  if (names.named[kind].has(of)) checkKind(row, kind, names, say);
  else unknown(say, "of", "reports.unknown-of", of, names.named[kind], { kind, what });
  checkPartner(row, about, names, say);
  checkFigure(row, say);
  if (row.stated !== undefined) checkMoment(row.stated, now, say);
}

function checkAuthor(by: string, stated: string | undefined, names: Names, say: Say): void {
  const { holders, authors, observers } = names;
  const about = stated ?? by;
  if (!authors.has(by)) {
    unknown(say, "by", "reports.unknown-author", by, authors);
  } else if (!holders.has(about)) {
    if (stated === undefined) say.error("about", "reports.about-missing", () => ({ by }));
    else unknown(say, "about", "reports.unknown-holder", about, holders);
  } else if (!observers.has(by) && !mayState(by, about, names)) {
    say.error("by", "reports.not-theirs", () => ({ by, about }));
  }
}

/** A workplace or place states what is its own; a place also what is of its workplaces and of places below it. */
function mayState(by: string, about: string, { tree, workplaces }: Names): boolean {
  if (by === about) return true;
  const place = workplaces.get(about);
  if (place !== undefined) return by === place || tree.ancestors(place).includes(by);
  return tree.ancestors(about).includes(by);
}

function checkMoment(stated: string, now: number, say: Say): void {
  const at = moment(stated);
  const values = () => ({ found: stated });
  if (at === undefined) {
    say.error("stated", "reports.not-a-date", values);
  } else if (at - (stated.includes("T") ? 0 : earliestOffset) > now) {
    say.warning("stated", "reports.in-future", values);
  }
}

function checkKind(row: Report, kind: Kind, { goods, units }: Names, say: Say): void {
  const { unit: found, what, of } = row;
  if (kind !== "good") {
    const hours = kind === "skill" && (found === "h" || found === "hours");
    if (found !== undefined && !hours) {
      say.error("unit", "reports.unit-not-of-good", () => ({ found, what }));
    }
    return;
  }
  const { unit, stored } = goods.get(of)!;
  if (found !== undefined && units.factor(found, unit) === undefined) {
    say.error("unit", "reports.unknown-unit", () => ({ found, expected: unit, good: of }));
  }
  if (!stored && (what === "opening" || what === "closing") && row.amount !== 0) {
    say.error("what", "reports.not-stored", () => ({ good: of }));
  }
}

function checkPartner(row: Report, about: string, names: Names, say: Say): void {
  const { what, with: partner } = row;
  const { holders, tree } = names;
  if (what !== "sent" && what !== "received") {
    if (partner !== undefined) say.error("with", "reports.with-not-meant", () => ({ what }));
  } else if (partner === undefined) {
    say.error("with", "reports.with-missing", () => ({ what }));
  } else if (!holders.has(partner)) {
    unknown(say, "with", "reports.unknown-holder", partner, holders);
  } else if (partner === about) {
    say.error("with", "reports.with-itself", () => ({ about }));
  } else if (tree.children(partner).length > 0 || tree.children(about).length > 0) {
    say.error("with", "reports.region-sends");
  }
}

function checkFigure({ amount, what, accuracy, error }: Report, say: Say): void {
  if (amount < 0) {
    const stock = what === "opening" || what === "closing" ? "yes" : "no";
    say.error("amount", "reports.negative", () => ({ found: amount, stock }));
  }
  if (accuracy !== undefined && error !== undefined) say.error("error", "reports.accuracy-twice");
}

function unknown(
  say: Say,
  column: string,
  key: MessageKey,
  found: string,
  expected: Pick<Known, "nearest">,
  values: MessageValues = {},
): void {
  say.error(column, key, () => {
    const near = expected.nearest(found);
    return { ...values, found, hint: near === undefined ? "no" : "yes", near: near ?? "" };
  });
}

function spanOf(periods: ReadonlySet<number>): string {
  const numbers = [...periods].sort((a, b) => a - b);
  return numbers.length > 1 ? `${numbers[0]!}–${numbers.at(-1)!}` : numbers.join("");
}

/** Which reports correct which, by index. */
interface Corrections {
  readonly rows: readonly Report[];
  /** The first report of each name. */
  readonly named: ReadonlyMap<string, number>;
  /** Reports whose name an earlier one has. */
  readonly again: ReadonlySet<number>;
  /** Corrections that replace themselves, directly or through others. */
  readonly circular: ReadonlySet<number>;
  nearest(name: string): string | undefined;
}

function correctionsOf(rows: readonly Report[]): Corrections {
  const named = new Map<string, number>();
  const again = new Set<number>();
  rows.forEach(({ report }, at) => {
    if (report === undefined) return;
    if (named.has(report)) again.add(at);
    else named.set(report, at);
  });
  const next = new Map<number, number>();
  rows.forEach(({ replaces }, at) => {
    const earlier = replaces === undefined ? undefined : named.get(replaces);
    if (earlier !== undefined) next.set(at, earlier);
  });
  return {
    ...{ rows, named, again, nearest: nearestOf(named.keys()) },
    circular: circularIn(next),
  };
}

/** The members of the circles that come of going from each index to the one it leads to. */
function circularIn(next: ReadonlyMap<number, number>): ReadonlySet<number> {
  const members = new Set<number>();
  const walkOf = new Map<number, number>();
  for (const walk of next.keys()) {
    let at: number | undefined = walk;
    while (at !== undefined && !walkOf.has(at)) {
      walkOf.set(at, walk);
      at = next.get(at);
    }
    // A walk that meets its own trace has gone round a circle; another's trace is known already.
    if (at === undefined || walkOf.get(at) !== walk) continue;
    for (let each: number | undefined = at; each !== undefined && !members.has(each);) {
      members.add(each);
      each = next.get(each);
    }
  }
  return members;
}

/** A correction names an earlier statement of the same author about the same thing. */
function checkCorrection(at: number, corrections: Corrections, say: Say): void {
  const { rows, named, again, circular } = corrections;
  const { report, replaces, by, stated } = rows[at]!;
  if (again.has(at)) say.error("report", "reports.name-twice", () => ({ found: report! }));
  if (replaces === undefined) return;
  const earlier = rows[named.get(replaces) ?? -1];
  if (earlier === undefined) {
    unknown(say, "replaces", "reports.unknown-replaced", replaces, corrections);
  } else if (circular.has(at)) {
    say.error("replaces", "reports.replaces-itself");
  } else if (earlier.by !== by || subjectOf(earlier) !== subjectOf(rows[at]!)) {
    say.error("replaces", "reports.replaces-other", () => ({ found: replaces }));
  } else if (isBefore(stated, earlier.stated)) {
    say.error("stated", "reports.corrected-before", () => {
      return { found: stated!, earlier: earlier.stated! };
    });
  }
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
  const known = knownOf([
    ...tables.goods.rows.flatMap(({ good, kind }) => (kind === undefined ? [good] : [good, kind])),
    ...tables.techniques.rows.map((row) => row.technique),
    ...tables.skills.rows.map((row) => row.skill),
    ...tables.routes.rows.map((row) => row.route),
    ...tables.needs.rows.map((row) => row.need),
  ]);
  accounts.tolerances.rows.forEach((row, at) => {
    if (row.of === undefined || known.has(row.of) || !tolerated.includes(row.in)) return;
    const say = reporter("tolerances", accounts, at, gather);
    unknown(say, "of", "reports.unknown-tolerated", row.of, known);
  });
}

function checkDeadlines(accounts: Accounts, { periods }: Names, gather: Gathering): void {
  accounts.deadlines.rows.forEach(({ period, due }, at) => {
    const say = reporter("deadlines", accounts, at, gather);
    if (!periods.has(period)) {
      say.error("period", "reports.unknown-period", () => {
        return { found: period, expected: spanOf(periods) };
      });
    }
    if (moment(due) === undefined) {
      say.error("due", "reports.not-a-date", () => ({ found: due }));
    }
  });
}
