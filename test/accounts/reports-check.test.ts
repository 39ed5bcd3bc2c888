import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/accounts/balances/book-of.ts";
import { sift } from "../../src/accounts/balances/statements.ts";
import { tolerancesOf } from "../../src/accounts/balances/tolerances.ts";
import { checkAccounts, checkReportAt } from "../../src/accounts/reports/check.ts";
import { moment } from "../../src/accounts/reports/moment.ts";
import { accountsOf } from "../../src/accounts/reports/read.ts";
import type { Report } from "../../src/accounts/reports/tables.ts";
import { unitsOf } from "../../src/accounts/reports/units.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { renderProblem } from "../../src/economy/problem.ts";
import { catalogues } from "../../src/messages/index.ts";
import { valley } from "./reports-economy.ts";

const economy = economyOf({ name: "valley" }, valley);
const now = Date.parse("2027-06-30T12:00:00Z");
type Given = Parameters<typeof accountsOf>[0];

/** A sound report: the upper farm harvested 30 t. */
const harvest = {
  ...{ by: "upper farm", period: 1, what: "made", of: "grain", amount: 30 },
} as const satisfies Report;
const cart = { ...harvest, what: "sent", with: "mill" } as const satisfies Report;
const inspector = { observer: "inspector" };

const sentences = (given: Given) =>
  checkAccounts(accountsOf(given), economy, now).map((problem) => renderProblem(problem));

/** One report that differs from a sound one. */
const differing = (change: Partial<Report>, from: Report = harvest): Given => ({
  reports: [{ ...from, ...change }],
});

const first = { ...harvest, report: "a", stated: "2027-04-01" };

