import fc from "fast-check";

/** Everything a random economy is made of: small numbers, which `random-economy.ts` gives a meaning. */
export function draws(): fc.Arbitrary<Draw> {
  return fc.record({
    places: fc.integer({ min: 1, max: 3 }),
    periods: fc.integer({ min: 1, max: 3 }),
    hasSeasons: fc.boolean(),
    inRegion: fc.boolean(),
    goods: list(goodDraw(), 2, 5),
    techniques: list(techniqueDraw(), 1, 4),
    capacities: list(capacityDraw(), 0, 3),
    skills: list(skillDraw(), 0, 3),
    trainings: list(trainingDraw(), 0, 2),
    secondments: list(secondmentDraw(), 0, 3),
    routes: list(routeDraw(), 0, 2),
    shipped: list(shippedDraw(), 0, 2),
    trade: list(tradeDraw(), 0, 2),
    stocks: list(stockDraw(), 1, 5),
    started: list(startedDraw(), 0, 1),
    builders: list(builderDraw(), 0, 1),
    needs: list(needDraw(), 2, 5),
    limits: list(limitDraw(), 0, 1),
    goals: list(goalDraw(), 0, 2),
    coins: amount(0, 5, 20),
  });
}

type Drawn<A> = A extends fc.Arbitrary<infer D> ? D : never;
type Draws<A extends () => fc.Arbitrary<unknown>> = readonly Drawn<ReturnType<A>>[];

function list<T>(of: fc.Arbitrary<T>, minLength: number, maxLength: number): fc.Arbitrary<T[]> {
  return fc.array(of, { minLength, maxLength });
}

/** One of a few; the first is what it shrinks to. */
function amount(...values: readonly number[]): fc.Arbitrary<number> {
  return fc.constantFrom(...values);
}

function index(): fc.Arbitrary<number> {
  return fc.nat({ max: 5 });
}

function maybe<T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(of, { nil: undefined, freq: 2 });
}

/** More often nothing than something. */
function seldom<T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: of });
}

function often<T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(of, { nil: undefined, freq: 4 });
}

function goodDraw() {
  return fc.record({
    survival: often(amount(1, 0.5, 0.9)),
    weight: often(amount(1, 0.5)),
    isPooled: seldom(fc.constant(true)),
    mustBeUsed: seldom(seldom(fc.constant(true))),
  });
}

function techniqueDraw() {
  return fc.record({
    makes: index(),
    yields: amount(1, 2, 3, 0.5),
    lag: amount(0, 0, 0, 1),
    inputs: list(
      fc.record({ good: index(), amount: amount(1, 0.5, 2), lag: amount(0, 0, 1) }),
      0,
      2,
    ),
    byproduct: seldom(fc.record({ good: index(), amount: amount(1, 0.2) })),
    work: list(fc.record({ skill: index(), hours: amount(1, 2, 4), lag: amount(0, 0, 1) }), 0, 2),
    uses: often(fc.record({ capacity: index(), amount: amount(1, 2), lag: amount(0, 0, 1) })),
    yieldsElsewhere: seldom(fc.record({ where: index(), yields: amount(1, 2, 4) })),
    later: seldom(fc.record({ from: index(), yields: amount(1, 4) })),
    where: seldom(index()),
    fallsIn: seldom(index()),
    season: seldom(index()),
  });
}

function capacityDraw() {
  return fc.record({
    workplace: index(),
    amount: amount(0, 1, 3, 10),
    life: maybe(amount(1, 2, 3, 2.5)),
    isGeometric: fc.boolean(),
    age: maybe(amount(0, 1)),
    seasonal: seldom(fc.record({ period: index(), amount: amount(0, 2) })),
    end: seldom(fc.record({ level: amount(1, 4), tier: amount(1, 2, 3) })),
  });
}

function skillDraw() {
  return fc.record({
    canDo: maybe(index()),
    life: seldom(amount(2, 3, 2.5)),
    isGeometric: fc.boolean(),
    workforce: maybe(
      fc.record({
        place: index(),
        people: amount(1, 0, 2),
        hours: amount(4, 8),
        period: seldom(index()),
      }),
    ),
  });
}

function trainingDraw() {
  return fc.record({
    skill: index(),
    amount: amount(1, 2, 0.5),
    lag: amount(0, 1),
    place: index(),
    /** The skill that a trainee leaves. */
    leaves: maybe(index()),
    teacher: index(),
    hours: amount(1, 2),
    started: seldom(amount(1, 2)),
  });
}

