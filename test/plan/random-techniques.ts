import type { Row, Rows } from "../../src/economy/types.ts";
import type { Draw } from "./random-draw.ts";
import { distinct, pick, stated, type Names } from "./random-names.ts";

/** Seasons take turns. */
export function seasonOf(period: number): string {
  return period % 2 === 0 ? "dry" : "wet";
}

export function trainingName(index: number): string {
  return `train ${index + 1}`;
}

/** Techniques with their recipes, work, capacities and what was started before the plan. */
export function techniqueRows(draw: Draw, names: Names): Rows {
  const { goods, skills, capacities, techniques, places, periods, local } = names;
  const recipes: Row<"recipes">[] = [];
  const work: Row<"work">[] = [];
  const uses: Row<"uses">[] = [];
  draw.techniques.forEach((drawn, i) => {
    const technique = techniques[i]!;
    const good = pick(goods, drawn.makes);
    const fallsIn =
      drawn.fallsIn === undefined || !local.includes(good)
        ? undefined
        : pick(places, drawn.fallsIn);
    const made = stated({
      ...{ technique, good, amount: drawn.yields, lag: drawn.lag === 0 ? undefined : drawn.lag },
      place: fallsIn,
    });
    recipes.push(made);
    if (drawn.yieldsElsewhere !== undefined) {
      const place = pick([...places, "workplace1"], drawn.yieldsElsewhere.where);
      recipes.push({ ...made, amount: drawn.yieldsElsewhere.yields, workplace: place });
    } else if (drawn.later !== undefined && periods.length > 1) {
      const from = pick(periods.slice(1), drawn.later.from);
      recipes.splice(-1, 1, { ...made, until: from - 1 });
      recipes.push({ ...made, amount: drawn.later.yields, from });
    }
    // What a technique makes it doesn't also take: nothing then multiplies itself in one period.
    for (const input of drawn.inputs) {
      const taken = pick(goods, input.good);
      // Inputs stand before outputs, so that no cycle makes something out of nothing.
      if (goods.indexOf(taken) >= goods.indexOf(good)) continue;
      recipes.push(
        stated({
          ...{ technique, good: taken, amount: -input.amount },
          lag: input.lag === 0 ? undefined : input.lag,
        }),
      );
    }
    if (drawn.byproduct !== undefined) {
      const besides = pick(goods, drawn.byproduct.good);
      const isOwn = recipes.some((row) => row.technique === technique && row.good === besides);
      if (!isOwn) recipes.push({ technique, good: besides, amount: drawn.byproduct.amount });
    }
    for (const { skill, hours, lag } of skills.length === 0 ? [] : drawn.work) {
      work.push({ technique, skill: pick(skills, skill), hours, ...(lag === 0 ? {} : { lag }) });
    }
    if (drawn.uses !== undefined && capacities.length > 0) {
      const { capacity, amount: used, lag } = drawn.uses;
      const row = { technique, capacity: pick(capacities, capacity), amount: used };
      uses.push({ ...row, ...(lag === 0 ? {} : { lag }) });
    }
  });

  const adds: Row<"adds">[] = [];
  const builders = capacities.length === 0 ? [] : draw.builders;
  for (const builder of builders) {
    const technique = "build";
    const what = pick(capacities, builder.capacity);
    adds.push({ technique, what, amount: builder.amount, lag: builder.lag });
    recipes.push({ technique, good: pick(goods, builder.input), amount: -1 });
    const skill = skills[0];
    if (skill !== undefined) work.push({ technique, skill, hours: builder.hours });
  }
  const trainings = skills.length === 0 ? [] : draw.trainings;
  trainings.forEach((drawn, i) => {
    const technique = trainingName(i);
    const what = pick(skills, drawn.skill);
    adds.push({ technique, what, amount: drawn.amount, lag: drawn.lag });
    const left = drawn.leaves === undefined ? what : pick(skills, drawn.leaves);
    if (left !== what) adds.push({ technique, what: left, amount: -drawn.amount });
    work.push({ technique, skill: pick(skills, drawn.teacher), hours: drawn.hours });
  });
  const where = (drawn: Draw["techniques"][number]) => {
    if (drawn.where === undefined) return undefined;
    return drawn.uses !== undefined && capacities.length > 0
      ? undefined
      : pick(places, drawn.where);
  };
  const startedRows = draw.started.flatMap(({ technique: at, ago, amount: runs }) => {
    const drawn = pick(draw.techniques, at);
    const technique = pick(techniques, at);
    const used = uses.find((row) => row.technique === technique);
    const holders = draw.capacities
      .map((capacity, i) => ({ capacity: capacities[i % 2], at: capacity.workplace }))
      .filter(({ capacity }) => capacity === used?.capacity)
      .map((holder) => `workplace${(holder.at % places.length) + 1}`);
    const site = used === undefined ? (where(drawn) ?? places[0]!) : holders[0];
    return site === undefined ? [] : [{ technique, where: site, periods_ago: ago, amount: runs }];
  });
  return {
    techniques: [
      ...draw.techniques.map((drawn, i) =>
        stated({
          technique: techniques[i]!,
          where: where(drawn),
          season:
            drawn.season === undefined || !draw.hasSeasons
              ? undefined
              : seasonOf(drawn.season % periods.length),
        }),
      ),
      ...builders.map(() => ({ technique: "build" })),
      ...trainings.map((drawn, i) => ({
        technique: trainingName(i),
        where: pick(places, drawn.place),
      })),
    ],
    recipes: distinct(recipes, (row) => [
      ...[row.technique, row.good, row.lag ?? 0, row.workplace, row.place, row.from],
    ]),
    work: distinct(work, (row) => [row.technique, row.skill, row.lag ?? 0]),
    uses,
    adds,
    started: [
      ...startedRows,
      ...trainings.flatMap(({ started, place }, i) =>
        started === undefined
          ? []
          : [
              {
                ...{ technique: trainingName(i), where: pick(places, place) },
                ...{ periods_ago: 1, amount: started },
              },
            ],
      ),
    ],
  };
}
