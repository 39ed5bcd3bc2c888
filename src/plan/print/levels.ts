import type { Compiled } from "../compile.ts";
import type { Level } from "../levels.ts";
import type { PlanRow } from "../types.ts";

export function levelRows(levels: readonly Level[]): PlanRow<"levels">[] {
  return levels.map((level, index) => ({
    level: index + 1,
    kind: level.kind,
    stage: level.stage,
    measure: level.measure,
    ...(level.of === undefined ? {} : { of: level.of }),
    value: level.value,
    fixed: level.fixed.length,
    primal: level.certificate.primal,
    dual: level.certificate.dual ?? 0,
    gap: level.certificate.gap,
  }));
}

export function valueRows({ resolved }: Compiled, levels: readonly Level[]): PlanRow<"values">[] {
  return levels.flatMap((level, index) =>
    level.prices.map(({ family, what, where, period, value }) => ({
      level: index + 1,
      family,
      what,
      ...(where === "" ? {} : { where }),
      ...(period < 0 ? {} : { period: resolved.periods[period]! }),
      value,
    })),
  );
}
