import { economyOf } from "../../economy/economy.ts";
import { shortName } from "../../economy/read/about.ts";
import type { Economy, Row } from "../../economy/types.ts";
import { message, render } from "../../messages/index.ts";
import { sum } from "./figures.ts";
import { names } from "./names.ts";
import { needsOf } from "./needs.ts";
import { productionOf } from "./production.ts";
import type { Tables } from "./tables.ts";
import { tradeOf } from "./trade.ts";

/** The economy of a year: one period, one place, a technique for each industry and for each product's way to users. */
export function economyFrom(tables: Tables): Economy {
  const production = productionOf(tables);
  const trade = tradeOf(tables);
  const needs = needsOf(tables);
  const { supply, use, unit, title, file, work, hours } = tables;
  const goods: readonly Row<"goods">[] = [
    ...supply.products.flatMap((product, p): readonly Row<"goods">[] => [
      ...(supply.basic[p]! > 0
        ? [{ good: names.basic(product), unit: unitAt("basic"), source: names.source }]
        : []),
      ...(supply.purchasers[p]! > 0 || use.total[p]! !== 0
        ? [{ good: product, unit: unitAt("purchasers"), source: names.source }]
        : []),
    ]),
    ...production.goods,
    ...trade.goods,
  ];
  return economyOf(
    {
      name: shortName(title === "" ? file : title),
      title: title === "" ? file : title,
      description: render(
        message("import.supply-use.description", {
          industries: supply.industries.length,
          products: supply.products.length,
        }),
      ),
      ...(tables.licence === undefined ? {} : { licence: tables.licence }),
    },
    {
      periods: [{ period: 1, years: 1 }],
      goods,
      techniques: [...production.techniques, ...trade.techniques],
      recipes: [...production.recipes, ...trade.recipes],
      work: production.work,
      ...(work === undefined || hours === undefined
        ? {}
        : {
            skills: [{ skill: names.skill }],
            workforce: [
              {
                place: names.place,
                skill: names.skill,
                people: sum(work.figures),
                hours,
                note: render(message("import.supply-use.note.work", { row: work.name, hours })),
              },
            ],
          }),
      stocks: [...production.stocks, ...trade.stocks, ...needs.stocks],
      trade: trade.trade,
      needs: [...needs.needs, ...trade.needs],
      limits: production.limits,
      goals: production.goals,
      sources: [sourceOf(tables)],
    },
  );

  function unitAt(prices: "basic" | "purchasers"): string {
    return render(message(`import.supply-use.unit.${prices}`, { unit }));
  }
}

function sourceOf({ title, file, publisher, citation, licence }: Tables): Row<"sources"> {
  const cited = citation ?? [publisher, title, file].filter((text) => text).join(", ");
  const unknown = render(message("import.supply-use.licence-unknown"));
  return {
    source: names.source,
    title: title || file,
    citation: cited,
    licence: licence ?? unknown,
  };
}
