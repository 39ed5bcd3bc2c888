import type fc from "fast-check";
import { check } from "../../src/economy/check/index.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { errorsIn } from "../../src/economy/problem.ts";
import type { Economy, Row, Rows } from "../../src/economy/types.ts";
import { draws, type Draw } from "./random-draw.ts";
import { distinct, numbered, pick, stated, type Names } from "./random-names.ts";
import { seasonOf, techniqueRows, trainingName } from "./random-techniques.ts";

/**
 * Small random economies: one to three places and periods, goods that keep, spoil, are pooled, must be
 * treated or are shipped with losses; techniques with lags and overrides; labour with stand-ins;
 * capacities that retire and are built; trade, limits, end levels, and needs in tiers, some of which
 * nothing can meet. Numbers are few and round, so that ties and zeros are frequent.
 *
 * Everything is drawn as small numbers that always mean something (an index counts modulo what there
 * is), so that a failing economy shrinks to a small one.
 *
 * `check` finds no error in any of them.
 */
export const randomEconomies: fc.Arbitrary<Economy> = draws()
  .map(built)
  .filter((economy) => errorsIn(check(economy)).length === 0);

function built(draw: Draw): Economy {
  const goods = numbered("good", draw.goods.length);
  const names: Names = {
    periods: Array.from({ length: draw.periods }, (_, i) => i + 1),
    places: draw.places === 1 && !draw.inRegion ? ["economy"] : numbered("place", draw.places),
    goods,
    local: goods.filter((_, i) => draw.goods[i]!.isPooled !== true),
    skills: numbered("skill", draw.skills.length),
    capacities: [...new Set(draw.capacities.map((_, i) => `capacity${(i % 2) + 1}`))],
    techniques: numbered("technique", draw.techniques.length),
    routes: draw.places === 1 ? [] : numbered("route", draw.routes.length),
  };
  const techniques = techniqueRows(draw, names);
  const workforce = workforceRows(draw, names, techniques.adds ?? []);
  const rows: Rows = {
    periods: names.periods.map((period, t) =>
      draw.hasSeasons ? { period, season: seasonOf(t) } : { period },
    ),
    ...placeRows(draw, names),
    goods: goodRows(draw, names),
    ...techniques,
    capacities: capacityRows(draw, names),
    skills: skillRows(draw, names),
    workforce,
    secondments: secondmentRows(draw, names, workforce),
    stocks: stockRows(draw, names),
    ...routeRows(draw, names),
    trade: tradeRows(draw, names),
    needs: needRows(draw, names),
    limits: [...limitRows(draw, names), ...runLimits(draw, names)],
    goals: goalRows(draw, names),
  };
  return economyOf({ name: "random" }, rows);
}

function placeRows(draw: Draw, { places }: Names): Rows {
  const isNamed = places[0] !== "economy";
  return {
    places: isNamed
      ? [
          ...(draw.inRegion ? [{ place: "region" }] : []),
          ...places.map((place, i) =>
            stated({ place, parent: draw.inRegion ? "region" : undefined, people: 4 * i + 2 }),
          ),
        ]
      : [],
    population: places.flatMap((place, i) => [
      { place, group: "children", number: 2 * i + 1 },
      { place, group: "children", number: 3, period: 1 },
      { place, group: "old", number: i },
    ]),
    workplaces: places.map((place, i) => ({ workplace: `workplace${i + 1}`, place })),
  };
}

function goodRows(draw: Draw, { goods }: Names): readonly Row<"goods">[] {
  return [
    ...draw.goods.map(({ survival, weight, isPooled, mustBeUsed }, i) =>
      stated({
        good: goods[i]!,
        unit: "unit",
        survival,
        weight: isPooled === true ? undefined : weight,
        pooled: isPooled,
        disposal: mustBeUsed === true ? ("none" as const) : undefined,
      }),
    ),
    { good: "coin", unit: "coin", survival: 1, pooled: true },
  ];
}

