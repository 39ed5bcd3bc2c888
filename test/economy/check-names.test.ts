import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../src/economy/check/index.ts";
import { definers, nameKinds } from "../../src/economy/check/kinds.ts";
import { readAndCheck, writeEconomy } from "../../src/economy/index.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { renderProblem, type Problem } from "../../src/economy/problem.ts";
import {
  columnsOf,
  tableNames,
  type ColumnSpec,
  type TableName,
} from "../../src/economy/tables.ts";
import type { AnyRow, Cell, Rows } from "../../src/economy/types.ts";
import { rich, richEconomy } from "./rich-economy.ts";

/** A slip of the finger: two letters swapped or, in short names and numbers, one added. */
function mistyped(name: string): string {
  const middle = Math.floor(name.length / 2);
  const swapped =
    name.slice(0, middle - 1) + name[middle]! + name[middle - 1]! + name.slice(middle + 1);
  return name.length > 4 && swapped !== name && !/^\d+$/.test(name) ? swapped : `${name}1`;
}

function mistypedCell(value: Cell): { cell: Cell; was: string; is: string } {
  if (typeof value === "number") {
    const is = mistyped(String(value));
    return { cell: Number(is), was: String(value), is };
  }
  if (typeof value === "object") {
    const was = String(value[0]);
    return { cell: [mistyped(was), ...value.slice(1).map(String)], was, is: mistyped(was) };
  }
  return { cell: mistyped(String(value)), was: String(value), is: mistyped(String(value)) };
}

const rows = Object.fromEntries(
  tableNames.map((table) => [table, rich[table] ?? []]),
) as unknown as Readonly<Record<TableName, readonly AnyRow[]>>;

function withCell(table: TableName, at: number, column: string, cell: Cell) {
  const changed = rows[table].map((row, i) => (i === at ? { ...row, [column]: cell } : row));
  return economyOf({ name: "rich" }, { ...rows, [table]: changed } as Rows);
}

const before = new Set(
  check(economyOf({ name: "rich" }, rows as Rows)).map((problem) => renderProblem(problem)),
);

/** What is said of a mistyped cell, beyond what is said of the economy without it. */
function saidOf(table: TableName, at: number, column: string, cell: Cell): readonly Problem[] {
  return check(withCell(table, at, column, cell)).filter(
    (problem) => !before.has(renderProblem(problem)),
  );
}

/** A mistake in one of these leaves the plan as it is. */
const onlyWarned = (table: TableName, column: string) =>
  column === "source" || column === "unit" || (table === "units" && column === "of");

/**
 * Names that nothing else in the economy speaks of, so that no other name can have been meant; and texts.
 * A column that is neither here nor named, chosen or defined is forgotten, and fails the last test.
 */
const unspoken = new Set([
  ...tableNames.flatMap((table) => [`${table}.name`, `${table}.note`]),
  "population.group",
  "goods.kind",
  "capacities.capacity",
  "needs.need",
  "limits.limit",
  "sources.title",
  "sources.citation",
  "sources.licence",
  "sources.date",
  "sources.reliability",
]);

interface Case {
  readonly table: TableName;
  readonly column: ColumnSpec;
  readonly at: number;
}

const filled: readonly Case[] = tableNames.flatMap((table) =>
  columnsOf(table).flatMap((column) => {
    const at = rows[table].findIndex((row) => row[column.name] !== undefined);
    return at < 0 ? [] : [{ table, column, at }];
  }),
);

test("the rich economy is in order", () => {
  expect(check(richEconomy()).map((problem) => renderProblem(problem))).toEqual([]);
});

test("it fills every column of every table", () => {
  const columns = tableNames.flatMap((table) =>
    columnsOf(table).map((column) => `${table}.${column.name}`),
  );
  expect(filled.map(({ table, column }) => `${table}.${column.name}`)).toEqual(columns);
});

const covered = new Set<string>();

describe("a mistyped name is named, with the one that was meant:", () => {
  const referring = filled.filter(({ table, column }) => {
    return (
      column.refers !== undefined ||
      column.name === "unit" ||
      (table === "units" && column.name === "of")
    );
  });
  const isKey = ({ table, column }: Case) => table === "units" && column.name === "unit";
  test.each(
    referring
      .filter((each) => !isKey(each))
      .map((each) => [`${each.table}.${each.column.name}`, each] as const),
  )("%s", (id, { table, column, at }) => {
    covered.add(id);
    const { cell, was, is } = mistypedCell(rows[table][at]![column.name]!);
    const problems = saidOf(table, at, column.name, cell);
    const [found, ...more] = problems.filter((problem) => problem.where.column === column.name);
    expect(more).toEqual([]);
    expect(found?.where).toMatchObject({ file: `${table}.csv`, table, row: at + 2 });
    expect(found?.severity).toBe(onlyWarned(table, column.name) ? "warning" : "error");
    expect(found?.values.found).toBe(is);
    expect(found?.values.suggestion).toBe(was);
    expect(renderProblem(found!)).toContain(is);
    expect(renderProblem(found!)).toContain(`did you mean "${was}"?`);
    expect(renderProblem(found!)).not.toContain("unknown name");
    // One slip, one problem; nothing that only follows from it.
    expect(problems.map((problem) => renderProblem(problem))).toEqual([renderProblem(found!)]);
  });
});

