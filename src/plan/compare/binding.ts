/** What holds needs back, before and after: the reason why somebody gains or loses. */
import { message, type Message } from "../../messages/index.ts";
import { isFull } from "../explain/fulfilment.ts";
import { pricesOfLevel, scarceOf, type Scarce } from "../explain/prices.ts";
import { listed, scarceWords } from "../explain/scarce-words.ts";
import { section, tableOf, type Section } from "../explain/shape.ts";
import type { Words } from "../explain/words.ts";
import type { Plan } from "../types.ts";
import { either, joined } from "./joined.ts";

/** Things that a sentence names. */
const named = 4;

interface Binding {
  readonly scarce: Scarce;
  /** Needs, and goods to be kept, that are fixed below 1 where the thing is scarce. */
  readonly holds: readonly string[];
}

export function bindingSection(before: Plan, after: Plan, words: Words): Section {
  const pairs = joined(bindingOf(before, words), bindingOf(after, words), ({ scarce }) =>
    JSON.stringify(scarce),
  );
  const only = (side: "before" | "after") =>
    pairs
      .filter((pair) => pair[side === "before" ? "after" : "before"] === undefined)
      .map((pair) => scarceWords(either(pair).scarce, words));
  return section(
    message("compare.binding"),
    [
      ...(pairs.length === 0 ? [message("compare.binds-nothing")] : []),
      ...lineOf("compare.binds-no-more", only("before")),
      ...lineOf("compare.binds-now", only("after")),
    ],
    [
      tableOf(pairs, [
        {
          heading: "explain.column.scarce",
          cell: (pair) => scarceWords(either(pair).scarce, words),
        },
        {
          heading: "compare.column.holds-before",
          cell: ({ before: binding }) => binding?.holds.join(", ") ?? null,
        },
        {
          heading: "compare.column.holds-after",
          cell: ({ after: binding }) => binding?.holds.join(", ") ?? null,
        },
      ]),
    ],
  );
}

function lineOf(
  key: "compare.binds-no-more" | "compare.binds-now",
  things: readonly Message[],
): readonly Message[] {
  if (things.length === 0) return [];
  const others = Math.max(0, things.length - named);
  return [message(key, { things: listed(things.slice(0, named)), others })];
}

/** Everything scarce at the levels that leave something unfulfilled, over all periods. */
function bindingOf(plan: Plan, words: Words): readonly Binding[] {
  const short = new Map<number, Set<string>>();
  const note = (level: number, name: string) => {
    short.set(level, (short.get(level) ?? new Set()).add(name));
  };
  for (const row of plan.tables.deliveries) {
    if (!isFull(row.fulfilment) && row.level > 0) note(row.level, row.need);
  }
  for (const row of plan.tables.keeping) {
    if (!isFull(row.fulfilment) && row.level > 0) {
      note(row.level, row.kind === "capacity-end" ? row.what : words.good(row.what));
    }
  }
  const holds = new Map<string, { scarce: Scarce; names: Set<string> }>();
  for (const [level, names] of [...short].sort(([a], [b]) => a - b)) {
    for (const row of pricesOfLevel(plan, level)?.rows ?? []) {
      const scarce = { ...scarceOf(row), period: undefined };
      // Prices of goods, and of work that others can do, only pass on what stands behind them.
      if (scarce.family === "goods-balance" || scarce.family === "labour-cover") continue;
      const key = JSON.stringify(scarce);
      const known = holds.get(key) ?? { scarce, names: new Set<string>() };
      for (const name of names) known.names.add(name);
      holds.set(key, known);
    }
  }
  return [...holds.values()].map(({ scarce, names }) => ({ scarce, holds: [...names] }));
}
