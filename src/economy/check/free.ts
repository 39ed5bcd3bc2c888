import type { Context, Technique } from "./context.ts";
import { rowsAt, type Site } from "./sites.ts";

/**
 * Which techniques cost nothing that is scarce by itself: no hours, no capacity, nothing taken away, no
 * limit on their runs or on what they make or use. What they take, if anything, is goods.
 */
export function isFree(technique: Technique, site: Site, context: Context): boolean {
  const { tree } = context;
  if (technique.adds.some(({ row }) => row.amount < 0)) return false;
  const work = rowsAt(technique.work, site, tree, (row) => row.skill);
  if (work.some(({ row }) => row.hours !== 0)) return false;
  const uses = rowsAt(technique.uses, site, tree, (row) => row.capacity);
  return !uses.some(({ row }) => row.amount !== 0);
}

/** Names that a limit holds down, by what it counts. */
export interface Capped {
  readonly runs: ReadonlySet<string>;
  readonly made: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
  readonly imported: ReadonlySet<string>;
  readonly exported: ReadonlySet<string>;
}

export function cappedBy({ tables }: Context): Capped {
  const named = (of: string) =>
    new Set(
      tables.limits.rows
        .filter((row) => row.of === of && row.maximum !== undefined)
        .map((row) => row.what),
    );
  return {
    runs: named("run"),
    made: named("made"),
    used: named("used"),
    imported: named("imported"),
    exported: named("exported"),
  };
}

/**
 * One site for each way in which the technique's rows differ: where no row names a workplace, one
 * stands for all.
 */
export function distinctSites(technique: Technique): readonly Site[] {
  const { sites } = technique.sites;
  const specific = [technique.recipes, technique.work, technique.uses].some((rows) =>
    rows.some(({ row }) => row.workplace !== undefined),
  );
  return specific ? sites : sites.slice(0, 1);
}
