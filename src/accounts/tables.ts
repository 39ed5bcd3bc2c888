/**
 * The tables of an account, as data: what is best known of each quantity, how each report moved, what can't be true. What
 * each column means stands in the message catalogue under `account-tables.<table>.<column>`.
 */
import { wordsOf } from "../economy/reference.ts";
import type { Schema } from "../economy/schema.ts";
import type { ColumnSpec } from "../economy/tables.ts";

const key = <const N extends string>(name: N) =>
  ({ name, type: "name", key: true, required: true }) as const;
const optionalKey = <const N extends string>(name: N) =>
  ({ name, type: "name", key: true }) as const;
const name = <const N extends string>(column: N) => ({ name: column, type: "name" }) as const;
const text = <const N extends string>(column: N) => ({ name: column, type: "text" }) as const;
const amount = <const N extends string>(column: N) => ({ name: column, type: "number" }) as const;
const count = <const N extends string>(column: N) => ({ name: column, type: "integer" }) as const;
const period = { name: "period", type: "integer", key: true, required: true } as const;

export const accountTables = {
  figures: [
    ...[key("what"), optionalKey("holder"), key("of"), optionalKey("with"), period],
    { name: "own", type: "yes", key: true },
    ...[amount("estimate"), amount("low"), amount("high"), amount("deviation"), name("status")],
    ...[name("support"), amount("others"), amount("others_deviation"), count("reports")],
  ],
  claims: [
    ...[{ name: "row", type: "integer", key: true, required: true } as const, name("report")],
    ...[name("by"), name("about"), count("period"), name("what"), name("of"), name("with")],
    ...[amount("amount"), amount("deviation"), amount("best"), amount("adjustment")],
    ...[amount("score"), name("counts")],
  ],
  flags: [
    ...[{ name: "flag", type: "integer", key: true, required: true } as const, name("kind")],
    ...[amount("bias"), amount("deviation"), amount("score"), text("told"), text("words")],
  ],
  visits: [
    ...[{ name: "visit", type: "integer", key: true, required: true } as const, name("holder")],
    ...[name("why"), amount("gain"), text("words")],
  ],
  missing: [key("holder"), key("missing"), optionalKey("of"), optionalKey("with"), period],
} as const satisfies Record<string, readonly ColumnSpec[]>;

export const accountSchema: Schema = {
  tables: new Map(Object.entries(accountTables)),
  needed: [],
  // Neither an economy nor a plan has it.
  marks: ["figures"],
  whole: true,
  describe: (table, column) => wordsOf("account-tables", table, column),
};