function secondmentDraw() {
  return fc.record({
    from: index(),
    to: index(),
    skill: index(),
    isFromAnywhere: fc.boolean(),
    limit: maybe(amount(4, 1, 20)),
    travel: maybe(amount(0.25, 0.5)),
  });
}

function shippedDraw() {
  return fc.record({ route: index(), good: index(), ago: amount(1, 2), amount: amount(2, 5) });
}

function routeDraw() {
  return fc.record({
    from: index(),
    to: index(),
    carries: maybe(index()),
    capacity: maybe(amount(1, 3, 10)),
    lag: amount(0, 0, 1),
    loss: maybe(amount(0.1, 0.5)),
    drawsGood: seldom(index()),
    drawsSkill: seldom(index()),
    atEnd: fc.boolean(),
  });
}

function tradeDraw() {
  return fc.record({
    place: index(),
    good: index(),
    importPrice: maybe(amount(1, 2)),
    exportPrice: maybe(amount(1, 0.5)),
    importLimit: maybe(amount(1, 5)),
    exportLimit: amount(5, 2),
    period: seldom(index()),
  });
}

function stockDraw() {
  return fc.record({
    good: index(),
    place: index(),
    isEverywhere: fc.boolean(),
    opening: maybe(amount(1, 5, 10)),
    end: seldom(fc.record({ level: amount(1, 5), tier: maybe(amount(1, 3)) })),
    reserve: maybe(fc.record({ level: amount(1, 2), tier: maybe(amount(1, 3)) })),
    isHard: seldom(seldom(fc.constant(true))),
    limit: seldom(amount(1, 5)),
    storage: maybe(fc.record({ capacity: index(), amount: maybe(amount(1, 0.5)) })),
  });
}

function startedDraw() {
  return fc.record({ technique: index(), ago: amount(1, 2), amount: amount(1, 2) });
}

function builderDraw() {
  return fc.record({
    capacity: index(),
    amount: amount(1, 2, -0.5),
    lag: amount(0, 1),
    input: index(),
    hours: amount(1, 2),
  });
}

function needDraw() {
  return fc.record({
    good: index(),
    /** Of any good, also one that nothing brings. */
    isOfAny: seldom(seldom(fc.constant(true))),
    amount: amount(1, 2, 5, 10, 0),
    perPerson: seldom(amount(0.1, 0.5)),
    group: seldom(fc.constantFrom("children", "old")),
    place: maybe(index()),
    period: maybe(index()),
    tier: maybe(amount(1, 2, 3)),
  });
}

function limitDraw() {
  return fc.record({
    of: fc.constantFrom(
      ...(["made", "used", "stock", "imported", "exported", "shipped", "run", "hours"] as const),
    ),
    what: index(),
    place: seldom(index()),
    period: seldom(index()),
    maximum: amount(1, 3, 10),
    minimum: seldom(amount(0.5)),
  });
}

function goalDraw() {
  return fc.record({
    stage: amount(1, 2),
    measure: fc.constantFrom(
      ...(["hours", "used", "waste", "run", "imported", "shipped", "fulfilment"] as const),
    ),
    of: index(),
    weight: maybe(amount(1, 2)),
  });
}

export interface Draw {
  readonly places: number;
  readonly periods: number;
  readonly hasSeasons: boolean;
  readonly inRegion: boolean;
  readonly goods: Draws<typeof goodDraw>;
  readonly techniques: Draws<typeof techniqueDraw>;
  readonly capacities: Draws<typeof capacityDraw>;
  readonly skills: Draws<typeof skillDraw>;
  readonly trainings: Draws<typeof trainingDraw>;
  readonly secondments: Draws<typeof secondmentDraw>;
  readonly routes: Draws<typeof routeDraw>;
  readonly shipped: Draws<typeof shippedDraw>;
  readonly trade: Draws<typeof tradeDraw>;
  readonly stocks: Draws<typeof stockDraw>;
  readonly started: Draws<typeof startedDraw>;
  readonly builders: Draws<typeof builderDraw>;
  readonly needs: Draws<typeof needDraw>;
  readonly limits: Draws<typeof limitDraw>;
  readonly goals: Draws<typeof goalDraw>;
  readonly coins: number;
}
