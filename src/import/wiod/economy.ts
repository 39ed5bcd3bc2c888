import { economyOf } from "../../economy/economy.ts";
import type { Economy, Row } from "../../economy/types.ts";
import { message, render } from "../../messages/index.ts";
import { means } from "./means.ts";
import type { Model } from "./model.ts";
import { names, wiod } from "./names.ts";
import { production, unitOf } from "./production.ts";
import { purposes } from "./purposes.ts";

/** The tables of the economy. */
export function economyFrom(model: Model): Economy {
  const { country, year, baseYear, periods, industries } = model;
  const about = {
    name: `${country.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-${year}`,
    title: render(message("import.wiod.title", { country, year: String(year) })),
    description: render(
      message("import.wiod.description", {
        country,
        year: String(year),
        count: industries.length,
        periods: periods.length,
      }),
    ),
    licence: "CC-BY-4.0",
    language: "en",
  };
  const goods: Row<"goods">[] = [
    ...industries.map(({ sold }) => ({
      good: sold.code,
      name: sold.description,
      unit: unitOf(baseYear),
      source: wiod,
    })),
    { good: names.newCapital, unit: unitOf(year) },
    { good: names.imports, unit: unitOf(year) },
    { good: names.money, unit: unitOf(year), pooled: true },
  ];
  return economyOf(about, {
    periods: periods.map((period) => ({ period })),
    places: [{ place: country }],
    goods,
    skills: [{ skill: names.labour }],
    ...means(model),
    ...production(model),
    ...purposes(model),
    sources: [
      {
        source: wiod,
        title: render(message("import.wiod.source", { country })),
        citation:
          "M. P. Timmer, E. Dietzenbacher, B. Los, R. Stehrer, G. J. de Vries, An Illustrated User Guide to the World Input–Output Database: the Case of Global Automotive Production, Review of International Economics 23 (2015), 575–605",
        licence: "CC BY 4.0",
        date: "2016",
      },
    ],
  });
}