const cases: readonly (readonly [key: string, given: Given, says: string])[] = [
  [
    "row-twice",
    { deadlines: [1, 1].map((period) => ({ period, due: "2027-04-30" })) },
    "deadlines.csv row 3: this row has the key of an earlier one; keep one of them",
  ],
  [
    "observer-of-place",
    { observers: [{ observer: "Hill" }] },
    'observers.csv row 2: "Hill" is a workplace or place of the economy; give the observer another name',
  ],
  [
    "unknown-author",
    differing({ by: "uper farm" }),
    'reports.csv row 2: "uper farm" is no workplace, no place and no observer; did you mean “upper farm”?',
  ],
  [
    "unknown-author",
    differing({ by: "ministry" }),
    'reports.csv row 2: "ministry" is no workplace, no place and no observer; correct the name, or list whoever it is in the table observers',
  ],
  [
    "unknown-author",
    { reports: [{ ...harvest, by: "inspektor", about: "Hill" }], observers: [inspector] },
    "did you mean “inspector”?",
  ],
  [
    "about-missing",
    { reports: [{ ...harvest, by: "inspector" }], observers: [inspector] },
    'reports.csv row 2: "inspector" is an observer, who has no figures of their own; state the workplace or place it is about',
  ],
  [
    "unknown-holder",
    differing({ by: "Hill", about: "farm three" }),
    'reports.csv row 2: "farm three" is no workplace and no place; correct the name, or add it to workplaces or places',
  ],
  [
    "unknown-holder",
    differing({ with: "mil" }, cart),
    'reports.csv row 2: "mil" is no workplace and no place; did you mean “mill”?',
  ],
  [
    "not-theirs",
    differing({ by: "mill", about: "upper farm" }),
    'reports.csv row 2: "mill" states a figure of "upper farm", which is neither its own nor of what belongs to it; correct the name, or list "mill" under another name in observers if it reports from outside',
  ],
  [
    "unknown-period",
    differing({ period: 3 }),
    "reports.csv row 2: there is no period 3; periods of the economy are 1–2: correct it, or add the period",
  ],
  [
    "unknown-period",
    { deadlines: [{ period: 7, due: "2027-04-30" }] },
    "deadlines.csv row 2: there is no period 7",
  ],
  [
    "unknown-of",
    differing({ of: "grian" }),
    'reports.csv row 2: "grian" is no good, which made must be of; did you mean “grain”?',
  ],
  [
    "unknown-of",
    differing({ what: "hours", of: "sow" }),
    'reports.csv row 2: "sow" is no skill, which hours must be of; correct the name, or add it to the economy',
  ],
  [
    "not-a-date",
    differing({ stated: "31.03.2027" }),
    'reports.csv row 2: "31.03.2027" is no date; write it as 2027-03-31, or with time and offset as 2027-03-31T18:00+02:00',
  ],
  [
    "not-a-date",
    { deadlines: [{ period: 1, due: "2027-02-30" }] },
    'deadlines.csv row 2: "2027-02-30" is no date',
  ],
  [
    "in-future",
    differing({ stated: "2027-07-02" }),
    "reports.csv row 2: this is stated at 2027-07-02, which is yet to come; check the date, or the clock it was written by. The figure counts",
  ],
  [
    "unit-not-of-good",
    differing({ what: "run", of: "sow", unit: "t" }),
    'reports.csv row 2: "run" has no unit to choose; leave the unit (t) empty',
  ],
  [
    "unknown-unit",
    differing({ unit: "kWh" }),
    'reports.csv row 2: "grain" is counted in t, and the table units does not say how many of it a kWh is; state the amount in t, or add the conversion',
  ],
  [
    "not-stored",
    differing({ by: "Town", what: "closing", of: "power" }),
    'reports.csv row 2: "power" can’t be stored (its survival is empty), so there is no stock of it; state the survival, or another figure',
  ],
  [
    "with-not-meant",
    differing({ with: "mill" }),
    'reports.csv row 2: "made" has no other end; leave “with” empty',
  ],
  [
    "with-missing",
    differing({ what: "received" }),
    'reports.csv row 2: "received" needs its other end: state in “with” from whom it went',
  ],
  [
    "with-itself",
    differing({ with: "upper farm" }, cart),
    'reports.csv row 2: "upper farm" can’t send to itself or receive from itself; correct one of the ends',
  ],
  [
    "region-sends",
    differing({ with: "Valley" }, cart),
    "reports.csv row 2: a region neither sends nor receives; state which of its lowest places or workplaces does",
  ],
  [
    "region-sends",
    differing({ by: "Valley", with: "mill" }, cart),
    "a region neither sends nor receives",
  ],
  [
    "negative",
    differing({ what: "closing", amount: -3 }),
    "reports.csv row 2: -3 is less than nothing; a stock that seems negative means that something else was not reported: state what was counted, or leave the row out",
  ],
  [
    "negative",
    differing({ amount: -3 }, cart),
    "reports.csv row 2: -3 is less than nothing; state it as the opposite movement",
  ],
  [
    "accuracy-twice",
    differing({ accuracy: 0.02, error: 1 }),
    "reports.csv row 2: both accuracy (a share) and error (an amount) are stated; keep the one that is meant",
  ],
  [
    "name-twice",
    { reports: [first, { ...first, amount: 31 }] },
    'reports.csv row 3: another report is called "a"; give each a name of its own',
  ],
  [
    "unknown-replaced",
    {
      reports: [
        { ...first, report: "spring-1" },
        { ...harvest, replaces: "sprign-1" },
      ],
    },
    'reports.csv row 3: there is no report "sprign-1" to replace; did you mean “spring-1”?',
  ],
  [
    "unknown-replaced",
    { reports: [{ ...harvest, replaces: "long ago" }] },
    "correct the name: earlier statements stay in the table",
  ],
  [
    "replaces-itself",
    { reports: [{ ...first, replaces: "a" }] },
    "reports.csv row 2: this correction replaces itself, directly or through others; name the earlier statement",
  ],
  [
    "replaces-other",
    { reports: [first, { ...harvest, of: "flour", replaces: "a" }] },
    'reports.csv row 3: report "a" is of somebody else, or of another figure; a correction has the same author, period, subject and ends',
  ],
  [
    "replaces-other",
    { reports: [first, { ...harvest, by: "Hill", about: "upper farm", replaces: "a" }] },
    'report "a" is of somebody else',
  ],
  [
    "corrected-before",
    { reports: [first, { ...harvest, replaces: "a", stated: "2027-03-31T23:59Z" }] },
    "reports.csv row 3: this correction is stated at 2027-03-31T23:59Z, before what it corrects (2027-04-01); check both dates",
  ],
  [
    "unknown-tolerated",
    { tolerances: [{ in: "weighed", of: "flower", share: 0.01 }] },
    'tolerances.csv row 2: "flower" is no good, kind, technique, skill, route or need; did you mean “flour”?',
  ],
];