function capacityRows(draw: Draw, { places, periods }: Names): readonly Row<"capacities">[] {
  const rows = draw.capacities.flatMap((drawn, i): readonly Row<"capacities">[] => {
    const workplace = `workplace${(drawn.workplace % places.length) + 1}`;
    const capacity = `capacity${(i % 2) + 1}`;
    const general = stated({
      ...{ workplace, capacity, amount: drawn.amount, life: drawn.life },
      ...(drawn.life === undefined
        ? {}
        : drawn.isGeometric
          ? { retirement: "geometric" as const }
          : { age: drawn.age }),
      end: drawn.end?.level,
      end_tier: drawn.end?.tier,
    });
    const { seasonal } = drawn;
    if (seasonal === undefined) return [general];
    const period = pick(periods, seasonal.period);
    return [general, { workplace, capacity, amount: seasonal.amount, period }];
  });
  return distinct(rows, (row) => [row.workplace, row.capacity, row.period]);
}

function skillRows(draw: Draw, { skills }: Names): readonly Row<"skills">[] {
  return draw.skills.map((drawn, i) => {
    const other = drawn.canDo === undefined ? undefined : pick(skills, drawn.canDo);
    return stated({
      skill: skills[i]!,
      can_do: other === undefined || other === skills[i] ? undefined : [other],
      life: drawn.life,
      retirement:
        drawn.life === undefined || !drawn.isGeometric ? undefined : ("geometric" as const),
    });
  });
}

function workforceRows(
  draw: Draw,
  { skills, places, periods }: Names,
  adds: readonly Row<"adds">[],
): readonly Row<"workforce">[] {
  const stated = draw.skills.flatMap((drawn, i) => {
    const { workforce: people } = drawn;
    if (people === undefined) return [];
    const row = {
      ...{ skill: skills[i]!, place: pick(places, people.place) },
      ...{ people: people.people, hours: people.hours },
    };
    return people.period === undefined
      ? [row]
      : [row, { ...row, hours: 1, period: pick(periods, people.period) }];
  });
  // Whoever is trained has hours; whoever is to leave a skill has it.
  const trained = adds.flatMap(({ technique, what, amount }) => {
    const training = draw.trainings.find((_, i) => technique === trainingName(i));
    if (training === undefined) return [];
    return [
      { skill: what, place: pick(places, training.place), people: amount < 0 ? 2 : 0, hours: 4 },
    ];
  });
  return distinct([...stated, ...trained], (row: Row<"workforce">) => [
    row.skill,
    row.place,
    row.period,
  ]);
}

function secondmentRows(
  draw: Draw,
  { skills, places }: Names,
  workforce: readonly Row<"workforce">[],
): readonly Row<"secondments">[] {
  if (skills.length === 0 || places.length === 1) return [];
  const rows = draw.secondments.map((drawn): Row<"secondments"> => {
    // Mostly from where somebody is.
    const having = workforce.filter((row) => row.people > 0);
    const { place, skill } =
      drawn.isFromAnywhere || having.length === 0
        ? { place: pick(places, drawn.from), skill: pick(skills, drawn.skill) }
        : pick(having, drawn.from);
    const others = places.filter((other) => other !== place);
    return stated({
      ...{ from: place, to: pick(others, drawn.to), skill },
      limit: drawn.limit,
      travel: drawn.travel,
    });
  });
  return distinct(rows, (row) => [row.from, row.to, row.skill]);
}

