/** What runs give and take: made and used goods, hours, capacities. */
import type { Flow, Resolved, Site } from "../../plan/resolve.ts";
import type { RelationKind } from "./book.ts";
import { assume, namesOfGood, placeOfAccount, runsOf, shareOf, type Context } from "./context.ts";
import type { Tolerated } from "../reports/tables.ts";

/** What a site's runs give or take of something in a period, as terms of runs. */
interface Source {
  readonly site: Site;
  readonly flow: Flow;
}

/** All that goes into one figure: made, used or hours of something by a holder. */
interface Figure {
  readonly kind: "made" | "used" | "hours";
  readonly holder: string;
  /** The place itself, without its workplaces. */
  readonly own: boolean;
  readonly of: string;
  readonly sources: Source[];
  /** Further terms by period, such as what routes draw. */
  readonly further: Map<number, (readonly [quantity: number, coefficient: number])[]>;
}

export interface Figures {
  /** Further terms (a route's draws, payments) of a place's own figure. */
  add(
    kind: Figure["kind"],
    place: string,
    of: string,
    period: number,
    quantity: number,
    coefficient: number,
  ): void;
  /** Makes the relations. */
  relate(): void;
}

/**
 * Gathers what each holder makes, uses and works by its recipes, and tells `totals` who has a part. A good that falls in another
 * place's account counts as that place's own.
 */
export function figuresOf(context: Context): Figures {
  const { resolved, totals, goods } = context;
  const { isWorkplace } = holdersIn(context);
  const standIns = standInsIn(context);
  const figures = new Map<string, Figure>();
  const figureAt = (kind: Figure["kind"], holder: string, own: boolean, of: string): Figure => {
    const key = `${kind}\u0000${holder}\u0000${of}`;
    let figure = figures.get(key);
    if (figure === undefined) {
      figure = { kind, holder, own, of, sources: [], further: new Map() };
      figures.set(key, figure);
      if (own) totals.addOwn(kind, of, holder);
      else totals.addPart(kind, of, holder);
      if (kind === "hours") {
        for (const other of standIns(of, holder)) figureAt(kind, holder, own, other);
      }
    }
    return figure;
  };
  for (const site of resolved.sites) {
    const home = resolved.places[site.place]!;
    for (const flow of site.recipe) {
      const good = resolved.goods[resolved.accounts[flow.target]!.good]!;
      if (!goods.has(good.name)) continue;
      const place = good.pooled ? home : placeOfAccount(context, flow.target);
      const isHome = place === home && isWorkplace(site.where);
      const holder = isHome ? site.where : place;
      for (const [kind, sign] of [
        ["made", 1],
        ["used", -1],
      ] as const) {
        if (!flow.amounts.some((amount) => amount * sign > 0)) continue;
        figureAt(kind, holder, !isHome, good.name).sources.push({ site, flow });
      }
    }
    for (const flow of site.work) {
      const skill = resolved.skills[flow.target]!.name;
      if (!goods.has(skill)) continue;
      const isHome = isWorkplace(site.where);
      figureAt("hours", site.where, !isHome, skill).sources.push({ site, flow });
    }
  }
  return {
    add: (kind, place, of, period, quantity, coefficient) => {
      const { further } = figureAt(kind, place, true, of);
      const known = further.get(period);
      if (known === undefined) further.set(period, [[quantity, coefficient]]);
      else known.push([quantity, coefficient]);
    },
    relate: () => {
      const all = [...figures.values()];
      relateHours(
        context,
        all.filter(({ kind }) => kind === "hours"),
      );
      for (const figure of all) if (figure.kind !== "hours") relateGoods(context, figure);
      stateStarted(context);
    },
  };
}

/** Skills of the same group as one, of which hours are reported of a holder or its place: they may have stood in there. */
function standInsIn(context: Context): (skill: string, holder: string) => readonly string[] {
  const { resolved, said, placeOf, first, last } = context;
  const groupOf = skillGroups(resolved);
  const isSaid = (skill: string, holder: string) => {
    for (let t = first; t <= last; t++) {
      if ([holder, placeOf(holder)].some((each) => said("hours", skill, each, t))) return true;
    }
    return false;
  };
  return (skill, holder) =>
    resolved.skills.flatMap(({ name }) =>
      name !== skill && groupOf(name) === groupOf(skill) && isSaid(name, holder) ? [name] : [],
    );
}

function holdersIn({ resolved }: Context): { readonly isWorkplace: (name: string) => boolean } {
  const workplaces = new Set(resolved.economy.tables.workplaces.rows.map((row) => row.workplace));
  return { isWorkplace: (name) => workplaces.has(name) };
}

type Terms = (readonly [quantity: number, coefficient: number])[];

/** Terms of runs whose flow falls in a period. */
function fallingIn(context: Context, { site, flow }: Source, period: number, sign: 1 | -1): Terms {
  const amount = flow.amounts[period]! * sign;
  if (amount <= 0) return [];
  const runs = runsOf(context, site, period - flow.lag);
  return runs === undefined ? [] : [[runs, amount]];
}

