import type { Plan } from "../types.ts";
import { resolve, type Resolved, type Site } from "../resolve.ts";
import { flowSystem, rings, solveRing } from "./system.ts";

/** Labour content by the recipes themselves. */
export interface TechniqueContent {
  /** Hours per unit, by good. */
  readonly content: ReadonlyMap<string, number>;
  /** Hours per unit in the technique that makes it, by good. */
  readonly direct: ReadonlyMap<string, number>;
  /** Goods the plan makes, or uses in making, for which there is no figure. */
  readonly missing: ReadonlySet<string>;
  /** Largest relative residual. */
  readonly residual: number;
}

/**
 * The textbook figure l(I − A)⁻¹, without places, lags and freight: for goods that the plan makes by
 * exactly one technique, which makes nothing else and has the same coefficients wherever and
 * whenever the plan runs it. Goods for which this does not hold, and goods made from them, are missing.
 */
export function techniqueContent(plan: Plan): TechniqueContent {
  const resolved = resolve(plan.economy);
  const recipes = recipesInUse(plan, resolved);
  const goods = [...recipes.keys()];
  const index = new Map(goods.map((good, i) => [good, i]));
  const missing = missingFrom(recipes);
  const kept = (good: string) => !missing.has(good);
  const direct = new Map<string, number>();
  const system = flowSystem(
    Float64Array.from(goods, (good) => recipes.get(good)?.made ?? 1),
    Float64Array.from(goods, (good) => (kept(good) ? (recipes.get(good)?.hours ?? 0) : 0)),
    goods.map((good) =>
      kept(good)
        ? [...(recipes.get(good)?.used ?? [])].map(([from, amount]) => [index.get(from)!, amount])
        : [],
    ),
  );
  const x = new Float64Array(goods.length);
  let residual = 0;
  for (const ring of rings(system)) {
    const solved = solveRing(system, ring, x);
    residual = Math.max(residual, solved ?? 0);
    if (solved === undefined) for (const i of ring) missing.add(goods[i]!);
  }
  for (const good of missingFrom(recipes, missing)) missing.add(good);
  const content = new Map(goods.filter(kept).map((good) => [good, x[index.get(good)!]!]));
  for (const good of content.keys()) {
    const recipe = recipes.get(good)!;
    direct.set(good, recipe.hours / recipe.made);
  }
  return { content, direct, missing, residual };
}

interface Recipe {
  readonly made: number;
  readonly hours: number;
  readonly used: ReadonlyMap<string, number>;
}

/** The one recipe for each good made; undefined where there are several, or it makes other things too. */
function recipesInUse(plan: Plan, resolved: Resolved): Map<string, Recipe | undefined> {
  const periodIndex = new Map(resolved.periods.map((period, t) => [period, t]));
  const sites = new Map(
    resolved.sites.map((site) => [JSON.stringify([site.technique, site.where]), site]),
  );
  const texts = new Map<string, Set<string>>();
  const recipes = new Map<string, Recipe | undefined>();
  const nets = plan.tables.activities.map((row) => {
    const site = sites.get(JSON.stringify([row.technique, row.where]));
    const t = periodIndex.get(row.period);
    if (site === undefined || t === undefined) throw new Error(`unknown run: ${row.technique}`);
    return { technique: row.technique, ...netOf(site, t, resolved) };
  });
  for (const { technique, hours, goods, adds } of nets) {
    const made = [...goods].filter(([, amount]) => amount > 0);
    for (const [good] of goods) if (!recipes.has(good)) recipes.set(good, undefined);
    for (const [good, amount] of made) {
      const known = texts.get(good) ?? new Set<string>();
      known.add(JSON.stringify([technique, hours, [...goods].sort()]));
      texts.set(good, known);
      const used = new Map(
        [...goods].filter(([, each]) => each < 0).map(([name, each]) => [name, -each]),
      );
      const single = known.size === 1 && made.length === 1 && !adds;
      recipes.set(good, single ? { made: amount, hours, used } : undefined);
    }
  }
  return recipes;
}

/** What one run started in period t makes (+) and uses (−) over all its lags, and its hours. */
function netOf(site: Site, t: number, resolved: Resolved) {
  const horizon = resolved.periods.length;
  const at = (flow: { lag: number; amounts: Float64Array }) =>
    flow.amounts[Math.min(t + flow.lag, horizon)]!;
  const goods = new Map<string, number>();
  for (const flow of site.recipe) {
    const name = resolved.goods[resolved.accounts[flow.target]!.good]!.name;
    goods.set(name, (goods.get(name) ?? 0) + at(flow));
  }
  const hours = site.work.reduce((sum, flow) => sum + at(flow), 0);
  const adds = [...site.adds, ...site.trains].some(({ amount }) => amount > 0);
  return { hours, goods, adds };
}

/** Goods without a recipe, and all that is made from them. */
function missingFrom(
  recipes: ReadonlyMap<string, Recipe | undefined>,
  known: ReadonlySet<string> = new Set(),
): Set<string> {
  const missing = new Set(known);
  for (let before = -1; before !== missing.size;) {
    before = missing.size;
    for (const [good, recipe] of recipes) {
      if (recipe === undefined || [...recipe.used.keys()].some((from) => missing.has(from))) {
        missing.add(good);
      }
    }
  }
  return missing;
}