function stockRows(draw: Draw, names: Names): readonly Row<"stocks">[] {
  const { goods, local, places, capacities } = names;
  const rows = draw.stocks.flatMap((drawn): readonly Row<"stocks">[] => {
    const good = pick(goods, drawn.good);
    const isLocal = local.includes(good);
    const keeps = draw.goods[goods.indexOf(good)]!.survival !== undefined;
    const hard = drawn.isHard === true ? 0 : undefined;
    const row: Row<"stocks"> = stated({
      good,
      opening: drawn.opening,
      end: keeps ? drawn.end?.level : undefined,
      end_tier: keeps ? drawn.end?.tier : undefined,
      reserve: keeps ? drawn.reserve?.level : undefined,
      reserve_tier: keeps && drawn.reserve !== undefined ? (hard ?? drawn.reserve.tier) : undefined,
      storage_limit: drawn.limit,
      ...(drawn.storage === undefined || capacities.length === 0 || !isLocal
        ? {}
        : {
            storage_capacity: pick(capacities, drawn.storage.capacity),
            storage_amount: drawn.storage.amount,
          }),
    });
    if (!isLocal) return [row];
    const where = drawn.isEverywhere ? places : [pick(places, drawn.place)];
    return where.map((place) => ({ ...row, place }));
  });
  return [...distinct(rows, (row) => [row.good, row.place]), { good: "coin", opening: draw.coins }];
}

function routeRows(draw: Draw, names: Names): Rows {
  const { routes, places, local, goods, skills } = names;
  const weighed = local.filter((good) => draw.goods[goods.indexOf(good)]!.weight !== undefined);
  const rows: Row<"routes">[] = [];
  const draws: Row<"route_draws">[] = [];
  routes.forEach((route, i) => {
    const drawn = draw.routes[i]!;
    const from = pick(places, drawn.from);
    const others = places.filter((place) => place !== from);
    const carries = drawn.carries === undefined || weighed.length === 0 ? undefined : drawn.carries;
    rows.push(
      stated({
        ...{ route, from, to: pick(others, drawn.to) },
        carries: carries === undefined ? undefined : [pick(weighed, carries)],
        capacity: drawn.capacity,
        lag: drawn.lag === 0 ? undefined : drawn.lag,
        loss: drawn.loss,
      }),
    );
    const at = drawn.atEnd ? ("to" as const) : undefined;
    if (drawn.drawsGood !== undefined) {
      draws.push(stated({ route, what: pick(goods, drawn.drawsGood), amount: 0.2, at }));
    }
    if (drawn.drawsSkill !== undefined && skills.length > 0) {
      draws.push(stated({ route, what: pick(skills, drawn.drawsSkill), amount: 0.5, at }));
    }
  });
  const shipped = routes.length === 0 ? [] : shippedRows(draw, rows, weighed);
  return { routes: rows, route_draws: draws, shipped };
}

function shippedRows(
  draw: Draw,
  routes: readonly Row<"routes">[],
  weighed: readonly string[],
): readonly Row<"shipped">[] {
  const rows = draw.shipped.flatMap((drawn): readonly Row<"shipped">[] => {
    const { route, carries } = pick(routes, drawn.route);
    const goods = carries ?? weighed;
    if (goods.length === 0) return [];
    const good = pick(goods, drawn.good);
    return [{ route, good, periods_ago: drawn.ago, amount: drawn.amount }];
  });
  return distinct(rows, (row) => [row.route, row.good, row.periods_ago]);
}

function tradeRows(draw: Draw, { local, places, periods }: Names): readonly Row<"trade">[] {
  if (local.length === 0) return [];
  const rows = draw.trade.flatMap((drawn): readonly Row<"trade">[] => {
    const { importPrice, exportPrice } = drawn;
    if (importPrice === undefined && exportPrice === undefined) return [];
    return [
      stated({
        ...{ place: pick(places, drawn.place), good: pick(local, drawn.good), currency: "coin" },
        import_price: importPrice,
        // Never dearer than it was bought for: nothing is earned by carrying it round.
        export_price:
          exportPrice === undefined ? undefined : Math.min(exportPrice, importPrice ?? exportPrice),
        import_limit: importPrice === undefined ? undefined : drawn.importLimit,
        export_limit: exportPrice === undefined ? undefined : drawn.exportLimit,
        period: drawn.period === undefined ? undefined : pick(periods, drawn.period),
      }),
    ];
  });
  return distinct(rows, (row) => [row.place, row.good, row.period]);
}

