/**
 * *grid*: amounts of things (goods, skills, capacities) at places or workplaces, by period. What was
 * never added to is zero.
 */
export interface Grid {
  add(what: string, where: string, period: number, amount: number): void;
  /** `period` is a position, 0 for the first. */
  at(what: string, where: string, period: number): number;
  /** Summed over all places. */
  total(what: string, period: number): number;
  /** The things that were ever added to, and where. */
  things(): Iterable<string>;
  places(what: string): Iterable<string>;
}

export function openGrid(periods: number): Grid {
  const amounts = new Map<string, Map<string, Float64Array>>();
  const totals = new Map<string, Float64Array>();
  return {
    add: (what, where, period, amount) => {
      let byPlace = amounts.get(what);
      let total = totals.get(what);
      if (byPlace === undefined || total === undefined) {
        amounts.set(what, (byPlace = new Map<string, Float64Array>()));
        totals.set(what, (total = new Float64Array(periods)));
      }
      let series = byPlace.get(where);
      if (series === undefined) byPlace.set(where, (series = new Float64Array(periods)));
      series[period] = series[period]! + amount;
      total[period] = total[period]! + amount;
    },
    at: (what, where, period) => amounts.get(what)?.get(where)?.[period] ?? 0,
    total: (what, period) => totals.get(what)?.[period] ?? 0,
    things: () => amounts.keys(),
    places: (what) => amounts.get(what)?.keys() ?? [],
  };
}
