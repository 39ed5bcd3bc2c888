import type { Compiled } from "../compile.ts";
import { eachUse } from "../families/capacity.ts";
import { eachAdded } from "../flows.ts";
import type { PlanRow } from "../types.ts";
import type { Print } from "./setting.ts";

/** What is installed by capacity and period, and what of it runs have added. */
export function installedAt(compiled: Compiled, value: Print["value"]) {
  const { resolved, horizon } = compiled;
  const added = new Float64Array(resolved.installed.length * horizon);
  eachAdded(compiled, (item, period, column, amount) => {
    added[item * horizon + period]! += amount * value(column);
  });
  const total = added.map(
    (amount, cell) =>
      amount + resolved.installed[Math.floor(cell / horizon)]!.opening[cell % horizon]!,
  );
  return { added, total };
}

export function capacities({ compiled, value }: Print): PlanRow<"capacities">[] {
  const { resolved, horizon } = compiled;
  const { added, total } = installedAt(compiled, value);
  const used = new Float64Array(total.length);
  eachUse(compiled, (item, period, column, amount) => {
    used[item * horizon + period]! += amount * value(column);
  });
  eachStored(compiled, value, (items, period, room) => {
    // Stores are filled in order; what rounding leaves over goes to the last.
    let left = room;
    items.forEach((item, i) => {
      const cell = item * horizon + period;
      const free = Math.max(0, total[cell]! - used[cell]!);
      const share = i === items.length - 1 ? left : Math.min(left, free);
      used[cell]! += share;
      left -= share;
    });
  });
  return resolved.installed.flatMap(({ workplace, capacity }, item) =>
    resolved.periods.map((period, t) => {
      const cell = item * horizon + t;
      return {
        workplace,
        capacity,
        period,
        installed: total[cell]!,
        used: used[cell]!,
        idle: Math.max(0, total[cell]! - used[cell]!),
        added: added[cell]!,
      };
    }),
  );
}

/** The room that closing stocks take, with the capacities of the place that can hold them. */
function eachStored(
  { resolved, columns, horizon, stocks }: Compiled,
  value: Print["value"],
  visit: (items: readonly number[], period: number, room: number) => void,
): void {
  for (const [account, row] of stocks) {
    const first = columns.stock[account]!;
    const { place } = resolved.accounts[account]!;
    if (row.storage_capacity === undefined || first < 0 || place < 0) continue;
    const items = [...resolved.installed.keys()].filter((item) => {
      const { capacity, place: at } = resolved.installed[item]!;
      return capacity === row.storage_capacity && at === place;
    });
    for (let t = 0; t < horizon; t++) visit(items, t, value(first + t) * (row.storage_amount ?? 1));
  }
}
