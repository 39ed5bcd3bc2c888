/** What a plan asks for in one period, and what was begun before it: everything that can be kept or broken. */
import type { Row } from "../../economy/types.ts";
import type { Plan } from "../../plan/types.ts";
import type { Begun } from "./first-period.ts";
import { identity } from "./identities.ts";

export type PromiseKind =
  "shipment" | "import" | "export" | "arrival" | "under-way" | "run" | "delivery";

/** Something that was to be done in a period. */
export interface Promised {
  readonly kind: PromiseKind;
  /** The good; of runs the technique; of deliveries the need. */
  readonly what: string;
  /** The route, the workplace (or place) of a run, the place; empty: nowhere (pooled goods). */
  readonly where: string;
  readonly group?: string;
  /** Of deliveries. */
  readonly tier?: number;
  /** Of what was begun before. */
  readonly periodsAgo?: number;
  /** Above 0: units of the good, runs. */
  readonly planned: number;
}

/** With the name of its column (`identitiesOf`). */
export interface PromisedColumn {
  readonly promised: Promised;
  readonly column: string;
  /** Of `started` and `shipped`, where it was begun before. */
  readonly begun?: Row<"started"> | Row<"shipped">;
}

/** Of the largest amount of its kind, what is this small is rounding and nothing that anybody was asked for. */
const negligible = 1e-9;

export function promisedIn(
  { tables }: Plan,
  period: number,
  begun: readonly Begun[],
): readonly PromisedColumn[] {
  const now = <R extends { readonly period: number }>(rows: readonly R[]) =>
    rows.filter((row) => row.period === period);
  const promised: readonly PromisedColumn[] = [
    ...now(tables.shipments).map(({ route, good, sent }) => ({
      promised: { kind: "shipment" as const, what: good, where: route, planned: sent },
      column: identity("shipment", route, good),
    })),
    ...now(tables.trade).flatMap(({ good, place, imported, exported }) =>
      (["import", "export"] as const).map((kind) => ({
        promised: {
          ...{ kind, what: good, where: place },
          planned: kind === "import" ? imported : exported,
        },
        column: identity(kind, good, place),
      })),
    ),
    ...begun.map(begunColumn),
    ...now(tables.activities).map(({ technique, where, runs }) => ({
      promised: { kind: "run" as const, what: technique, where, planned: runs },
      column: identity("run", technique, where),
    })),
    ...now(tables.deliveries).map(({ need, group, place, tier, delivered }) => ({
      promised: {
        ...{ kind: "delivery" as const, what: need, where: place ?? "", tier },
        ...(group === undefined ? {} : { group }),
        planned: delivered,
      },
      column: identity("delivery", need, group, place),
    })),
  ];
  const largest = new Map<string, number>();
  const sort = ({ promised: { kind, what } }: PromisedColumn) => identity(kind, what);
  for (const each of promised) {
    largest.set(sort(each), Math.max(largest.get(sort(each)) ?? 0, each.promised.planned));
  }
  return promised.filter((each) => each.promised.planned > negligible * largest.get(sort(each))!);
}

function begunColumn(begun: Begun): PromisedColumn {
  if (begun.kind === "under-way") {
    const { technique, where, periods_ago: periodsAgo, amount } = begun.row;
    return {
      promised: { kind: "under-way", what: technique, where, periodsAgo, planned: amount },
      column: identity("run", begun.technique, where),
      begun: begun.row,
    };
  }
  const { route, good, periods_ago: periodsAgo, amount } = begun.row;
  return {
    promised: { kind: "arrival", what: good, where: route, periodsAgo, planned: amount },
    column: identity("run", begun.technique, begun.to),
    begun: begun.row,
  };
}
