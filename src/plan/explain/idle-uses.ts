/**
 * What hours and capacities that stand idle could be used for: for each of them the use that promises most, by
 * the shadow prices of the level that leaves something unfulfilled.
 */
import { keyOf } from "../../economy/keys.ts";
import type { Change } from "../../economy/patch/index.ts";
import type { Row } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import type { Resolved } from "../resolve.ts";
import type { Plan } from "../types.ts";
import type { Prices } from "./prices.ts";
import type { FiniteStep } from "./steps.ts";
import type { Words } from "./words.ts";

/** Shares below which something counts as in use. */
const negligible = 1e-6;

interface Setting {
  readonly plan: Plan;
  readonly resolved: Resolved;
  readonly words: Words;
  /** Idle hours by place and skill, and idle capacities by workplace and capacity, by period. */
  readonly idleHours: Series;
  readonly idleCapacities: Series;
  /** What one more would be worth, likewise. */
  readonly hourPrices: Series;
  readonly capacityPrices: Series;
}

type Series = ReadonlyMap<
  string,
  { readonly where: string; readonly what: string; readonly by: Float64Array }
>;

/** For each idle skill or capacity its best use, those that promise most first. */
export function usesOfIdle(
  plan: Plan,
  resolved: Resolved,
  prices: Prices,
  words: Words,
): readonly FiniteStep[] {
  const setting = settingOf(plan, resolved, prices, words);
  const people = [...setting.idleHours.values()].flatMap((idle) =>
    best([...secondments(idle, setting), ...otherSkills(idle, setting)]),
  );
  const machines = [...setting.idleCapacities.values()].flatMap((idle) =>
    best(moves(idle, setting)),
  );
  return [...people, ...machines]
    .sort((a, b) => b.worth - a.worth)
    .map(({ make, worth, scarce }) => ({ ...make(), worth, scarce, price: worth }));
}

/** A use, of which the change is only made where it is wanted. */
interface Candidate {
  readonly worth: number;
  readonly scarce: FiniteStep["scarce"];
  readonly make: () => Pick<FiniteStep, "words" | "changes" | "size">;
}

function best(candidates: readonly Candidate[]): readonly Candidate[] {
  const [first] = [...candidates].sort((a, b) => b.worth - a.worth);
  return first === undefined || !(first.worth > 0) ? [] : [first];
}

type Idle = Series extends ReadonlyMap<string, infer I> ? I : never;

/** The same skill is scarce in another place: people from here help there. */
function secondments({ what: skill, where: from, by }: Idle, setting: Setting): Candidate[] {
  const { plan, words } = setting;
  const rows = new Map(
    plan.economy.tables.secondments.rows
      .filter((row) => row.skill === skill && row.from === from)
      .map((row) => [row.to, row]),
  );
  return [...setting.hourPrices.values()].flatMap(({ what, where: to, by: price }) => {
    const row = rows.get(to);
    // Who may go there without a limit, and doesn't, loses too much on the way.
    if (what !== skill || to === from || (row !== undefined && row.limit === undefined)) return [];
    const arriving = 1 - (row?.travel ?? 0);
    const hours = by.reduce((sum, each) => sum + each, 0);
    const most = by.reduce((a, b) => Math.max(a, b), 0);
    return [
      {
        worth: arriving * product(by, price),
        scarce: { family: "labour", what: skill, where: to },
        make: () => ({
          size: hours,
          words: message("idle.second", {
            ...{ hours, skill: words.skill(skill), lost: row === undefined ? "unknown" : "known" },
            ...{ from: words.place(from), to: words.place(to) },
          }),
          changes: [
            row === undefined
              ? addOf("secondments", { from, to, skill }, "limit", most)
              : setOf("secondments", row, "limit", row.limit! + most),
          ],
        }),
      },
    ];
  });
}

/** Another skill is scarce in the same place: people who are free learn it, or stand in. */
function otherSkills({ what: skill, where: place, by }: Idle, setting: Setting): Candidate[] {
  const { plan, resolved, words } = setting;
  const p = resolved.placeIndex.get(place)!;
  const s = resolved.skillIndex.get(skill)!;
  const own = resolved.workforce(p, s);
  if (own === undefined) return [];
  // Whose hours are free in part is free for that part.
  const free = by.map((hours, t) =>
    own.hoursEach[t]! > 0 ? Math.min(own.people[t]!, hours / own.hoursEach[t]!) : 0,
  );
  const most = free.reduce((a, b) => Math.max(a, b), 0);
  if (!(most > 0)) return [];
  return [...setting.hourPrices.values()].flatMap(({ what: other, where, by: price }) => {
    const d = resolved.skillIndex.get(other)!;
    if (where !== place || other === skill || resolved.skills[s]!.canDo.includes(d)) return [];
    const there = resolved.workforce(p, d);
    const hours = free.map((people, t) => people * (there ?? own).hoursEach[t]!);
    return [
      {
        worth: product(hours, price),
        scarce: { family: "labour", what: other, where },
        make: () => ({
          size: hours.reduce((sum, each) => sum + each, 0),
          words: message("idle.learn", {
            ...{ people: most, skill: words.skill(skill) },
            ...{ place: words.place(place), other: words.skill(other) },
          }),
          changes: [...free].flatMap((people, t) =>
            people === 0
              ? []
              : [
                  ...peopleIn(plan, place, skill, resolved.periods[t]!, own.people[t]! - people),
                  ...(there === undefined
                    ? newcomers(place, other, resolved.periods[t]!, people, own.hoursEach[t]!)
                    : peopleIn(
                        plan,
                        place,
                        other,
                        resolved.periods[t]!,
                        there.people[t]! + people,
                      )),
                ],
          ),
        }),
      },
    ];
  });
}

