import type { Criterion } from "../criteria.ts";
import type { Resolved } from "../resolve.ts";

/** Needs of a tier whose places a goal brings nearer to each other, by group and period. */
export interface Apart {
  readonly tier: number;
  readonly need: string;
  readonly group: string | undefined;
  readonly period: number;
  /** One criterion for each place that asks; two or more. */
  readonly criteria: readonly number[];
}

/** What the goals that measure a gap are about; a need in one place only has none. */
export function apartOf(resolved: Resolved, criteria: readonly Criterion[]): readonly Apart[] {
  const rows = resolved.economy.tables.goals.rows.filter(({ measure }) => measure === "gap");
  if (rows.length === 0) return [];
  const groups = new Map<string, { first: Omit<Apart, "criteria">; criteria: number[] }>();
  criteria.forEach(({ need, tier, period }, c) => {
    if (need === undefined) return;
    const { name, group } = need;
    if (!rows.some((row) => row.tier === tier && (row.of === undefined || row.of === name))) return;
    const key = JSON.stringify([tier, name, group ?? null, period]);
    const known = groups.get(key);
    if (known !== undefined) known.criteria.push(c);
    else groups.set(key, { first: { tier, need: name, group, period }, criteria: [c] });
  });
  return [...groups.values()].flatMap(({ first, criteria: members }) =>
    members.length < 2 ? [] : [{ ...first, criteria: members }],
  );
}
