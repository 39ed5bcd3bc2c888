import { message } from "../../messages/index.ts";
import { eachAdded, eachFall } from "../flows.ts";
import { constant, onDemand } from "../rows.ts";
import type { Family, Setting } from "./family.ts";

/** What runs use of a capacity is installed; opening amounts retire, runs add. */
export const capacity: Family = {
  name: "capacity",
  why: "family.capacity.why",
  formula:
    "Σ uses[a,k,lag] · run[a,t−lag] ≤ opening[k,t] + Σ adds[a,k] · left(t − start − lag) · run[a,start]",
  inWords: ({ what, where }) =>
    message("family.capacity.row", { capacity: what, workplace: where }),
  build: (setting, rows) => {
    const { resolved, horizon } = setting;
    const rowAt = onDemand((key) => {
      const item = resolved.installed[Math.floor(key / horizon)]!;
      const period = key % horizon;
      return rows.row(
        { family: "capacity", what: item.capacity, where: item.workplace, period },
        -Infinity,
        item.opening[period]!,
      );
    });
    eachUse(setting, (installed, period, column, amount) => {
      if (amount !== 0) rows.add(rowAt(installed * horizon + period), column, amount);
    });
    eachAdded(setting, (installed, period, column, amount) => {
      if (amount !== 0) rows.add(rowAt(installed * horizon + period), column, -amount);
    });
  },
};

/** What is stored takes room of a capacity, next to what runs use of it in the same place. */
export const storage: Family = {
  name: "storage",
  why: "family.storage.why",
  formula:
    "Σ storage_amount[g] · stock[g,p,t] + Σ used[k,t] ≤ Σ installed[k,t] (over the place's workplaces)",
  inWords: ({ what, where }) => message("family.storage.row", { capacity: what, place: where }),
  build: (setting, rows) => {
    const { resolved, columns, horizon, stocks } = setting;
    const capacities = [...new Set(resolved.installed.map((item) => item.capacity))];
    const indexOf = new Map(capacities.map((name, k) => [name, k]));
    const key = (place: number, k: number, period: number) =>
      (place * capacities.length + k) * horizon + period;
    const made = new Map<number, number>();
    const rowAt = onDemand((at) => {
      const where = Math.floor(at / horizon / capacities.length);
      const what = capacities[Math.floor(at / horizon) % capacities.length]!;
      const label = { family: "storage", what, where: resolved.places[where]! } as const;
      const row = rows.row({ ...label, period: at % horizon }, -Infinity, 0);
      made.set(at, row);
      return row;
    });
    for (const [account, row] of stocks) {
      const first = columns.stock[account]!;
      const k = row.storage_capacity === undefined ? undefined : indexOf.get(row.storage_capacity);
      const { place } = resolved.accounts[account]!;
      if (k === undefined || first < 0 || place < 0) continue;
      for (let t = 0; t < horizon; t++) {
        rows.add(rowAt(key(place, k, t)), first + t, row.storage_amount ?? 1);
      }
    }
    const onRow =
      (sign: number) => (at: number, period: number, column: number, amount: number) => {
        const item = resolved.installed[at]!;
        const row = made.get(key(item.place, indexOf.get(item.capacity)!, period));
        if (row !== undefined) rows.add(row, column, sign * amount);
      };
    resolved.installed.forEach((item, i) => {
      item.opening.forEach((amount, t) => {
        onRow(-1)(i, t, constant, amount);
      });
    });
    eachUse(setting, onRow(1));
    eachAdded(setting, onRow(-1));
  },
};

export function eachUse(
  setting: Setting,
  fall: (installed: number, period: number, column: number, amount: number) => void,
): void {
  setting.resolved.sites.forEach((site, s) => {
    eachFall(setting, s, site, site.uses, fall);
  });
}
