import type { planTables, PlanTableName } from "../tables.ts";
import type { Facts } from "./facts.ts";

/** What a name in a plan's table must be a name of; `any` where the row says it by itself. */
type NameKind =
  | "technique"
  | "good"
  | "lowest-place"
  | "place-or-workplace"
  | "lowest-place-or-workplace"
  | "workplace"
  | "capacity"
  | "good-or-capacity"
  | "skill"
  | "route"
  | "need"
  | "group"
  | "limit"
  | "any";

type NameColumn<T extends PlanTableName> = Extract<
  (typeof planTables)[T][number],
  { type: "name" }
>["name"];

/** Every column of names in every table of a plan: the compiler asks for new ones here. */
export const nameKinds: {
  readonly [T in PlanTableName]: { readonly [C in NameColumn<T>]: NameKind };
} = {
  activities: { technique: "technique", where: "lowest-place-or-workplace", place: "lowest-place" },
  deliveries: { need: "need", group: "group", place: "lowest-place", good: "good" },
  keeping: { what: "good-or-capacity", where: "lowest-place-or-workplace" },
  balances: { good: "good", place: "lowest-place" },
  stocks: { good: "good", place: "lowest-place" },
  shipments: { route: "route", good: "good", from: "lowest-place", to: "lowest-place" },
  trade: { place: "lowest-place", good: "good", currency: "good" },
  hours: { place: "lowest-place", skill: "skill" },
  stand_ins: { place: "lowest-place", skill: "skill", for: "skill" },
  secondments: { from: "lowest-place", to: "lowest-place", skill: "skill" },
  people: { place: "lowest-place", skill: "skill" },
  capacities: { workplace: "workplace", capacity: "capacity" },
  limits: { limit: "limit", place: "place-or-workplace" },
  levels: { measure: "any", of: "any" },
  values: { family: "any", what: "any", where: "any" },
};

export function nameTest(facts: Facts): (kind: NameKind, name: string) => boolean {
  const { tables } = facts.economy;
  const lowest = new Set(facts.tree.lowest);
  const needs = new Set(tables.needs.rows.map((row) => row.need));
  const groups = new Set(tables.needs.rows.map((row) => row.group));
  const limits = new Set(tables.limits.rows.map((row) => row.limit));
  const tests: Record<NameKind, (name: string) => boolean> = {
    technique: (name) => facts.techniques.has(name),
    good: (name) => facts.goods.has(name),
    "lowest-place": (name) => lowest.has(name),
    "place-or-workplace": (name) => facts.tree.has(name) || facts.workplaces.has(name),
    "lowest-place-or-workplace": (name) => lowest.has(name) || facts.workplaces.has(name),
    workplace: (name) => facts.workplaces.has(name),
    capacity: (name) => facts.capacities.has(name),
    "good-or-capacity": (name) => facts.goods.has(name) || facts.capacities.has(name),
    skill: (name) => facts.skills.has(name),
    route: (name) => facts.routes.has(name),
    need: (name) => needs.has(name),
    group: (name) => groups.has(name),
    limit: (name) => limits.has(name),
    any: () => true,
  };
  return (kind, name) => tests[kind](name);
}
