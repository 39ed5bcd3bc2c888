import { economyOf } from "../../src/economy/economy.ts";
import { placeTree } from "../../src/economy/place-tree.ts";
import type { Economy, Row, Rows } from "../../src/economy/types.ts";
import { distinct, stated } from "./random-names.ts";

/**
 * The same economy in which people, seasons and shipments under way are said with nothing but goods and
 * techniques: hours are goods, whoever stands in or goes to help is a technique that turns hours of one kind or
 * place into those of another, training makes hours in every later period, a season is a limit of no runs
 * in other periods, and what is under way is made by a run started before the plan.
 *
 * End levels are left out of both (`withoutEnds`), since they count work under way by its hours.
 */
export function labourAsGoods(economy: Economy): Economy {
  const { tables } = economy;
  const periods = tables.periods.rows.map((row) => row.period).sort((a, b) => a - b);
  const places = placeTree(economy).lowest;
  const hours = hoursAsGoods(economy, periods, places);
  const way = wayAsRuns(economy);
  const isSkill = new Set(tables.skills.rows.map((row) => row.skill));
  const seasons = new Map(tables.periods.rows.map((row) => [row.period, row.season]));
  const rows: Rows = {
    ...Object.fromEntries(Object.entries(tables).map(([name, { rows: all }]) => [name, all])),
    skills: [],
    workforce: [],
    secondments: [],
    work: [],
    shipped: [],
    adds: tables.adds.rows.filter((row) => !isSkill.has(row.what)),
    goods: [...tables.goods.rows, ...hours.goods],
    techniques: [
      ...tables.techniques.rows.map((row) => stated({ ...row, season: undefined })),
      ...hours.techniques,
      ...way.techniques,
    ],
    recipes: [
      ...tables.recipes.rows,
      ...tables.work.rows.map(({ skill, hours: taken, ...row }) => ({
        ...row,
        good: done(skill),
        amount: -taken,
      })),
      ...hours.recipes,
      ...way.recipes,
    ],
    started: [...tables.started.rows, ...hours.started, ...way.started],
    route_draws: tables.route_draws.rows.map((row) =>
      isSkill.has(row.what) ? { ...row, what: done(row.what) } : row,
    ),
    limits: [
      ...tables.limits.rows.map((row) =>
        row.of === "hours" ? { ...row, of: "used" as const, what: done(row.what) } : row,
      ),
      ...tables.techniques.rows.flatMap(({ technique, season }) =>
        periods
          .filter((period) => season !== undefined && seasons.get(period) !== season)
          .map((period) => ({ ...noRuns(technique), period })),
      ),
      ...[...hours.limits, ...way.limits],
    ],
    goals: goalsInGoods(economy),
  };
  return economyOf(economy.about, rows);
}

export function withoutEnds(economy: Economy): Economy {
  const rows = Object.fromEntries(
    Object.entries(economy.tables).map(([name, { rows: all }]) => [
      name,
      ["stocks", "capacities"].includes(name)
        ? all.map((row) => stated({ ...row, end: undefined, end_tier: undefined }))
        : all,
    ]),
  );
  return economyOf(economy.about, rows);
}

/** Hours that a place's own people have, that people there have, and that are worked of a skill. */
const own = (skill: string) => `own hours of ${skill}`;
const here = (skill: string) => `hours here of ${skill}`;
const done = (skill: string) => `work of ${skill}`;

function noRuns(technique: string): Row<"limits"> {
  return { limit: `no ${technique}`, of: "run", what: technique, maximum: 0 };
}

interface Rewritten {
  readonly goods: Row<"goods">[];
  readonly techniques: Row<"techniques">[];
  readonly recipes: Row<"recipes">[];
  readonly started: Row<"started">[];
  readonly limits: Row<"limits">[];
}

function hoursAsGoods(
  { tables }: Economy,
  periods: readonly number[],
  places: readonly string[],
): Rewritten {
  const into: Rewritten = { goods: [], techniques: [], recipes: [], started: [], limits: [] };
  const turn = (technique: string, from: string, to: string, where?: string) => {
    into.techniques.push(stated({ technique, where }));
    into.recipes.push({ technique, good: from, amount: -1 });
    into.recipes.push({ technique, good: to, amount: 1 });
  };
  for (const { skill, can_do: canDo = [] } of tables.skills.rows) {
    for (const good of [own(skill), here(skill), done(skill)]) {
      into.goods.push({ good, unit: "hour" });
    }
    turn(`stay ${skill}`, own(skill), here(skill));
    for (const other of new Set([skill, ...canDo])) {
      turn(`do ${other} as ${skill}`, here(skill), done(other));
    }
    if (tables.workforce.rows.some((row) => row.skill === skill)) continue;
    into.techniques.push({ technique: `any ${skill}` });
    into.recipes.push({ technique: `any ${skill}`, good: here(skill), amount: 1 });
  }
  for (const { from, to, skill, limit, travel } of tables.secondments.rows) {
    const technique = `go ${from} ${to} ${skill}`;
    into.techniques.push({ technique, where: from });
    into.recipes.push({ technique, good: own(skill), amount: -1 });
    into.recipes.push({ technique, good: here(skill), amount: 1 - (travel ?? 0), place: to });
    if (limit !== undefined) into.limits.push({ ...noRuns(technique), maximum: limit });
  }
  for (const place of places) {
    for (const skill of tables.skills.rows) {
      const people = peopleOf(tables.workforce.rows, place, skill, periods);
      if (people === undefined) continue;
      const technique = `have ${skill.skill} ${place}`;
      into.techniques.push({ technique, where: place });
      into.limits.push(noRuns(technique));
      into.started.push({ technique, where: place, periods_ago: 1, amount: 1 });
      people.forEach(({ count, hours }, t) => {
        const amount = count * hours;
        into.recipes.push({ technique, good: own(skill.skill), amount, lag: t + 1 });
      });
      into.recipes.push(...trained(tables, place, skill, people, periods));
    }
  }
  return into;
}

