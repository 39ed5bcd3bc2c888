import { message, type Message } from "../../messages/index.ts";
import { sum } from "./figures.ts";
import { names } from "./names.ts";
import { drawnOf, residentsShare } from "./needs.ts";
import { industriesOf } from "./production.ts";
import type { Tables } from "./tables.ts";
import { deficitOf } from "./trade.ts";

/** What was taken for granted, each with its figure. */
export function assumptionsOf(tables: Tables): readonly Message[] {
  return [...ofPrices(tables), ...ofIndustries(tables), ...ofUses(tables), ...ofMeans(tables)];
}

function ofPrices({ supply, unit, empty, aside }: Tables): readonly Message[] {
  const margins = supply.margins.map(({ name, figures }) =>
    message("import.supply-use.assume.margin", {
      name,
      unit,
      total: sum(figures.map((each) => Math.max(0, each))),
      services: supply.products.filter((_, p) => figures[p]! < 0).join("; "),
    }),
  );
  return [
    message("import.supply-use.assume.unit", { unit, step: supply.step }),
    ...margins,
    message("import.supply-use.assume.taxes", { unit, total: sum(supply.taxes) }),
    ...(empty === 0 ? [] : [message("import.supply-use.assume.empty", { count: empty })]),
    ...(aside.length === 0
      ? []
      : [message("import.supply-use.assume.aside", { names: aside.join("; ") })]),
  ];
}

function ofIndustries(tables: Tables): readonly Message[] {
  const { supply } = tables;
  const industries = industriesOf(tables);
  const idle = supply.industries.filter((name) => !industries.some((each) => each.name === name));
  const joint = industries.filter(
    ({ at }) => supply.made.filter((row) => row[at]! > 0).length > 1,
  ).length;
  const values = { count: industries.length, joint };
  return [
    message("import.supply-use.assume.industries", values),
    ...(idle.length === 0
      ? []
      : [message("import.supply-use.assume.idle", { names: idle.join("; ") })]),
    message(
      tables.capped ? "import.supply-use.assume.capped" : "import.supply-use.assume.uncapped",
    ),
  ];
}

function ofUses(tables: Tables): readonly Message[] {
  const { supply, use, unit } = tables;
  const drawn = drawnOf(tables);
  const deficit = deficitOf(tables);
  const total = (figures: readonly number[]): number =>
    sum(figures.map((each) => Math.max(0, each)));
  return [
    message("import.supply-use.assume.needs", {
      unit,
      consumption:
        total(use.households) * residentsShare(tables) +
        use.abroad +
        total(use.npish) +
        total(use.government),
      capital: total(use.capital),
      inventories: total(use.inventories),
    }),
    ...(drawn.length === 0
      ? []
      : [
          message("import.supply-use.assume.drawn", {
            unit,
            count: drawn.length,
            total: sum(drawn.map(({ amount }) => amount)),
            names: drawn.map(({ good }) => good).join("; "),
          }),
        ]),
    message("import.supply-use.assume.trade", {
      unit,
      imports: sum(supply.imports) + use.abroad,
      exports: sum(use.exports) + use.ofNonResidents,
      deficit: Math.max(0, deficit),
      surplus: Math.max(0, -deficit),
    }),
    ...(use.ofNonResidents > 0
      ? [
          message("import.supply-use.assume.visitors", {
            unit,
            amount: use.ofNonResidents,
            share: 100 * (1 - residentsShare(tables)),
          }),
        ]
      : []),
  ];
}

function ofMeans(tables: Tables): readonly Message[] {
  const { work, hours, unit } = tables;
  const industries = industriesOf(tables);
  const capital = message("import.supply-use.assume.no-capital");
  if (work !== undefined && hours !== undefined) {
    const values = { row: work.name, hours, total: sum(work.figures) * hours };
    return [message("import.supply-use.assume.work", values), capital];
  }
  const negative = industries.filter(({ valueAdded }) => valueAdded < 0);
  return [
    message("import.supply-use.assume.value-added", {
      unit,
      good: names.valueAdded,
      total: sum(industries.map(({ valueAdded }) => Math.max(0, valueAdded))),
    }),
    ...(work === undefined
      ? []
      : [
          message("import.supply-use.assume.work-not-read", {
            row: work.name,
            total: sum(work.figures),
          }),
        ]),
    ...(negative.length === 0
      ? []
      : [
          message("import.supply-use.assume.negative-value-added", {
            names: negative.map(({ name }) => name).join("; "),
          }),
        ]),
    capital,
  ];
}
