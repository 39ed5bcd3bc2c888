import type { Row } from "../../economy/types.ts";
import { message, render } from "../../messages/index.ts";
import { sum } from "./figures.ts";
import { names } from "./names.ts";
import type { Tables } from "./tables.ts";

export interface Trade {
  readonly goods: readonly Row<"goods">[];
  readonly techniques: readonly Row<"techniques">[];
  readonly recipes: readonly Row<"recipes">[];
  readonly trade: readonly Row<"trade">[];
  readonly stocks: readonly Row<"stocks">[];
  readonly needs: readonly Row<"needs">[];
}

/** What imports cost beyond what exports bring; negative: exports bring more. */
export function deficitOf({ supply, use }: Tables): number {
  return sum(supply.imports) + use.abroad - sum(use.exports) - use.ofNonResidents;
}

/** Imports at basic prices, exports at purchasers' prices, each up to the table's figure, for one currency. */
export function tradeOf(tables: Tables): Trade {
  const { supply, use, unit } = tables;
  const of = { place: names.place, currency: names.currency, source: names.source };
  const imports = supply.products.flatMap((product, p): readonly Row<"trade">[] => {
    const limit = supply.imports[p]!;
    const good = names.basic(product);
    return limit > 0 ? [{ ...of, good, import_price: 1, import_limit: limit }] : [];
  });
  const exports = use.products.flatMap((good, p): readonly Row<"trade">[] => {
    const limit = use.exports[p]!;
    return limit > 0 ? [{ ...of, good, export_price: 1, export_limit: limit }] : [];
  });
  const visitors = visitorsOf(tables);
  const abroad = abroadOf(tables);
  const deficit = deficitOf(tables);
  const note = render(message("import.supply-use.note.deficit"));
  return {
    goods: [{ good: names.currency, unit, pooled: true }, ...visitors.goods, ...abroad.goods],
    techniques: visitors.techniques,
    recipes: visitors.recipes,
    trade: [
      ...imports,
      ...exports,
      ...visitors.goods.map(({ good }) => ({
        ...of,
        good,
        export_price: 1,
        export_limit: use.ofNonResidents,
      })),
      ...abroad.goods.map(({ good }) => ({
        ...of,
        good,
        import_price: 1,
        import_limit: use.abroad,
      })),
    ],
    stocks: deficit > 0 ? [{ good: names.currency, opening: deficit, note }] : [],
    needs: abroad.needs,
  };
}

/** What non-residents buy in the country: a bundle of the products in households' proportions, exported. */
function visitorsOf({ use, unit }: Tables): Pick<Trade, "goods" | "techniques" | "recipes"> {
  if (!(use.ofNonResidents > 0)) return { goods: [], techniques: [], recipes: [] };
  const all = sum(use.households);
  const name = names.visitors;
  const note = render(message("import.supply-use.note.visitors"));
  const used = use.products.flatMap((good, p): readonly Row<"recipes">[] => {
    const amount = -use.households[p]! / all;
    return amount === 0 ? [] : [{ technique: name, good, amount, source: names.source, note }];
  });
  return {
    goods: [{ good: name, unit }],
    techniques: [{ technique: name, unit, note }],
    recipes: [...used, { technique: name, good: name, amount: 1 }],
  };
}

function abroadOf({ use, unit }: Tables): Pick<Trade, "goods" | "needs"> {
  if (!(use.abroad > 0)) return { goods: [], needs: [] };
  const good = names.abroad;
  return {
    goods: [{ good, unit }],
    needs: [
      {
        need: names.need("households", good),
        good,
        amount: use.abroad,
        tier: 1,
        source: names.source,
      },
    ],
  };
}
