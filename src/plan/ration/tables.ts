import type { ColumnSpec } from "../../economy/tables.ts";
import type { AnyRow } from "../../economy/types.ts";
import { perPerson } from "./per-person.ts";
import type { Rationing } from "./ration.ts";

const name = (column: string): ColumnSpec => ({ name: column, type: "name" });
const number = (column: string): ColumnSpec => ({ name: column, type: "number" });

const columns = {
  rations: [
    ...[name("place"), name("group"), name("need"), name("good"), name("unit")],
    ...[number("people"), number("asked"), number("ration"), number("share")],
    ...[number("asked_each"), number("ration_each"), number("ration_each_day")],
    /** By the other way of sharing. */
    number("share_other"),
  ],
  shipments: [
    ...[name("route"), name("from"), name("to"), name("good"), name("unit")],
    /** More than was planned before. */
    ...[number("planned_before"), number("sent"), number("more"), number("arrives")],
  ],
} as const;

/** Rations and shipments as rows of a CSV file each. */
export function rationTables(
  given: Rationing,
  unitOf: (good: string) => string,
): Readonly<
  Record<
    keyof typeof columns,
    { readonly columns: readonly ColumnSpec[]; readonly rows: readonly AnyRow[] }
  >
> {
  return {
    rations: {
      columns: columns.rations,
      rows: given.rations.map((ration) => {
        const { asked, each, day } = perPerson(ration, given.days);
        return {
          ...{ place: ration.place, group: ration.group, need: ration.need, good: ration.good },
          ...{ unit: unitOf(ration.good), people: ration.people, asked: ration.asked },
          ...{ ration: ration.ration, share: ration.share, share_other: ration.other },
          ...{ asked_each: asked, ration_each: each, ration_each_day: day },
        };
      }),
    },
    shipments: {
      columns: columns.shipments,
      rows: given.shipments.map(({ route, good, from, to, before, now, arrives }) => ({
        ...{ route, from, to, good, unit: unitOf(good), arrives },
        ...{ planned_before: before, sent: now, more: now - before },
      })),
    },
  };
}
