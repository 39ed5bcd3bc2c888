/** What is installed, and who is there: amounts by period as rows of `capacities` and `workforce`. */
import type { Gathering } from "../../economy/gather.ts";
import type { Row } from "../../economy/types.ts";
import { carries } from "../../economy/retirement.ts";
import type { Past, PastRuns } from "./past.ts";
import { without } from "./without.ts";

/** Amounts closer than this (relative) are the same. */
const same = 1e-12;
/** What is this small against what it is the difference of is rounding: a plan is not exact beyond it. */
const rounding = 1e-9;

/**
 * The rows of `capacities`: what is left of the opening amounts, and what runs have added before now, by period.
 * What started runs add now or later comes with `started`.
 */
export function capacitiesAfter(past: Past, problems: Gathering): readonly Row<"capacities">[] {
  const { economy, resolved, gone, left } = past;
  const file = economy.tables.capacities.file;
  const added = addedBefore(past, (s) =>
    resolved.sites[s]!.adds.map(({ target, lag, amount }) => ({
      ...{ target, lag, amount },
      share: resolved.installed[target]!.left,
    })),
  );
  const itemOf = new Map(
    resolved.installed.map((each, item) => [identity(each.workplace, each.capacity), item]),
  );
  return groupsOf(economy.tables.capacities.rows, (row) =>
    identity(row.workplace, row.capacity),
  ).flatMap(([key, rows]) => {
    // Of rows that all have a period, the first period's says the life.
    const given = rows.reduce((a, b) =>
      (b.period ?? -Infinity) < (a.period ?? -Infinity) ? b : a,
    );
    const { workplace, capacity } = given;
    const item = itemOf.get(key)!;
    const { opening } = resolved.installed[item]!;
    const amounts = together(
      left.map((_, i) => opening[gone + i]!),
      added.get(item),
      () => {
        const where = {
          file,
          table: "capacities",
          key: `workplace=${workplace}; capacity=${capacity}`,
        };
        problems.warning(where, "roll.less-than-nothing", { what: capacity, where: workplace });
      },
    );
    const older = given.age === undefined ? undefined : given.age + gone;
    const general: Row<"capacities"> = {
      ...without(given, "period", "age"),
      amount: amounts[0]!,
      ...(older === undefined || older >= (given.life ?? 0) ? {} : { age: older }),
    };
    const others = differing(amounts, (i) => general.amount * carries(general, i));
    return [
      general,
      ...others.map((i) => ({ workplace, capacity, amount: amounts[i]!, period: left[i]! })),
    ];
  });
}

/** The rows of `workforce` likewise: people left of those stated, and those who were trained before now. */
export function workforceAfter(past: Past, problems: Gathering): readonly Row<"workforce">[] {
  const { economy, resolved, gone, left } = past;
  const { workforce, skills } = economy.tables;
  const lives = new Map(skills.rows.map((row) => [row.skill, row]));
  const of = (place: number, skill: number) => resolved.workforce(place, skill)!;
  const keyOf = (place: number, skill: number) => place * resolved.skills.length + skill;
  const trained = addedBefore(past, (s) => {
    const { place, trains } = resolved.sites[s]!;
    return trains.map(({ target, lag, amount }) => ({
      ...{ target: keyOf(place, target), lag, amount },
      share: of(place, target).left,
    }));
  });
  return groupsOf(workforce.rows, (row) => identity(row.place, row.skill)).flatMap(([, rows]) => {
    const { place, skill } = rows[0]!;
    const p = resolved.placeIndex.get(place)!;
    const s = resolved.skillIndex.get(skill)!;
    const stated = of(p, s);
    const people = together(
      left.map((_, i) => stated.people[gone + i]!),
      trained.get(keyOf(p, s)),
      () => {
        const key = `place=${place}; skill=${skill}`;
        const where = { file: workforce.file, table: "workforce", key };
        problems.warning(where, "roll.less-than-nothing", { what: skill, where: place });
      },
    );
    const hours = left.map((_, i) => stated.hoursEach[gone + i]!);
    const given = rows.find((row) => row.period === undefined) ?? { place, skill };
    const general = { ...given, people: people[0]!, hours: hours[0]! };
    const others = new Set([
      ...differing(people, (i) => general.people * carries(lives.get(skill) ?? {}, i)),
      ...differing(hours, () => general.hours),
    ]);
    return [
      general,
      ...[...others]
        .sort((x, y) => x - y)
        .map((i) => ({ place, skill, people: people[i]!, hours: hours[i]!, period: left[i]! })),
    ];
  });
}

function groupsOf<R>(rows: readonly R[], keyOf: (row: R) => string): readonly [string, R[]][] {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups];
}

function identity(where: string, what: string): string {
  return JSON.stringify([where, what]);
}

interface Adding<T> {
  readonly target: T;
  readonly lag: number;
  readonly amount: number;
  /** Of what was added, what is left so many periods later. */
  readonly share: (periods: number) => number;
}

/** What runs have added since the first period and before now, by target and period from now on. */
function addedBefore<T>(
  { runs, gone, left }: Past,
  addsOf: (site: number) => readonly Adding<T>[],
): ReadonlyMap<T, Float64Array> {
  const added = new Map<T, Float64Array>();
  const add = ({ start, amount: times }: PastRuns, { target, lag, amount, share }: Adding<T>) => {
    const from = start + lag;
    // What came before the first period is part of the opening amounts, what comes from now on of `started`.
    if (from < 0 || from >= gone) return;
    const amounts = added.get(target) ?? new Float64Array(left.length);
    for (let i = 0; i < left.length; i++) {
      amounts[i]! += times * amount * (amount < 0 ? 1 : share(gone + i - from));
    }
    added.set(target, amounts);
  };
  for (const each of runs) for (const adding of addsOf(each.site)) add(each, adding);
  return added;
}

/**
 * What was there and what runs added or took away, together. What rounding leaves of things that are all
 * taken away is nothing. Runs that take away what is only replaced later leave less than nothing of what
 * came before them, which no row can say: `notice` is called.
 */
function together(
  there: readonly number[],
  added: Float64Array | undefined,
  notice: () => void,
): readonly number[] {
  const amounts = there.map((amount, i) => {
    const more = added?.[i] ?? 0;
    const sum = amount + more;
    return Math.abs(sum) <= rounding * Math.max(amount, Math.abs(more)) ? 0 : sum;
  });
  if (amounts.some((amount) => amount < 0)) notice();
  return amounts.map((amount) => Math.max(0, amount));
}

/** The periods from the second on in which an amount is not what the row without a period gives. */
function differing(
  amounts: readonly number[],
  given: (period: number) => number,
): readonly number[] {
  return amounts.flatMap((amount, i) => {
    const other = given(i);
    const apart = Math.abs(amount - other) > same * Math.max(Math.abs(amount), Math.abs(other));
    return i > 0 && apart ? [i] : [];
  });
}
