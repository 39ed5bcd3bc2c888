import { economyOf } from "../../economy/economy.ts";
import { shortName } from "../../economy/read/about.ts";
import type { Economy, Row } from "../../economy/types.ts";
import { message, render } from "../../messages/index.ts";
import {
  finalDemand,
  goodOf,
  tiers,
  words,
  type Draw,
  type FinalDemand,
  type Model,
} from "./model.ts";
import { sum } from "./table.ts";

/** One period; regions are places, industries techniques of their region, trade between regions is sent on routes. */
export function economyFrom(model: Model): Economy {
  const { regions, unit, file, trade } = model;
  const demand = finalDemand(model);
  const unknown = render(message("import.mrio.licence-unknown"));
  const values = { industries: model.industries.length, regions: regions.length };
  return economyOf(
    {
      name: shortName(file),
      title: file,
      description: render(message("import.mrio.description", values)),
      ...(model.licence === undefined ? {} : { licence: model.licence }),
    },
    {
      periods: [{ period: 1, years: 1 }],
      places: regions.map((place) => ({ place })),
      goods: [...goodsOf(model), { good: words.valueAdded, unit, note: noteOf("value-added") }],
      techniques: makers(model).map(({ label }) => ({
        technique: label.text,
        ...named(model, label.code),
        unit: render(message("import.mrio.unit.run", { unit })),
        where: label.region,
        source: words.source,
      })),
      recipes: makers(model).flatMap((maker) => recipeOf(model, maker)),
      stocks: stocksOf(model, demand),
      routes: regions.flatMap((from) =>
        regions
          .filter((to) => to !== from)
          .map((to) => ({
            route: words.route(from, to),
            from,
            to,
            // Where goods are told apart by origin, none is sent on from elsewhere.
            ...(trade === "origins" ? { carries: [from] } : {}),
            note: noteOf("route"),
          })),
      ),
      needs: demand.asked.map(({ good, place, use, amount }) => ({
        need: words.need(use, good),
        good,
        place,
        amount,
        tier: use === "rest" ? 1 : tiers[use],
        source: words.source,
      })),
      limits: model.capped ? makers(model).map(capOf) : [],
      goals: [
        { stage: 1, sense: "least", measure: "used", of: words.valueAdded },
        { stage: 2, sense: "least", measure: "shipped" },
      ],
      sources: [
        {
          source: words.source,
          title: file,
          citation: model.citation ?? file,
          licence: model.licence ?? unknown,
        },
      ],
    },
  );
}

function noteOf(what: "value-added" | "route" | "weight" | "cap" | "drawn" | "bridged"): string {
  return render(message(`import.mrio.note.${what}`));
}

function named({ names }: Model, code: string): { readonly name?: string } {
  const name = names.get(code);
  return name === undefined ? {} : { name };
}

/** A tonne stands for a unit, since goods without a weight can't be sent. */
function goodsOf(model: Model): readonly Row<"goods">[] {
  const seen = new Map<string, Row<"goods">>();
  for (const label of model.industries) {
    const good = goodOf(model, label);
    seen.set(good, {
      good,
      ...named(model, label.code),
      unit: model.unit,
      ...(model.trade === "origins" ? { kind: label.region } : {}),
      weight: 1,
      source: words.source,
      note: noteOf("weight"),
    });
  }
  return [...seen.values()];
}

interface Maker {
  readonly label: Model["industries"][number];
  readonly at: number;
  readonly output: number;
}

/** Industries that make something. */
function makers({ industries, made }: Model): readonly Maker[] {
  return industries
    .map((label, at) => ({ label, at, output: made[at]! }))
    .filter(({ output }) => output > 0);
}

/** Per unit of output. */
function recipeOf(model: Model, { label, at, output }: Maker): readonly Row<"recipes">[] {
  const technique = label.text;
  const amounts = new Map<string, number>();
  for (const [i, origin] of model.industries.entries()) {
    const used = model.flows[i]![at]!;
    if (used === 0) continue;
    const good = goodOf(model, origin);
    amounts.set(good, (amounts.get(good) ?? 0) - used / output);
  }
  const own = goodOf(model, label);
  // What an industry uses of its own good in the same period only lowers what a run leaves.
  amounts.set(own, (amounts.get(own) ?? 0) + 1);
  const valueAdded = Math.max(0, model.valueAdded[at]!);
  if (valueAdded > 0) amounts.set(words.valueAdded, -valueAdded / output);
  return [...amounts].map(([good, amount]) => ({
    technique,
    good,
    amount,
    source: words.source,
  }));
}

function capOf({ label, output }: Maker): Row<"limits"> {
  return {
    limit: label.text,
    of: "run",
    what: label.text,
    maximum: output,
    source: words.source,
    note: noteOf("cap"),
  };
}

function stocksOf(model: Model, { drawn, bridged }: FinalDemand): readonly Row<"stocks">[] {
  const stocks = new Map<string, Row<"stocks">>();
  const add = ({ good, place, amount }: Draw, note: string): void => {
    const key = JSON.stringify([good, place]);
    const before = stocks.get(key);
    stocks.set(key, {
      place,
      good,
      opening: (before?.opening ?? 0) + amount,
      source: words.source,
      note: before?.note === undefined || before.note === note ? note : `${before.note} ${note}`,
    });
  };
  for (const each of drawn) add(each, noteOf("drawn"));
  for (const each of bridged) add(each, noteOf("bridged"));
  for (const place of model.regions) {
    const own = model.industries.map((label, i) =>
      label.region === place ? Math.max(0, model.valueAdded[i]!) : 0,
    );
    const amount = sum(own);
    if (amount > 0) add({ good: words.valueAdded, place, amount }, noteOf("value-added"));
  }
  return [...stocks.values()];
}
