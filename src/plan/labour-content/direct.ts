import type { Intakes } from "./intakes.ts";

/** Hours per unit worked by the runs that made it, by pool; undefined where nothing was made. */
export function directHours({ pools }: Intakes): readonly (number | undefined)[] {
  return pools.map(({ making, before, made }) =>
    made > 0 ? (making.hours + before.hours) / made : undefined,
  );
}
