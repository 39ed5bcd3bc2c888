/** Sums that limits bound and goals weigh, as terms of the program. */
import { eachUse } from "./families/capacity.ts";
import type { Setting } from "./families/family.ts";
import { eachDraw, eachFall, eachHour } from "./flows.ts";

export type Measure =
  | "hours"
  | "made"
  | "used"
  | "stock"
  | "imported"
  | "exported"
  | "shipped"
  | "run"
  | "waste"
  | "fulfilment"
  | "gap";

/** What is summed: of a name (undefined: of all), at these lowest places (undefined: everywhere). */
export interface Scope {
  readonly what: string | undefined;
  readonly places: ReadonlySet<number> | undefined;
  /** For `fulfilment` and `gap`: of the needs of this tier. */
  readonly tier?: number | undefined;
}

export type Term = (period: number, column: number, amount: number) => void;

/** Calls `term` with every term of a measure, period by period in no stated order. */
export function eachTerm(setting: Setting, measure: Measure, scope: Scope, term: Term): void {
  const { resolved, columns, horizon, routes, trades, criteria } = setting;
  const good = scope.what === undefined ? undefined : resolved.goodIndex.get(scope.what);
  // A pooled good has one account for all places: it counts where the sum is over everything.
  const at = (place: number) => scope.places === undefined || scope.places.has(place);
  const ofGood = (account: number) => {
    const { good: other, place } = resolved.accounts[account]!;
    return (good === undefined || other === good) && (place < 0 || at(place));
  };
  const ofRecipe = (sign: 1 | -1) => {
    resolved.sites.forEach((site, s) => {
      eachFall(setting, s, site, site.recipe, (account, period, column, amount) => {
        const pooled = resolved.accounts[account]!.place < 0;
        if (amount * sign > 0 && ofGood(account) && (!pooled || at(site.place))) {
          term(period, column, amount * sign);
        }
      });
    });
  };

  switch (measure) {
    case "made":
      ofRecipe(1);
      return;
    case "used": {
      if (good === undefined && scope.what !== undefined) {
        eachUse(setting, (installed, period, column, amount) => {
          const item = resolved.installed[installed]!;
          if (item.capacity === scope.what && at(item.place)) term(period, column, amount);
        });
        return;
      }
      ofRecipe(-1);
      eachDraw(
        setting,
        (account, period, column, amount) => {
          if (ofGood(account)) term(period, column, amount);
        },
        () => undefined,
      );
      trades.forEach(({ currency, period, place, importPrice }, i) => {
        if (columns.imports[i]! >= 0 && ofGood(currency) && at(place)) {
          term(period, columns.imports[i]!, importPrice!);
        }
      });
      return;
    }
    case "stock":
    case "waste": {
      const first = measure === "stock" ? columns.stock : columns.waste;
      resolved.accounts.forEach((_, account) => {
        if (first[account]! < 0 || !ofGood(account)) return;
        for (let t = 0; t < horizon; t++) term(t, first[account]! + t, 1);
      });
      return;
    }
    case "imported":
    case "exported": {
      const column = measure === "imported" ? columns.imports : columns.exports;
      trades.forEach(({ good: other, period, place }, i) => {
        if (column[i]! >= 0 && (good === undefined || other === good) && at(place)) {
          term(period, column[i]!, 1);
        }
      });
      return;
    }
    case "shipped":
      for (const { route, good: other, first } of columns.shipments) {
        const { name, from } = routes[route]!;
        if (!at(from)) continue;
        if (good !== undefined && other !== good) continue;
        if (good === undefined && scope.what !== undefined && name !== scope.what) continue;
        const amount = good === undefined ? (resolved.goods[other]!.weight ?? 0) : 1;
        for (let t = 0; t < horizon; t++) term(t, first + t, amount);
      }
      return;
    case "run":
      resolved.sites.forEach(({ technique, place }, s) => {
        if (technique !== scope.what || !at(place)) return;
        for (let t = 0; t < horizon; t++) term(t, columns.runs[s]! + t, 1);
      });
      return;
    case "hours":
      eachHour(setting, (place, skill, period, column, hours) => {
        const named = scope.what === undefined || resolved.skills[skill]!.name === scope.what;
        if (named && at(place)) term(period, column, hours);
      });
      return;
    case "fulfilment":
      criteria.forEach(({ kind, need, tier, period }, c) => {
        if (kind !== "need") return;
        if (scope.what !== undefined && need?.name !== scope.what) return;
        if (scope.tier !== undefined && tier !== scope.tier) return;
        term(period, columns.fulfilment[c]!, 1);
      });
      return;
    case "gap":
      for (const { tier, need, period, high, low } of columns.gaps) {
        if (scope.what !== undefined && need !== scope.what) continue;
        if (scope.tier !== undefined && tier !== scope.tier) continue;
        term(period, high, 1);
        term(period, low, -1);
      }
      return;
  }
}
