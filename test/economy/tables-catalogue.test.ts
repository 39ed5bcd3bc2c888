import { describe, expect, test } from "vitest";
import { IntlMessageFormat } from "intl-messageformat";
import { tableNames, columnsOf, type tables, type TableName } from "../../src/economy/tables.ts";
import { catalogues, type MessageKey } from "../../src/messages/index.ts";
import { planTableNames, planTables, type PlanTableName } from "../../src/plan/tables.ts";

type TableKeys = {
  [T in TableName]: `tables.${T}` | `tables.${T}.${(typeof tables)[T][number]["name"]}`;
}[TableName];
type PlanKeys = {
  [T in PlanTableName]:
    `plan-tables.${T}` | `plan-tables.${T}.${(typeof planTables)[T][number]["name"]}`;
}[PlanTableName];

// Fails to compile when a table or column has no entry.
const complete: Exclude<TableKeys | PlanKeys, MessageKey> extends never ? true : false = true;

const wanted = [
  ...tableNames.flatMap((table) => [
    `tables.${table}`,
    ...columnsOf(table).map(({ name }) => `tables.${table}.${name}`),
  ]),
  ...planTableNames.flatMap((table) => [
    `plan-tables.${table}`,
    ...planTables[table].map(({ name }) => `plan-tables.${table}.${name}`),
  ]),
];

describe("the words for tables and columns", () => {
  test("every table and column has an entry, and every entry a table or column", () => {
    expect(complete).toBe(true);
    const entries = Object.keys(catalogues.en).filter((key) => /^(plan-)?tables\./.test(key));
    expect([...entries].sort()).toEqual([...wanted].sort());
  });

  test("every entry of an optional column says what holds when it is empty", () => {
    const silent = tableNames.flatMap((table) =>
      columnsOf(table)
        .filter(({ name, required }) => required !== true && name !== "note")
        .map(({ name }) => `tables.${table}.${name}`)
        .filter((key) => !catalogues.en[key as MessageKey].includes("Empty: ")),
    );
    expect(silent).toEqual([]);
  });

  test("every entry of the readers, writers and tables is a message that can be rendered", () => {
    const keys = Object.keys(catalogues.en).filter((key) =>
      /^(read|write|tables|plan-tables)\./.test(key),
    ) as MessageKey[];
    expect(keys.length).toBeGreaterThan(300);
    for (const key of keys) {
      expect(() => new IntlMessageFormat(catalogues.en[key], "en"), key).not.toThrow();
    }
  });
});
