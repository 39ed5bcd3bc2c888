import { economyOf } from "../../economy/economy.ts";
import { onlyPlace } from "../../economy/place-tree.ts";
import type { Economy, Row, Rows } from "../../economy/types.ts";
import { message, render } from "../../messages/index.ts";
import type { FiveYearPlan } from "./data.ts";
import { files, names, note } from "./names.ts";
import { purposes } from "./purposes.ts";
import type { Settings } from "./settings.ts";

/** The tables: per good an industry and its technique, per capital good a technique that installs it. */
export function economyFrom(data: FiveYearPlan, settings: Settings): Economy {
  const { goods, years } = data;
  const about = {
    name: "fiveyearplan",
    title: render(
      message("import.fiveyearplan.title", { goods: goods.length, years: years.length }),
    ),
    language: "en",
  };
  const wanted = purposes(data, settings);
  return economyOf(about, {
    periods: years.map((name, t) => ({ period: t + 1, name })),
    workplaces: goods.map((good) => ({ workplace: names.industry(good), place: onlyPlace })),
    ...means(data, settings),
    needs: wanted.needs,
    goals: wanted.goals,
    goods: [...goods.map((good) => ({ good, unit: "unit", source: files })), ...wanted.goods],
    techniques: [...techniques(data), ...wanted.techniques],
    recipes: [...production(data), ...installation(data), ...wanted.recipes],
    work: work(data),
    sources: [
      {
        source: files,
        title: render(message("import.fiveyearplan.source")),
        citation: data.files.join(", "),
      },
    ],
  });
}

/** Goods of which any industry has capital, by index. */
function capitalGoods({ goods, capital }: FiveYearPlan): readonly number[] {
  return goods.flatMap((_, i) => (capital[i]!.some((amount) => amount > 0) ? [i] : []));
}

function techniques(data: FiveYearPlan): readonly Row<"techniques">[] {
  const { goods } = data;
  return [
    ...goods.map((good) => ({ technique: names.make(good), where: names.industry(good) })),
    // Where nothing is stated it runs in every industry that has a capacity of this name.
    ...capitalGoods(data).map((i) => ({
      technique: names.install(goods[i]!),
      note: note("install"),
    })),
  ];
}

/** flows ÷ output for one unit; what an industry takes of its own good is taken off what it makes. */
function production({ goods, flows, output }: FiveYearPlan): readonly Row<"recipes">[] {
  return goods.flatMap((made, j) =>
    goods.flatMap((good, i): Row<"recipes">[] => {
      const used = flows[i]![j]! / output[j]!;
      const amount = (i === j ? 1 : 0) - used;
      if (amount === 0) return [];
      const row = { technique: names.make(made), good, amount, source: files };
      return [
        i === j && used > 0
          ? { ...row, note: note("own-use", { used: String(Number(used.toPrecision(6))) }) }
          : row,
      ];
    }),
  );
}

/** What is installed in a year is used from the next one on. */
function installation(data: FiveYearPlan): readonly Row<"recipes">[] {
  return capitalGoods(data).map((i) => ({
    technique: names.install(data.goods[i]!),
    good: data.goods[i]!,
    amount: -1,
  }));
}

function work({ goods, labour, output }: FiveYearPlan): readonly Row<"work">[] {
  return goods.flatMap((good, j) =>
    labour[j] === 0
      ? []
      : [
          {
            technique: names.make(good),
            skill: names.labour,
            hours: labour[j]! / output[j]!,
            source: files,
          },
        ],
  );
}

function means(
  data: FiveYearPlan,
  { end }: Settings,
): Pick<Rows, "capacities" | "uses" | "adds" | "skills" | "workforce"> {
  const { goods, capital, depreciation, output, workforce } = data;
  const uses: Row<"uses">[] = [];
  const capacities: Row<"capacities">[] = [];
  goods.forEach((made, j) => {
    goods.forEach((good, i) => {
      const amount = capital[i]![j]!;
      if (amount === 0) return;
      const capacity = names.installed(good);
      uses.push({
        technique: names.make(made),
        capacity,
        amount: amount / output[j]!,
        source: files,
      });
      const share = depreciation[i]![j]!;
      capacities.push({
        workplace: names.industry(made),
        capacity,
        amount,
        ...(share === 0 ? {} : { life: 1 / share, retirement: "geometric" as const }),
        ...(end === "none" ? {} : { end: amount, end_tier: end === "require" ? 0 : 2 }),
        ...(end === "none" ? {} : { note: note("capital") }),
        source: files,
      });
    });
  });
  return {
    uses,
    capacities,
    adds: capitalGoods(data).map((i) => ({
      technique: names.install(goods[i]!),
      what: names.installed(goods[i]!),
      amount: 1,
      lag: 1,
    })),
    skills: [{ skill: names.labour }],
    workforce: workforce.map((people, t) => ({
      place: onlyPlace,
      skill: names.labour,
      people,
      hours: 1,
      period: t + 1,
      source: files,
      note: note("hours"),
    })),
  };
}
