import type { Row } from "../types.ts";
import { rounded } from "./chance.ts";
import { skillNames, type Made } from "./technology.ts";
import { life, perRun, plantOf, type World } from "./world.ts";

/** Goods, techniques and what they take and make; needs. */
export function productionOf({ settings, technology, formation }: World) {
  const { seasons, periods, capital, trade } = settings;
  const isSown = ({ kind }: Made) => kind === "crop" && seasons > 1;
  const make = ({ name }: Made) => `make ${name}`;
  const build = (made: Made) => `build ${plantOf(made)}`;
  const goods: Row<"goods">[] = technology.map(({ name, kind }) =>
    kind === "service"
      ? { good: name, unit: "hour of service", kind }
      : { good: name, unit: "t", kind, survival: kind === "crop" ? 0.97 : 0.99, weight: 1 },
  );
  if (trade) goods.push({ good: "currency", unit: "unit of currency", pooled: true });
  const techniques: Row<"techniques">[] = technology.map((made) => ({
    technique: make(made),
    unit: "unit",
    ...(isSown(made) ? { season: "1" } : {}),
  }));
  const recipes: Row<"recipes">[] = technology.flatMap((made) => [
    { technique: make(made), good: made.name, amount: 1, ...(isSown(made) ? { lag: 1 } : {}) },
    ...[...made.inputs].map(([input, share]) => ({
      technique: make(made),
      good: technology[input]!.name,
      amount: -rounded((share * made.price) / technology[input]!.price),
    })),
  ]);
  const work: Row<"work">[] = technology.flatMap((made) =>
    made.hours.flatMap((hours, s) =>
      hours === 0
        ? []
        : [
            {
              technique: make(made),
              skill: skillNames[s]!,
              hours: rounded((hours * made.price) / seasons),
            },
          ],
    ),
  );
  const uses: Row<"uses">[] = technology.map((made) => ({
    technique: make(made),
    capacity: plantOf(made),
    amount: 1,
  }));
  const adds: Row<"adds">[] = [];
  if (capital) {
    for (const [g, made] of technology.entries()) {
      techniques.push({ technique: build(made), unit: "unit of capacity" });
      adds.push({ technique: build(made), what: plantOf(made), amount: 1, lag: 1 });
      // What wears out in a period is one part in life × seasons of what a unit is built of.
      for (const [ware, worn] of formation(g)) {
        const { price, name } = technology[ware]!;
        const value = (worn * life * seasons * made.price) / perRun(made, settings);
        recipes.push({ technique: build(made), good: name, amount: -rounded(value / price) });
      }
    }
  }
  const all = technology.reduce((sum, { consumed }) => sum + consumed, 0);
  const needs = technology.map(({ name, consumed, price }, g): Row<"needs"> => ({
    need: name,
    good: name,
    per_person: rounded(consumed / all / price),
    tier: g % 5 < 2 ? 1 : 2,
  }));
  return {
    periods: Array.from({ length: periods }, (_, t) => ({
      period: t + 1,
      years: 1 / seasons,
      ...(seasons > 1 ? { season: String((t % seasons) + 1) } : {}),
    })),
    goods,
    techniques,
    recipes,
    work,
    uses,
    adds,
    needs,
    skills: skillNames.map((skill, s): Row<"skills"> => ({
      skill,
      ...(s === 1 || s === 2 || s === 4 ? { can_do: [skillNames[s - 1]!] } : {}),
    })),
  };
}
