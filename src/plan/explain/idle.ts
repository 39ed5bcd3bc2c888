import { message, type Message } from "../../messages/index.ts";
import type { Flow, Resolved, Site } from "../resolve.ts";
import type { Plan, PlanRow } from "../types.ts";
import { isFull } from "./fulfilment.ts";
import { gainsOf, type GainSettings } from "./gains.ts";
import { gainLines, restTable, whoGains } from "./help.ts";
import { usesOfIdle } from "./idle-uses.ts";
import { pricesOfLevel, type Prices, type Scarce } from "./prices.ts";
import { listed, scarceWords } from "./scarce-words.ts";
import { section, tableOf, type ColumnOf, type Section } from "./shape.ts";
import type { Words } from "./words.ts";

/** Of a capacity or a skill, over all periods. */
interface Idle {
  readonly what: string;
  readonly where: string;
  readonly there: number;
  readonly idle: number;
}

/** Share below which something counts as in use. */
const negligible = 1e-6;
/** How many uses are planned again, where nothing else is said. */
const planned = 3;
/** Scarce things that are named as what something idle lacks. */
const named = 2;

/**
 * What stands idle: what putting it to use would free, the most first, and everything with what it lacks, the
 * idlest first.
 */
export async function idleSections(
  plan: Plan,
  resolved: Resolved,
  words: Words,
  settings: GainSettings,
): Promise<readonly Section[]> {
  const prices = shortLevels(plan);
  return [
    ...(await useSections(plan, resolved, words, prices[0], settings)),
    capacitySection(plan, resolved, words, prices),
    hourSection(plan, resolved, words, prices),
  ];
}

/** The shadow prices of the levels that leave something unfulfilled, in order. */
function shortLevels(plan: Plan): readonly Prices[] {
  const levels = [...plan.tables.deliveries, ...plan.tables.keeping].flatMap((row) =>
    !isFull(row.fulfilment) && row.level > 0 ? [row.level] : [],
  );
  return [...new Set(levels)]
    .sort((a, b) => a - b)
    .flatMap((level) => pricesOfLevel(plan, level) ?? []);
}

async function useSections(
  plan: Plan,
  resolved: Resolved,
  words: Words,
  prices: Prices | undefined,
  settings: GainSettings,
): Promise<readonly Section[]> {
  if (prices === undefined) return [];
  const uses = usesOfIdle(plan, resolved, prices, words);
  if (uses.length === 0) return [];
  const wanted = settings.further === false ? 0 : Math.min(planned, settings.gains ?? planned);
  const gains = await gainsOf(plan, uses.slice(0, wanted), settings);
  const rest = uses.slice(gains.length);
  const tier = prices.level.stage;
  return [
    section(
      message("idle.uses"),
      [
        message("idle.how", { count: gains.length }),
        ...gains.flatMap((gain, i) => gainLines(plan, words, tier, gain, i + 1)),
        ...(rest.length === 0 ? [] : [message("explain.help-rest", { count: rest.length })]),
      ],
      [whoGains(words, gains), restTable(rest, 100)],
    ),
  ];
}

function capacitySection(
  plan: Plan,
  resolved: Resolved,
  words: Words,
  prices: readonly Prices[],
): Section {
  const machines = summed(
    plan.tables.capacities.map((row: PlanRow<"capacities">) => ({
      what: row.capacity,
      where: row.workplace,
      there: row.installed,
      idle: row.idle,
    })),
    (item) => item.idle / item.there,
  );
  const lacks = lackColumn(resolved, words, prices, ({ uses }, { what, where }) =>
    uses.some(({ target }) => {
      const item = resolved.installed[target]!;
      return item.capacity === what && item.workplace === where;
    }),
  );
  return section(
    message("explain.idle-capacities"),
    [],
    [
      tableOf(machines, [
        { heading: "explain.column.capacity", cell: ({ what }) => what },
        { heading: "explain.column.workplace", cell: ({ where }) => words.workplace(where) },
        { heading: "explain.column.installed", format: "amount", cell: ({ there }) => there },
        ...idleColumns,
        ...lacks(machines),
      ]),
    ],
  );
}

