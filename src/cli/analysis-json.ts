import type { Analysis } from "../plan/analyse/index.ts";
import { document, jsonOfMessage } from "./json.ts";

/** The figures of all goods; null: there is no such figure. */
export function analysisDocument(analysis: Analysis): string {
  const { table, labour, linkages, extraction, multipliers, change, valuation, check } = analysis;
  const { goods, supply, final, inputs, assumptions } = table;
  const requirements = (j: number) =>
    multipliers
      .filter(({ total }) => total[j] !== 0)
      .map(({ of: { kind, name, unit }, direct, total }) => ({
        ...{ kind, name, unit, direct: direct[j]!, total: total[j]! },
      }));
  return document({
    status: "analysed",
    of: analysis.of,
    size: { goods: goods.length, inputs: inputs.amount.length },
    assumptions: assumptions.map(jsonOfMessage),
    valuation: valuation.kind === "none" ? null : { kind: valuation.kind, unit: valuation.unit },
    check,
    goods: goods.map(({ name, unit }, j) => ({
      ...{ good: name, unit, supply: supply[j]!, final: final[j]! },
      hours: { direct: labour.direct[j]!, total: labour.total[j]! },
      output: linkages?.output[j] ?? null,
      backward: linkages?.backward[j] ?? null,
      forward: linkages?.forward[j] ?? null,
      hoursWithout: extraction?.[j] ?? null,
      requirements: requirements(j),
    })),
    change:
      change === undefined
        ? null
        : {
            goods: goods.map(({ name, unit }, j) => ({
              ...{ good: name, unit, final: change.final[j]!, supply: change.supply[j]! },
            })),
            primary: change.primary.map(({ of: { kind, name, unit }, before, change: more }) => ({
              ...{ kind, name, unit, before, change: more },
            })),
          },
  });
}