/** Who is there in each period, and for how many hours each. */
function peopleOf(
  rows: readonly Row<"workforce">[],
  place: string,
  { skill, life, retirement }: Row<"skills">,
  periods: readonly number[],
): readonly { readonly count: number; readonly hours: number }[] | undefined {
  const mine = rows.filter((row) => row.place === place && row.skill === skill);
  if (mine.length === 0) return undefined;
  const always = mine.find((row) => row.period === undefined);
  return periods.map((period, t) => {
    const then = mine.find((row) => row.period === period);
    if (then !== undefined) return { count: then.people, hours: then.hours };
    if (always === undefined) return { count: 0, hours: 0 };
    if (life === undefined) return { count: always.people, hours: always.hours };
    const left = retirement === "geometric" ? (1 - 1 / life) ** t : Math.max(0, 1 - t / life);
    return { count: always.people * left, hours: always.hours };
  });
}

/** What a run of training adds, or takes away: hours in each later period. */
function* trained(
  tables: Economy["tables"],
  place: string,
  { skill, life, retirement }: Row<"skills">,
  people: readonly { readonly hours: number }[],
  periods: readonly number[],
): Iterable<Row<"recipes">> {
  for (const { technique, what, amount, lag: first = 0 } of tables.adds.rows) {
    if (what !== skill) continue;
    for (const [t, period] of periods.entries()) {
      // A run started the period before the plan is the earliest there is.
      for (let lag = first; lag <= t + 1; lag++) {
        const age = lag - first;
        const stays =
          amount < 0 || life === undefined
            ? 1
            : retirement === "geometric"
              ? (1 - 1 / life) ** age
              : age < life
                ? 1
                : 0;
        // What came before the plan is in what is stated.
        if (first === 0 && lag === t + 1) continue;
        const held = amount * stays * people[t]!.hours;
        const row = { technique, good: own(skill), amount: held, lag, workplace: place };
        if (held !== 0) yield { ...row, from: period, until: period };
      }
    }
  }
}

/** Shipments under way, as runs that were started when these left. */
function wayAsRuns({ tables }: Economy): Omit<Rewritten, "goods"> {
  const into = { techniques: [], recipes: [], started: [], limits: [] } as Omit<Rewritten, "goods">;
  tables.shipped.rows.forEach(({ route, good, periods_ago: ago, amount }, i) => {
    const { to, lag = 0, loss = 0 } = tables.routes.rows.find((row) => row.route === route)!;
    const tonnes = amount * (tables.goods.rows.find((row) => row.good === good)!.weight ?? 0);
    const technique = `arrive ${i + 1}`;
    into.techniques.push({ technique, where: to });
    into.limits.push(noRuns(technique));
    if (ago <= lag) into.started.push({ technique, where: to, periods_ago: ago, amount: 1 });
    into.recipes.push({ technique, good, amount: amount * (1 - loss), lag });
    for (const row of tables.route_draws.rows) {
      if (row.route !== route || row.at !== "to") continue;
      const isGood = tables.goods.rows.some((each) => each.good === row.what);
      const drawn = isGood ? row.what : done(row.what);
      into.recipes.push({ technique, good: drawn, amount: -row.amount * tonnes, lag });
    }
  });
  // Of one good, what arrives and what is drawn on arrival stand in one row.
  const merged = new Map<string, Row<"recipes">>();
  for (const row of into.recipes) {
    const key = JSON.stringify([row.technique, row.good]);
    merged.set(key, { ...row, amount: (merged.get(key)?.amount ?? 0) + row.amount });
  }
  return { ...into, recipes: [...merged.values()] };
}

/** Least hours of a skill is least use of its work; that is also the goal where none is stated. */
function goalsInGoods({ tables }: Economy): readonly Row<"goals">[] {
  const skills = tables.skills.rows.map((row) => row.skill);
  const hours = { stage: 1, sense: "least", measure: "hours" } as const;
  const stages = tables.goals.rows.filter((row) => row.breakpoints === undefined);
  const stated: readonly Row<"goals">[] =
    stages.length === 0 && tables.work.rows.length > 0
      ? [...tables.goals.rows, hours]
      : tables.goals.rows;
  return distinct(
    stated.flatMap((row): readonly Row<"goals">[] =>
      row.measure === "hours" && skills.length > 0
        ? (row.of === undefined ? skills : [row.of]).map((skill) => ({
            ...row,
            measure: "used",
            of: done(skill),
          }))
        : [row],
    ),
    (row) => [row.stage, row.measure, row.of, row.tier],
  );
}