describe("what is wrong with accounts is said with file, row and remedy", () => {
  test.each(cases)("%s", (key, given, says) => {
    const problems = checkAccounts(accountsOf(given), economy, now);
    expect(problems.map((problem) => problem.key)).toEqual([`reports.${key}`]);
    expect(renderProblem(problems[0]!)).toContain(says);
    expect(problems[0]!.severity).toBe(key === "in-future" ? "warning" : "error");
  });

  test("every sentence of the catalogue is among them", () => {
    const known = Object.keys(catalogues.en).filter((key) => key.startsWith("reports."));
    const reached = new Set(cases.map(([key]) => `reports.${key}`));
    expect(known.filter((key) => !reached.has(key))).toEqual([]);
  });

  test("all problems of all rows at once, also several of one row", () => {
    const found = sentences({
      reports: [
        { ...cart, by: "mil", period: 9, amount: -1 },
        harvest,
        { ...harvest, of: "grian" },
      ],
    });
    expect(found.map((sentence) => sentence.slice(0, 17))).toEqual([
      "reports.csv row 2",
      "reports.csv row 2",
      "reports.csv row 2",
      "reports.csv row 4",
    ]);
  });

  test("what no program may put in a cell is an error of the cell, and nothing more", () => {
    const odd = [
      { ...harvest, what: "toString" },
      { ...harvest, amount: Number.NaN },
      { ...harvest, by: undefined },
      { ...harvest, accuracy: 0 },
    ] as unknown as readonly Report[];
    const problems = checkAccounts(accountsOf({ reports: odd }), economy, now);
    expect(problems.map(({ key, where }) => `${where.row!} ${key}`)).toEqual([
      "2 check.cell.choice",
      "3 check.cell.type",
      "4 check.cell.required",
      "5 check.cell.not-above",
    ]);
  });
});

describe("sound accounts", () => {
  test("raise nothing: every subject, by whoever may state it", () => {
    const mill = { by: "mill", period: 2 } as const;
    const reports: readonly Report[] = [
      {
        ...harvest,
        method: "weighed",
        accuracy: 0.02,
        unit: "kg",
        stated: "2027-06-30T13:59+02:00",
      },
      { ...harvest, by: "Hill", about: "upper farm" },
      { ...harvest, by: "Valley", about: "upper farm", error: 2 },
      { ...harvest, by: "Valley", about: "Hill" },
      { ...harvest, by: "inspector", about: "Hill", method: "inspected" },
      cart,
      { ...mill, what: "received", of: "grain", with: "upper farm", amount: 12000, unit: "kg" },
      { ...mill, what: "used", of: "grain", amount: 10 },
      { ...mill, what: "opening", of: "grain", amount: 0 },
      { ...mill, what: "closing", of: "power", amount: 0 },
      { ...mill, what: "lost", of: "grain", amount: 0.2 },
      { ...mill, what: "run", of: "grind", amount: 8 },
      { ...mill, what: "hours", of: "milling", amount: 16, unit: "h" },
      { ...mill, what: "installed", of: "stones", amount: 60 },
      { by: "Town", period: 2, what: "imported", of: "power", amount: 400 },
      { by: "Town", period: 2, what: "exported", of: "flour", amount: 1 },
      { by: "Town", period: 2, what: "delivered", of: "flour", amount: 20 },
      { by: "Town", period: 2, what: "served", of: "bread", amount: 300 },
    ];
    const tolerances = [
      { in: "weighed", share: 0.02 },
      ...["grain", "food", "sow", "milling", "cart", "bread"].map((of) => {
        return { in: "input", of, share: 0.1 } as const;
      }),
    ] as const;
    const deadlines = [{ period: 1, due: "2027-07-15" }];
    expect(sentences({ reports, observers: [inspector], tolerances, deadlines })).toEqual([]);
    expect(new Set(reports.map(({ what }) => what)).size).toBe(14);
  });

  test("the same figure stated again, and another figure for the same thing, are kept", () => {
    const reports = [harvest, harvest, { ...harvest, amount: 31 }];
    const accounts = accountsOf({ reports });
    expect(checkAccounts(accounts, economy, now)).toEqual([]);
    const { statements, repeated, contradicting } = sift(accounts, economy, tolerancesOf(accounts));
    expect(statements.map(({ value }) => value)).toEqual([30, 31]);
    expect(repeated).toEqual([{ at: 1, of: 0 }]);
    expect(contradicting).toEqual([[0, 2]]);
  });

  test("a correction of a correction leaves the last, in whatever order the rows stand", () => {
    const reports = [
      { ...harvest, amount: 32, report: "c", replaces: "b" },
      { ...first, amount: 30 },
      { ...harvest, amount: 31, report: "b", replaces: "a", stated: "2027-04-01" },
    ];
    const accounts = accountsOf({ reports });
    expect(checkAccounts(accounts, economy, now)).toEqual([]);
    const { statements } = sift(accounts, economy, tolerancesOf(accounts));
    expect(statements.map(({ value }) => value)).toEqual([32]);
  });

  test("tonnes and kilograms of one thing are one quantity", () => {
    const reports = [
      harvest,
      { ...harvest, by: "Hill", about: "upper farm", amount: 29500, unit: "kg" },
    ];
    const accounts = accountsOf({ reports });
    const tolerances = tolerancesOf(accounts);
    const { statements } = sift(accounts, economy, tolerances);
    expect(statements.map(({ value }) => value)).toEqual([30, 29.5]);
    const { book } = bookOf(economy, statements, tolerances);
    const made = book.quantities.filter(({ kind, of }) => kind === "made" && of === "grain");
    expect(made.filter(({ holder }) => holder === "upper farm")).toHaveLength(1);
  });
});

