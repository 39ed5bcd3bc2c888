import type { Installed } from "../../plan/resolve.ts";
import { runsOf, shareOf, type Context } from "./context.ts";

/**
 * What is installed at workplaces, and that runs use no more of it: land × possible yield. Only of capacities that
 * runs of the account use, or that somebody reports of.
 */
export function relateCapacities(context: Context): void {
  const { resolved, book, statements, first, last } = context;
  const reported = new Set(
    statements.flatMap(({ what, about, of }) =>
      what === "installed" ? [`${about}\u0000${of}`] : [],
    ),
  );
  const users = usersOf(context);
  resolved.installed.forEach((item, i) => {
    const { workplace: holder, capacity: of } = item;
    if (users[i]!.length === 0 && !reported.has(`${holder}\u0000${of}`)) return;
    const opening = openingOf(context, item);
    for (let t = first; t <= last; t++) {
      const installed = book.quantity({ kind: "installed", holder, of, period: t });
      const added = addedTo(context, i, t);
      const there = item.opening[t]!;
      // What the tables state of the opening amount may be off, by the same share in every period.
      const off = there === 0 ? [] : [[opening, -there] as const];
      const minus = added.map(([q, a]) => [q, -a] as const);
      book.relate({
        ...{ kind: "capacity", holder, of, period: t, constant: there },
        terms: [[installed, 1], ...off, ...minus],
      });
      const used = users[i]!.flatMap(({ site, flow }) => {
        const runs = runsOf(context, site, t - flow.lag);
        const amount = flow.amounts[t]!;
        return runs === undefined || amount === 0 ? [] : [[runs, -amount] as const];
      });
      if (used.length === 0) continue;
      const spare = book.quantity({ kind: "spare", holder, of, period: t });
      const terms = [[installed, 1] as const, [spare, -1] as const, ...used];
      book.relate({ kind: "capacity", holder, of, with: "spare", period: t, terms, constant: 0 });
    }
  });
}

/** By which share the opening amount that the tables state is off. */
function openingOf(context: Context, { workplace, capacity }: Installed): number {
  const { book } = context;
  const share = shareOf(context, "tables");
  const quantity = book.quantity({
    ...{ kind: "off", holder: workplace, of: capacity, with: "capacity", period: 0 },
  });
  const basis = { kind: "tables", share } as const;
  book.state({ quantity, value: 0, spread: { deviation: share }, basis });
  return quantity;
}

function usersOf({ resolved }: Context) {
  const users = resolved.installed.map(
    (): {
      site: (typeof resolved.sites)[number];
      flow: (typeof resolved.sites)[number]["uses"][number];
    }[] => [],
  );
  for (const site of resolved.sites) {
    for (const flow of site.uses) users[flow.target]!.push({ site, flow });
  }
  return users;
}

/** What runs have added to a capacity by a period, and is left of it. */
function addedTo(
  context: Context,
  installed: number,
  period: number,
): readonly (readonly [quantity: number, coefficient: number])[] {
  const { resolved } = context;
  const { left } = resolved.installed[installed]!;
  return resolved.sites.flatMap((site) =>
    site.adds.flatMap(({ target, lag, amount }) => {
      if (target !== installed) return [];
      const terms: (readonly [number, number])[] = [];
      // What was added before the first period is part of the opening amount.
      for (let start = -lag; start + lag <= period; start++) {
        const runs = runsOf(context, site, start);
        if (runs === undefined) continue;
        terms.push([runs, amount < 0 ? amount : amount * left(period - start - lag)]);
      }
      return terms;
    }),
  );
}
