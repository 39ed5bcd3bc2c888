import fc from "fast-check";
import { check } from "../../src/economy/check/index.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { errorsIn } from "../../src/economy/problem.ts";
import type { Economy, Row } from "../../src/economy/types.ts";
import { distinct, numbered, pick, stated } from "./random-names.ts";
import { seasonOf, trainingName } from "./random-techniques.ts";

const index = fc.nat({ max: 5 });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 });
const few = <T>(of: fc.Arbitrary<T>, least: number, most: number) =>
  fc.array(of, { minLength: least, maxLength: most });

const draw = fc.record({
  places: fc.integer({ min: 2, max: 3 }),
  periods: fc.integer({ min: 1, max: 3 }),
  skills: few(
    fc.record({
      canDo: fc.option(index, { nil: undefined, freq: 5 }),
      life: maybe(fc.constantFrom(2, 3, 2.5)),
      isGeometric: fc.boolean(),
    }),
    2,
    3,
  ),
  workforce: few(
    fc.record({
      place: index,
      skill: index,
      people: fc.constantFrom(1, 2, 0, 3),
      hours: fc.constantFrom(2, 4),
      period: maybe(index),
    }),
    2,
    7,
  ),
  services: few(
    fc.record({
      skill: index,
      hours: fc.constantFrom(1, 2),
      lag: fc.constantFrom(0, 0, 1),
      other: maybe(index),
      season: maybe(index),
    }),
    1,
    3,
  ),
  trainings: few(
    fc.record({
      skill: index,
      place: index,
      amount: fc.constantFrom(1, 2, 0.5),
      lag: fc.constantFrom(0, 1),
      leaves: maybe(index),
      teacher: index,
      hours: fc.constantFrom(0.5, 1),
      season: maybe(index),
      started: maybe(fc.constantFrom(1, 0.5)),
    }),
    0,
    2,
  ),
  secondments: few(
    fc.record({
      from: index,
      to: index,
      limit: maybe(fc.constantFrom(4, 1)),
      travel: maybe(fc.constantFrom(0.25, 0.5)),
    }),
    1,
    4,
  ),
  needs: few(
    fc.record({
      service: index,
      place: maybe(index),
      amount: fc.constantFrom(1, 2, 5),
      period: maybe(index),
      tier: fc.constantFrom(1, 1, 2),
    }),
    2,
    5,
  ),
});

/**
 * Small random economies in which nothing but people is scarce: services made of hours alone; people of several
 * skills who grow fewer, are trained, stand in for each other and help in other places; seasons.
 */
export const labourEconomies: fc.Arbitrary<Economy> = draw
  .map((drawn) => {
    const periods = Array.from({ length: drawn.periods }, (_, t) => t + 1);
    const places = numbered("place", drawn.places);
    const skills = numbered("skill", drawn.skills.length);
    const services = numbered("service", drawn.services.length);
    const seasonAt = (at: number | undefined) =>
      at === undefined ? undefined : seasonOf(at % drawn.periods);
    const adds = drawn.trainings.flatMap((training, i): readonly Row<"adds">[] => {
      const technique = trainingName(i);
      const what = pick(skills, training.skill);
      const { amount, lag, leaves } = training;
      const left = leaves === undefined ? what : pick(skills, leaves);
      const gains = { technique, what, amount, lag };
      return left === what ? [gains] : [gains, { technique, what: left, amount: -amount }];
    });
    const workforce = drawn.workforce.flatMap(({ period, ...row }) => {
      const stands = { ...row, place: pick(places, row.place), skill: pick(skills, row.skill) };
      if (period === undefined) return [stands];
      return [stands, { ...stands, people: 1, hours: 3, period: pick(periods, period) }];
    });
    // Where people are trained, or leave, their hours are known.
    const known = adds.map(({ technique, what }) => {
      const training = drawn.trainings.find((_, i) => trainingName(i) === technique)!;
      return { place: pick(places, training.place), skill: what, people: 0, hours: 2 };
    });
    return economyOf(
      { name: "labour" },
      {
        periods: periods.map((period, t) => ({ period, season: seasonOf(t) })),
        places: places.map((place) => ({ place })),
        goods: services.map((good) => ({ good, unit: "visit" })),
        techniques: [
          ...drawn.services.map(({ season }, i) =>
            stated({ technique: `serve ${i + 1}`, season: seasonAt(season) }),
          ),
          ...drawn.trainings.map(({ place, season }, i) =>
            stated({
              ...{ technique: trainingName(i), where: pick(places, place) },
              season: seasonAt(season),
            }),
          ),
        ],
        recipes: drawn.services.map(({ lag }, i) => ({
          ...{ technique: `serve ${i + 1}`, good: services[i]!, amount: 1, lag },
        })),
        work: distinct(
          [
            ...drawn.services.flatMap(({ skill, hours, other }, i) => {
              const technique = `serve ${i + 1}`;
              const own = { technique, skill: pick(skills, skill), hours };
              if (other === undefined) return [own];
              return [own, { technique, skill: pick(skills, other), hours: 1 }];
            }),
            ...drawn.trainings.map(({ teacher, hours }, i) => ({
              ...{ technique: trainingName(i), skill: pick(skills, teacher), hours },
            })),
          ],
          (row) => [row.technique, row.skill],
        ),
        adds,
        started: drawn.trainings.flatMap(({ started, place }, i) =>
          started === undefined
            ? []
            : [
                {
                  ...{ technique: trainingName(i), where: pick(places, place) },
                  ...{ periods_ago: 1, amount: started },
                },
              ],
        ),
        skills: drawn.skills.map(({ canDo, life, isGeometric }, i) => {
          const other = canDo === undefined ? undefined : pick(skills, canDo);
          return stated({
            skill: skills[i]!,
            can_do: other === undefined || other === skills[i] ? undefined : [other],
            life,
            retirement: life === undefined || !isGeometric ? undefined : ("geometric" as const),
          });
        }),
        workforce: distinct<Row<"workforce">>([...workforce, ...known], (row) => [
          ...[row.place, row.skill, row.period],
        ]),
        secondments: distinct(
          drawn.secondments.map(({ from, to, limit, travel }) => {
            const { place, skill } = pick(workforce, from);
            const others = places.filter((other) => other !== place);
            return stated({ from: place, to: pick(others, to), skill, limit, travel });
          }),
          (row) => [row.from, row.to, row.skill],
        ),
        needs: drawn.needs.map(({ service, place, amount, period, tier }, i) =>
          stated({
            ...{ need: `need${i + 1}`, good: pick(services, service), amount, tier },
            place: place === undefined ? undefined : pick(places, place),
            period: period === undefined ? undefined : pick(periods, period),
          }),
        ),
      },
    );
  })
  .filter((economy) => errorsIn(check(economy)).length === 0);
