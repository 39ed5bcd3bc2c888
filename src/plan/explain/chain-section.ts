/** What holds a need back, at the level that fixed its fulfilment: scarce things, and the goods between. */
import { message } from "../../messages/index.ts";
import type { Plan } from "../types.ts";
import type { ChainLink } from "./chain.ts";
import type { BoundLevel } from "./need.ts";
import { scarceKey } from "./prices.ts";
import { listed, pathOf, periodNames, scarceWords } from "./scarce-words.ts";
import { section, tableOf, type Section } from "./shape.ts";
import type { Words } from "./words.ts";

/** Scarce things that the sentence names; the table has them all. */
const named = 3;

interface Grouped {
  readonly links: readonly ChainLink[];
  readonly price: number;
}

export function chainSection(
  { prices, deliveries, links }: BoundLevel,
  plan: Plan,
  words: Words,
): Section {
  const first = Math.min(...plan.economy.tables.periods.rows.map(({ period }) => period));
  const onTheWay = links.filter(({ scarce }) => scarce.family === "goods-balance");
  const stocks = onTheWay.filter(
    ({ scarce }) => scarce.period === first && hadAtFirst(plan, scarce.what, scarce.where),
  );
  const scarce = grouped([...links.filter((link) => !onTheWay.includes(link)), ...stocks]);
  const worst = deliveries[0]!;
  const at = words.at(worst.place, worst.period);
  const about = { need: worst.need, fulfilment: worst.fulfilment, ...at };
  const things = scarce.slice(0, named).map(({ links: [link] }) => thing(link!, stocks, words));
  return section(
    message("explain.held-back-heading", {
      level: prices.level.level,
      others: deliveries.length - 1,
      ...about,
    }),
    [
      things.length === 0
        ? message("explain.held-back-by-nothing", about)
        : message("explain.held-back", {
            ...about,
            things: listed(things),
            others: scarce.length - things.length,
          }),
    ],
    [
      tableOf(scarce, [
        {
          heading: "explain.column.scarce",
          cell: ({ links: [link] }) => thing(link!, stocks, words),
        },
        {
          heading: "explain.column.periods",
          cell: ({ links: all }) =>
            periodNames(
              all.map((link) => link.scarce),
              words,
            ),
          hidden: !words.periods,
        },
        { heading: "explain.column.points", format: "amount", cell: ({ price }) => 100 * price },
        {
          heading: "explain.column.way",
          cell: ({ links: [link] }) => pathOf(links, link!, words),
        },
      ]),
      tableOf(grouped(onTheWay), [
        {
          heading: "explain.column.good",
          cell: ({ links: [link] }) => scarceWords(link!.scarce, words),
        },
        {
          heading: "explain.column.periods",
          cell: ({ links: all }) =>
            periodNames(
              all.map((link) => link.scarce),
              words,
            ),
          hidden: !words.periods,
        },
        {
          heading: "explain.column.points-of-good",
          format: "amount",
          cell: ({ price, links: all }) => (100 * price) / all.length,
        },
        {
          heading: "explain.column.unit",
          cell: ({ links: [link] }) => words.unit(link!.scarce.what),
        },
      ]),
    ],
  );
}

/** Whether there was any of a good at the beginning, so that its stock is one of the scarce things. */
function hadAtFirst(plan: Plan, good: string, place: string): boolean {
  const first = Math.min(...plan.tables.balances.map(({ period }) => period));
  return plan.tables.balances.some(
    (row) =>
      row.good === good && (row.place ?? "") === place && row.period === first && row.opening > 0,
  );
}

function thing({ scarce }: ChainLink, stocks: readonly ChainLink[], words: Words) {
  const key = scarceKey(scarce);
  return stocks.some((link) => scarceKey(link.scarce) === key)
    ? message("explain.scarce-stock", { good: words.good(scarce.what), ...words.at(scarce.where) })
    : scarceWords(scarce, words);
}

/** The same thing in several periods as one, dearest first. */
function grouped(links: readonly ChainLink[]): readonly Grouped[] {
  const groups = new Map<string, ChainLink[]>();
  for (const link of links) {
    const key = scarceKey({ ...link.scarce, period: undefined });
    groups.set(key, [...(groups.get(key) ?? []), link]);
  }
  return [...groups.values()]
    .map((all) => ({ links: all, price: all.reduce((sum, { price }) => sum + price, 0) }))
    .sort((a, b) => Math.abs(b.price) - Math.abs(a.price));
}