describe("circles of corrections", () => {
  const link = (report: string, replaces: string) => ({ ...harvest, report, replaces });

  test("only their members replace themselves", () => {
    const reports = [
      link("a", "b"),
      link("b", "c"),
      link("c", "b"),
      link("d", "d"),
      link("e", "a"),
    ];
    const problems = checkAccounts(accountsOf({ reports }), economy, now);
    expect(problems.map(({ key, where }) => `${where.row!} ${key}`)).toEqual([
      "3 reports.replaces-itself",
      "4 reports.replaces-itself",
      "5 reports.replaces-itself",
    ]);
  });

  test("thirty thousand corrections of each other are checked at once", () => {
    const reports = Array.from({ length: 30_000 }, (_, i) => link(`r${i}`, `r${i + 1}`));
    const accounts = accountsOf({ reports: [...reports, { ...harvest, report: "r30000" }] });
    expect(checkAccounts(accounts, economy, now)).toEqual([]);
  });
});

describe("one report by its index", () => {
  test("is checked however many others are wrong in the same way", () => {
    const wrong = Array.from({ length: 100 }, () => ({ ...harvest, by: "nobody at all" }));
    const accounts = accountsOf({
      reports: [...wrong, { ...first, by: "uper farm" }, { ...first, replaces: "a" }],
    });
    const keysAt = (at: number) =>
      checkReportAt(at, accounts, economy, now).map(({ key, where }) => `${where.row!} ${key}`);
    expect(keysAt(100)).toEqual(["102 reports.unknown-author"]);
    expect(keysAt(101)).toEqual(["103 reports.name-twice", "103 reports.replaces-other"]);
    const all = checkAccounts(accounts, economy, now);
    expect(all.filter(({ key }) => key === "reports.unknown-author")).toHaveLength(20);
    expect(all.find(({ key }) => key === "read.more")?.values).toMatchObject({ count: 81 });
  });
});

describe("moments", () => {
  test.each([
    ["2027-03-31", Date.UTC(2027, 2, 31)],
    [" 2028-02-29 ", Date.UTC(2028, 1, 29)],
    ["2027-03-31T18:00+02:00", Date.UTC(2027, 2, 31, 16)],
    ["2027-03-31T18:00:30.5Z", Date.UTC(2027, 2, 31, 18, 0, 30, 500)],
  ])("%s", (text, at) => {
    expect(moment(text)).toBe(at);
  });

  test.each([
    ...["2027-02-29", "2027-13-01", "2027-3-1", "31.03.2027", "03/31/2027", "yesterday", ""],
    ...["2027-03-31T18:00", "2027-03-31T25:00Z", "2027-03-31 18:00Z", "2027-03-31T18:00+2"],
  ])("%s is none", (text) => {
    expect(moment(text)).toBeUndefined();
  });

  test("a date has come where it has come first; a time is held to its offset", () => {
    const at = (stated: string, clock: string) =>
      checkAccounts(accountsOf(differing({ stated })), economy, Date.parse(clock)).length;
    expect(at("2027-07-01", "2027-06-30T10:00Z")).toBe(0);
    expect(at("2027-07-01", "2027-06-30T09:59Z")).toBe(1);
    expect(at("2027-07-01T00:00+14:00", "2027-06-30T10:00Z")).toBe(0);
    expect(at("2027-06-30T10:01Z", "2027-06-30T10:00Z")).toBe(1);
  });
});

test("units convert through each other, and not where the table doesn't say", () => {
  const units = unitsOf(
    economyOf(
      { name: "units" },
      {
        units: [
          { unit: "t" },
          { unit: "kg", of: "t", factor: 0.001 },
          { unit: "sack", of: "kg", factor: 50 },
          { unit: "litre" },
        ],
      },
    ),
  );
  expect(units.factor("sack", "t")).toBeCloseTo(0.05, 15);
  expect(units.factor("t", "sack")).toBeCloseTo(20, 12);
  expect(units.factor("litre", "kg")).toBeUndefined();
  expect(units.factor("bushel", "bushel")).toBe(1);
});