function needRows(draw: Draw, { goods, local, places, periods }: Names): readonly Row<"needs">[] {
  const brought = goods.filter(
    (good, i) =>
      draw.techniques.some((drawn) => drawn.makes % goods.length === i) ||
      draw.stocks.some((drawn) => drawn.good % goods.length === i && drawn.opening !== undefined) ||
      draw.trade.some((drawn) => local.length > 0 && pick(local, drawn.good) === good),
  );
  return draw.needs.map((drawn, i) => {
    const good = pick(drawn.isOfAny === true || brought.length === 0 ? goods : brought, drawn.good);
    const region = draw.inRegion && places[0] !== "economy" ? ["region"] : [];
    const place =
      drawn.place === undefined || !local.includes(good)
        ? undefined
        : pick([...places, ...region], drawn.place);
    return stated({
      ...{ need: `need${i + 1}`, good, place },
      ...(drawn.perPerson === undefined
        ? { amount: drawn.amount }
        : { per_person: drawn.perPerson, group: drawn.group }),
      period: drawn.period === undefined ? undefined : pick(periods, drawn.period),
      tier: drawn.tier,
    });
  });
}

function limitRows(draw: Draw, names: Names): readonly Row<"limits">[] {
  const { goods, skills, routes, techniques, local, places, periods } = names;
  return draw.limits.flatMap((drawn, i): readonly Row<"limits">[] => {
    const among = {
      run: techniques,
      hours: skills,
      shipped: routes,
      imported: local,
      exported: local,
    };
    const from = (among as Readonly<Record<string, readonly string[]>>)[drawn.of] ?? goods;
    if (from.length === 0) return [];
    const what = pick(from, drawn.what);
    const mayBePlaced = !goods.includes(what) || local.includes(what);
    return [
      stated({
        ...{ limit: `limit${i + 1}`, of: drawn.of, what, maximum: drawn.maximum },
        // Of anything else a minimum may ask for what nothing gives.
        minimum: drawn.of === "run" ? drawn.minimum : undefined,
        place:
          drawn.place === undefined || !mayBePlaced || drawn.of === "shipped"
            ? undefined
            : pick(places, drawn.place),
        period: drawn.period === undefined ? undefined : pick(periods, drawn.period),
      }),
    ];
  });
}

/** Whoever takes nothing could make without end. */
function runLimits(draw: Draw, names: Names): readonly Row<"limits">[] {
  const { recipes = [], work = [], uses = [] } = techniqueRows(draw, names);
  return names.techniques
    .filter(
      (technique) =>
        !recipes.some((row) => row.technique === technique && row.amount < 0) &&
        !work.some((row) => row.technique === technique) &&
        !uses.some((row) => row.technique === technique),
    )
    .map((what) => ({ limit: `of ${what}`, of: "run" as const, what, maximum: 3 }));
}

function goalRows(draw: Draw, { goods, techniques, local }: Names): readonly Row<"goals">[] {
  const rows = draw.goals.map((drawn): Row<"goals"> => {
    const { measure, stage, weight } = drawn;
    const of = {
      hours: undefined,
      shipped: undefined,
      fulfilment: undefined,
      run: pick(techniques, drawn.of),
      imported: pick(local.length === 0 ? goods : local, drawn.of),
      used: pick(goods, drawn.of),
      waste: pick(goods, drawn.of),
    }[measure];
    const sense = measure === "fulfilment" ? "most" : "least";
    return stated({ stage, sense, measure, of, weight });
  });
  // Rows of one stage pull in one direction.
  const senses = new Map(rows.map((row) => [row.stage, row.sense]));
  return distinct(
    rows.filter((row) => senses.get(row.stage) === row.sense),
    (row) => [row.stage, row.measure, row.of],
  );
}