/** The same capacity is scarce at another workplace: what is idle here all the time is moved there. */
function moves({ what: capacity, where: from, by }: Idle, setting: Setting): Candidate[] {
  const { plan, words } = setting;
  const idle = by.reduce((a, b) => Math.min(a, b), Infinity);
  if (!(idle > 0)) return [];
  const rowsAt = (workplace: string) =>
    plan.economy.tables.capacities.rows.filter(
      (row) => row.workplace === workplace && row.capacity === capacity,
    );
  return [...setting.capacityPrices.values()].flatMap(({ what, where: to, by: price }) => {
    if (what !== capacity || to === from) return [];
    return [
      {
        worth: idle * price.reduce((sum, each) => sum + each, 0),
        scarce: { family: "capacity", what: capacity, where: to },
        make: () => ({
          size: idle,
          words: message("idle.move", {
            ...{ amount: idle, capacity },
            ...{ from: words.workplace(from), to: words.workplace(to) },
          }),
          changes: [
            ...rowsAt(from).map((row) =>
              setOf("capacities", row, "amount", Math.max(0, row.amount - idle)),
            ),
            ...rowsAt(to).map((row) => setOf("capacities", row, "amount", row.amount + idle)),
          ],
        }),
      },
    ];
  });
}

function settingOf(plan: Plan, resolved: Resolved, prices: Prices, words: Words): Setting {
  const { periods } = resolved;
  const positionOf = new Map(periods.map((period, t) => [period, t]));
  const series = <R extends { readonly period?: number }>(
    rows: readonly R[],
    of: (row: R) => { readonly where: string; readonly what: string; readonly amount: number },
  ): Series => {
    const made = new Map<string, { where: string; what: string; by: Float64Array }>();
    for (const row of rows) {
      const { where, what, amount } = of(row);
      const t = row.period === undefined ? undefined : positionOf.get(row.period);
      if (!(amount > 0) || t === undefined) continue;
      const key = JSON.stringify([where, what]);
      const known = made.get(key) ?? { where, what, by: new Float64Array(periods.length) };
      known.by[t]! += amount;
      made.set(key, known);
    }
    return made;
  };
  const priced = (family: string) =>
    series(
      prices.rows.filter((row) => row.family === family),
      ({ where = "", what, value }) => ({ where, what, amount: value }),
    );
  const used = (amount: number, of: number) => (amount > negligible * of ? amount : 0);
  return {
    ...{ plan, resolved, words },
    idleHours: series(plan.tables.hours, ({ place, skill, idle = 0, available = 0, received }) => ({
      where: place,
      what: skill,
      // Who has come from elsewhere can be sent on from there only.
      amount: used(Math.min(idle, available), available + received),
    })),
    idleCapacities: series(plan.tables.capacities, ({ workplace, capacity, idle, installed }) => ({
      where: workplace,
      what: capacity,
      amount: used(idle, installed),
    })),
    hourPrices: priced("labour"),
    capacityPrices: priced("capacity"),
  };
}

function product(amounts: Float64Array, prices: Float64Array): number {
  return amounts.reduce((sum, amount, t) => sum + amount * prices[t]!, 0);
}

/** How many people of a skill there are in a period, stated for that period. */
function peopleIn(
  { economy }: Plan,
  place: string,
  skill: string,
  period: number,
  people: number,
): readonly Change[] {
  const rows = economy.tables.workforce.rows.filter(
    (row) => row.place === place && row.skill === skill,
  );
  const row =
    rows.find((each) => each.period === period) ?? rows.find((each) => each.period === undefined);
  if (row === undefined) return [];
  const change = setOf("workforce", row, "people", Math.max(0, people));
  return [row.period === undefined ? { ...change, period } : change];
}

/** People of a skill that nobody has had here. */
function newcomers(
  place: string,
  skill: string,
  period: number,
  people: number,
  hours: number,
): readonly Change[] {
  const key = { place, skill, period };
  return [addOf("workforce", key, "people", people), addOf("workforce", key, "hours", hours)];
}

type Changed = "workforce" | "secondments" | "capacities";

function setOf<T extends Changed>(table: T, row: Row<T>, column: string, value: number): Change {
  return { action: "set", table, key: keyOf(table, row), column, value: String(value) };
}

function addOf(
  table: Changed,
  key: Readonly<Record<string, string | number>>,
  column: string,
  value: number,
): Change {
  return { action: "add", table, key: keyOf(table, key), column, value: String(value) };
}