function relateGoods(context: Context, { kind, holder, own, of, sources, further }: Figure): void {
  const { book, totals, first, last } = context;
  const sign = kind === "made" ? 1 : -1;
  const relation: RelationKind = kind === "made" ? "output" : "input";
  for (let t = first; t <= last; t++) {
    const falling = sources.map((source) => ({
      source,
      terms: fallingIn(context, source, t, sign),
    }));
    const runs = [...falling.flatMap(({ terms }) => terms), ...(further.get(t) ?? [])];
    const quantity = own
      ? totals.own(kind, of, holder, t)
      : book.quantity({ kind, holder, of, period: t });
    const off = book.quantity({ kind: "off", holder, of, with: relation, period: t });
    // A good year is a good year for everybody who grows the same.
    const shares = falling.flatMap(({ source, terms }) =>
      kind === "made" && source.flow.lag > 0
        ? terms.map(([of, amount]) => ({
            quantity: weatherOf(context, source.site.technique, t),
            of,
            factor: -amount,
          }))
        : [],
    );
    const terms: Terms = [[quantity, 1], [off, -1], ...runs.map(([q, a]) => [q, -a] as const)];
    book.relate({ kind: relation, holder, of, period: t, terms, shares, constant: 0 });
    const tolerated = toleratedIn(kind, sources);
    const names = [...sources.map(({ site }) => site.technique), ...namesOfGood(context, of)];
    assume(context, off, tolerated, shareOf(context, tolerated, ...names), runs);
  }
}

/** Runs under way before the first period, as the tables of the economy state them. */
function stateStarted(context: Context): void {
  const { book, resolved } = context;
  for (const { technique: of, where: holder, started } of resolved.sites) {
    for (const { periodsAgo, amount: value } of started) {
      const quantity = book.known({ kind: "run", holder, of, period: -periodsAgo });
      if (quantity === undefined) continue;
      const share = shareOf(context, "tables", of);
      book.state({ quantity, value, spread: { share, of: [] }, basis: { kind: "tables", share } });
    }
  }
}

function weatherOf(context: Context, technique: string, period: number): number {
  const { book } = context;
  const quantity = { kind: "weather", holder: "", of: technique, period } as const;
  const known = book.known(quantity);
  if (known !== undefined) return known;
  const made = book.quantity(quantity);
  const share = shareOf(context, "weather", technique);
  const basis = { kind: "assumption", tolerated: "weather", share } as const;
  book.state({ quantity: made, value: 0, spread: { deviation: share }, basis });
  return made;
}

/** Hours of skills that stand in for each other are told apart by who works, not by what the work asks for. */
function relateHours(context: Context, figures: readonly Figure[]): void {
  const { book, totals, first, last } = context;
  const groupOf = skillGroups(context.resolved);
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = `${groupOf(figure.of)}\u0000${figure.holder}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  for (const group of groups.values()) {
    const { holder, own } = group[0]!;
    for (let t = first; t <= last; t++) {
      const runs = group.flatMap(({ sources, further }) => [
        ...sources.flatMap((source) => fallingIn(context, source, t, 1)),
        ...(further.get(t) ?? []),
      ]);
      const hours = group.map(({ of }) =>
        own
          ? totals.own("hours", of, holder, t)
          : book.quantity({ kind: "hours", holder, of, period: t }),
      );
      const of = group.map((figure) => figure.of).join("; ");
      const off = book.quantity({ kind: "off", holder, of, with: "work", period: t });
      const terms: Terms = [
        ...hours.map((each) => [each, 1] as const),
        [off, -1],
        ...runs.map(([q, a]) => [q, -a] as const),
      ];
      book.relate({ kind: "work", holder, of, period: t, terms, constant: 0 });
      const names = group.flatMap((figure) => figure.sources.map(({ site }) => site.technique));
      const share = shareOf(context, "work", ...names, ...group.map((figure) => figure.of));
      assume(context, off, "work", share, runs);
    }
  }
}

function toleratedIn(kind: Figure["kind"], sources: readonly Source[]): Tolerated {
  if (sources.length === 0) return "freight";
  if (kind === "used") return "input";
  return sources.some(({ flow }) => flow.lag > 0) ? "grown" : "output";
}

/** Skills that can stand in for each other, directly or through others: one group, named by its first. */
export function skillGroups({ skills }: Resolved): (skill: string) => string {
  const root = skills.map((_, s) => s);
  const find = (s: number): number => (root[s] === s ? s : (root[s] = find(root[s]!)));
  skills.forEach(({ canDo }, s) => {
    for (const other of canDo)
      root[Math.max(find(s), find(other))] = Math.min(find(s), find(other));
  });
  const index = new Map(skills.map(({ name }, s) => [name, s]));
  return (skill) => skills[find(index.get(skill)!)]!.name;
}