function hourSection(
  plan: Plan,
  resolved: Resolved,
  words: Words,
  prices: readonly Prices[],
): Section {
  const people = summed(
    plan.tables.hours.flatMap((row) =>
      row.available === undefined
        ? []
        : [
            {
              what: row.skill,
              where: row.place,
              // Those who came from elsewhere are there too.
              there: row.available + row.received,
              idle: row.idle ?? 0,
            },
          ],
    ),
    (item) => item.idle,
  );
  const lacks = lackColumn(resolved, words, prices, ({ work, place }, { what, where }) => {
    if (resolved.places[place] !== where) return false;
    return work.some(({ target }) => resolved.skills[target]!.name === what);
  });
  return section(
    message("explain.idle-hours"),
    [],
    [
      tableOf(people, [
        { heading: "explain.column.skill", cell: ({ what }) => words.skill(what) },
        {
          heading: "explain.column.place",
          cell: ({ where }) => words.place(where),
          hidden: !words.places,
        },
        { heading: "explain.column.available", format: "amount", cell: ({ there }) => there },
        ...idleColumns,
        ...lacks(people),
      ]),
    ],
  );
}

const idleColumns: readonly ColumnOf<Idle>[] = [
  { heading: "explain.column.idle", format: "amount", cell: ({ idle }) => idle },
  {
    heading: "explain.column.idle-share",
    format: "share",
    cell: ({ idle, there }) => idle / there,
  },
];

/**
 * What the work lacks that would use what is idle: its inputs, hours and other capacities that have a shadow
 * price at the first level at which any has, by what a run takes of them.
 */
function lackColumn(
  resolved: Resolved,
  words: Words,
  levels: readonly Prices[],
  usedBy: (site: Site, item: Idle) => boolean,
): (items: readonly Idle[]) => readonly ColumnOf<Idle>[] {
  const lacks = (item: Idle, prices: Prices): Message | null => {
    const worth = new Map<string, { scarce: Scarce; worth: number }>();
    for (const site of resolved.sites) {
      if (!usedBy(site, item)) continue;
      for (const { scarce, worth: each } of takes(site, resolved, prices)) {
        const own = scarce.what === item.what && scarce.where === item.where;
        const key = JSON.stringify([scarce.family, scarce.what, scarce.where]);
        const known = worth.get(key)?.worth ?? 0;
        if (!own && each > 0) worth.set(key, { scarce, worth: known + each });
      }
    }
    const most = [...worth.values()].sort((a, b) => b.worth - a.worth).slice(0, named);
    return most.length === 0 ? null : listed(most.map(({ scarce }) => scarceWords(scarce, words)));
  };
  return (items) => {
    const firstOf = (item: Idle) => {
      for (const prices of levels) {
        const lack = lacks(item, prices);
        if (lack !== null) return lack;
      }
      return null;
    };
    const found = new Map(items.map((item) => [item, firstOf(item)]));
    return [
      {
        heading: "idle.column.lacks",
        cell: (item) => found.get(item) ?? null,
        hidden: [...found.values()].every((each) => each === null),
      },
    ];
  };
}

/** Everything that runs of a site take, with what it would be worth by its shadow price. */
function takes(
  site: Site,
  resolved: Resolved,
  prices: Prices,
): readonly { readonly scarce: Scarce; readonly worth: number }[] {
  const { periods, accounts, goods, places, skills, installed } = resolved;
  const of = (
    flows: readonly Flow[],
    sign: 1 | -1,
    scarceAt: (target: number) => Omit<Scarce, "period">,
  ) =>
    flows.map(({ target, amounts }) => {
      const scarce = scarceAt(target);
      const worth = periods.reduce((sum, period, t) => {
        const amount = Math.max(0, sign * amounts[t]!);
        return amount === 0 ? sum : sum + amount * Math.max(0, prices.of({ ...scarce, period }));
      }, 0);
      return { scarce: { ...scarce, period: undefined }, worth };
    });
  const place = places[site.place]!;
  const hours = (family: string) =>
    of(site.work, 1, (skill) => ({ family, what: skills[skill]!.name, where: place }));
  return [
    ...of(site.recipe, -1, (account) => {
      const { good, place: at } = accounts[account]!;
      const where = at < 0 ? "" : places[at]!;
      return { family: "goods-balance", what: goods[good]!.name, where };
    }),
    ...hours("labour"),
    ...hours("labour-cover"),
    ...of(site.uses, 1, (item) => {
      const { capacity, workplace } = installed[item]!;
      return { family: "capacity", what: capacity, where: workplace };
    }),
  ];
}

function summed(items: readonly Idle[], rank: (item: Idle) => number): readonly Idle[] {
  const sums = new Map<string, Idle>();
  for (const item of items) {
    const key = JSON.stringify([item.what, item.where]);
    const known = sums.get(key);
    sums.set(key, {
      ...item,
      there: item.there + (known?.there ?? 0),
      idle: item.idle + (known?.idle ?? 0),
    });
  }
  return [...sums.values()]
    .filter(({ idle, there }) => idle > negligible * there)
    .sort((a, b) => rank(b) - rank(a));
}
