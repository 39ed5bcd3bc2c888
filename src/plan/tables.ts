import type { ColumnSpec } from "../economy/tables.ts";

/**
 * The tables of a plan, as data: what was decided, and everything that follows from it, in the units of
 * the economy. Rows in which everything is zero are left out. What each column means stands in the
 * message catalogue under `plan-tables.<table>.<column>`. `place` is empty for pooled goods.
 */

const key = <const N extends string>(name: N) =>
  ({ name, type: "name", key: true, required: true }) as const;
/** A key column that may be empty: the goods that are pooled have no place. */
const optionalKey = <const N extends string>(name: N) =>
  ({ name, type: "name", key: true }) as const;
const period = { name: "period", type: "integer", key: true, required: true } as const;
const name = <const N extends string>(column: N) =>
  ({ name: column, type: "name", required: true }) as const;
const optionalName = <const N extends string>(column: N) =>
  ({ name: column, type: "name" }) as const;
const amount = <const N extends string>(column: N) =>
  ({ name: column, type: "number", required: true }) as const;
const optional = <const N extends string>(column: N) => ({ name: column, type: "number" }) as const;
const count = <const N extends string>(column: N) =>
  ({ name: column, type: "integer", required: true }) as const;

export const planTables = {
  /** Runs started: of a technique, at a workplace (or place, for techniques that use no capacity). */
  activities: [key("technique"), key("where"), name("place"), period, amount("runs")],
  /** Every need row by place and period; also those of which nothing is delivered. */
  deliveries: [
    key("need"),
    optionalKey("group"),
    optionalKey("place"),
    period,
    name("good"),
    count("tier"),
    amount("asked"),
    amount("delivered"),
    amount("fulfilment"),
    /** The level (table `levels`) at which this fulfilment was fixed. */
    count("level"),
  ],
  /** End levels and reserves, of stocks and capacities. Tier 0: kept as a hard condition. */
  keeping: [
    {
      name: "kind",
      type: "choice",
      choices: ["end", "reserve", "capacity-end"],
      key: true,
      required: true,
    },
    key("what"),
    optionalKey("where"),
    period,
    count("tier"),
    amount("required"),
    /** What there is: stock or installed capacity; for `end` with what is under way. */
    amount("kept"),
    amount("fulfilment"),
    count("level"),
  ],
  /** The material balances: opening + made + arrived + imported + earned = the rest. */
  balances: [
    key("good"),
    optionalKey("place"),
    period,
    /** What is left of the last closing stock; in the first period the opening stock itself. */
    amount("opening"),
    amount("made"),
    amount("arrived"),
    amount("imported"),
    amount("earned"),
    amount("used"),
    amount("paid"),
    amount("sent"),
    amount("drawn"),
    amount("delivered"),
    amount("exported"),
    amount("waste"),
    amount("closing"),
  ],
  /** `under_way`: in the last period, what counts towards the end level of work and shipments under way. */
  stocks: [
    key("good"),
    optionalKey("place"),
    period,
    amount("closing"),
    amount("under_way"),
    optional("reserve"),
    optional("storage_limit"),
  ],
  shipments: [
    key("route"),
    key("good"),
    /** Of departure. */
    period,
    name("from"),
    name("to"),
    amount("sent"),
    /** After losses; `arrives` is empty when that is after the last period. */
    amount("arriving"),
    { name: "arrives", type: "integer" },
    amount("tonnes"),
  ],
  trade: [
    key("place"),
    key("good"),
    period,
    amount("imported"),
    amount("exported"),
    name("currency"),
    amount("paid"),
    amount("earned"),
  ],
  /** available + covered by other skills + received = needed + lent to other skills + seconded + idle. */
  hours: [
    key("place"),
    key("skill"),
    period,
    /** Empty: nobody has stated any hours of this skill, so it is counted and not limited. */
    optional("available"),
    /** Hours that arrive by secondment, after what is lost on the way. */
    amount("received"),
    /** What work and routes ask of this skill. */
    amount("needed"),
    amount("covered"),
    amount("lent"),
    /** Hours that leave to help in another place. */
    amount("seconded"),
    optional("idle"),
  ],
  stand_ins: [key("place"), key("skill"), key("for"), period, amount("hours")],
  secondments: [
    key("from"),
    key("to"),
    key("skill"),
    period,
    /** Hours that leave, and what of them arrives. */
    amount("hours"),
    amount("arriving"),
  ],
  /** Every place and skill with stated people or runs that add any, in every period. */
  people: [
    key("place"),
    key("skill"),
    period,
    amount("people"),
    /** Of `people`: what runs have added (less whom they took away). */
    amount("added"),
  ],
  capacities: [
    key("workplace"),
    key("capacity"),
    period,
    amount("installed"),
    amount("used"),
    amount("idle"),
    /** Of `installed`: what runs have added (less what they took away), those started before the plan included. */
    amount("added"),
  ],
  limits: [
    key("limit"),
    optionalKey("place"),
    period,
    amount("value"),
    optional("minimum"),
    optional("maximum"),
  ],
  /** The stages, level by level, in the order in which they were decided. */
  levels: [
    { name: "level", type: "integer", key: true, required: true },
    { name: "kind", type: "choice", choices: ["tier", "goal"], required: true },
    /** The tier, or the stage of the goals. */
    count("stage"),
    /** `floor`, `fulfilment` or the measure of the goal. */
    name("measure"),
    optionalName("of"),
    amount("value"),
    /** How many fulfilments this level fixed. */
    count("fixed"),
    amount("primal"),
    amount("dual"),
    amount("gap"),
  ],
  /**
   * Shadow prices per level: by how much its value would improve (rise, or fall for a goal of the
   * least) per unit more of what is scarce.
   */
  values: [
    { name: "level", type: "integer", key: true, required: true },
    key("family"),
    key("what"),
    optionalKey("where"),
    { name: "period", type: "integer", key: true },
    amount("value"),
  ],
} as const satisfies Record<string, readonly ColumnSpec[]>;

export type PlanTableName = keyof typeof planTables;

export const planTableNames = Object.keys(planTables) as readonly PlanTableName[];