describe("a mistyped choice is named, with the one that was meant:", () => {
  const choosing = filled.filter(({ column }) => column.choices !== undefined);
  test.each(choosing.map((each) => [`${each.table}.${each.column.name}`, each] as const))(
    "%s",
    (id, { table, column, at }) => {
      covered.add(id);
      const { cell, was, is } = mistypedCell(rows[table][at]![column.name]!);
      const problems = saidOf(table, at, column.name, cell);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ severity: "error", where: { table, row: at + 2 } });
      expect(problems[0]?.values).toMatchObject({ found: is, suggestion: was });
    },
  );
});

describe("a name mistyped where it is defined is named where it is used:", () => {
  const defining = filled.filter(({ table, column }) =>
    nameKinds.some(
      (kind) => definers[kind].table === table && definers[kind].column === column.name,
    ),
  );
  const keys = defining.filter(
    ({ table, column }) => !unspoken.has(`${table}.${column.name}`) && column.refers === undefined,
  );
  test.each(keys.map((each) => [`${each.table}.${each.column.name}`, each] as const))(
    "%s",
    (id, { table, column }) => {
      covered.add(id);
      const said = rows[table].flatMap((row, at) => {
        const { cell, was, is } = mistypedCell(row[column.name]!);
        return saidOf(table, at, column.name, cell).filter(
          ({ values }) => values.found === was && values.suggestion === is,
        );
      });
      // Some rows of each table are spoken of elsewhere.
      expect(said.length).toBeGreaterThan(0);
    },
  );
});

describe("a mistyped change is named, with what was meant:", () => {
  const trade = rows.changes.findIndex((row) => row.table === "trade");
  const routes = rows.changes.findIndex((row) => row.table === "routes");
  test.each([
    ["key", trade, "place=seashore; good=deisel", "place=seashore; good=diesel"],
    ["key", trade, "plcae=seashore; good=diesel", "place"],
    ["column", trade, "import_pirce", "import_price"],
    ["value", routes, "dalebrokk", "dalebrook"],
  ])("changes.%s in row %i: %s", (column, at, is, was) => {
    covered.add(`changes.${column}`);
    const problems = saidOf("changes", at, column, is);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      severity: "error",
      where: { file: "changes.csv", table: "changes", row: at + 2, column },
    });
    expect(renderProblem(problems[0]!)).toMatch(new RegExp(`did you mean "?${was}"?\\?`));
  });
});

test("no column is forgotten", () => {
  const forgotten = tableNames.flatMap((table) =>
    columnsOf(table)
      .filter(({ type }) => !["number", "numbers", "yes"].includes(type))
      .filter(({ type, refers }) => type !== "integer" || refers !== undefined)
      .map((column) => `${table}.${column.name}`)
      .filter((id) => !covered.has(id) && !unspoken.has(id)),
  );
  expect(forgotten).toEqual([]);
});

describe("a mistyped header is named, with the column that was meant:", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "commonweal-names-"));
    await writeEconomy(richEconomy(), join(folder, "economy"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test.each(tableNames)("%s", async (table) => {
    const file = join(folder, "economy", `${table}.csv`);
    const text = await readFile(file, "utf8");
    const end = text.indexOf("\n");
    const headings = text.slice(0, end).trimEnd().split(",");
    expect(headings).toEqual(columnsOf(table).map((column) => column.name));
    for (const heading of headings) {
      const wrong = headings.map((each) => (each === heading ? mistyped(each) : each)).join(",");
      await writeFile(file, wrong + text.slice(end));
      const { problems } = await readAndCheck(join(folder, "economy"));
      await writeFile(file, text);
      const said = problems
        .filter((problem) => problem.severity === "error" && !before.has(renderProblem(problem)))
        .map((problem) => renderProblem(problem));
      expect(said).toContain(
        `${table}.csv: there is no column "${mistyped(heading)}"; did you mean "${heading}"?`,
      );
      expect(said.length, said.join("\n")).toBe(1);
    }
  });
});
