import { message } from "../../messages/index.ts";
import type { Plan, PlanRow } from "../types.ts";
import { section, tableOf, type Section } from "./shape.ts";
import type { Words } from "./words.ts";

/** Of a capacity or a skill, over all periods. */
interface Idle {
  readonly what: string;
  readonly where: string;
  readonly there: number;
  readonly idle: number;
}

/** Share below which something counts as in use. */
const negligible = 1e-6;

/** Capacities and hours that the plan leaves idle, the idlest first. */
export function idleSections(plan: Plan, words: Words): readonly Section[] {
  const { capacities, hours } = plan.tables;
  const machines = summed(
    capacities.map((row: PlanRow<"capacities">) => ({
      what: row.capacity,
      where: row.workplace,
      there: row.installed,
      idle: row.idle,
    })),
    (item) => item.idle / item.there,
  );
  const people = summed(
    hours.flatMap((row) =>
      row.available === undefined
        ? []
        : [
            {
              what: row.skill,
              where: row.place,
              // Those who came from elsewhere are there too.
              there: row.available + row.received,
              idle: row.idle ?? 0,
            },
          ],
    ),
    (item) => item.idle,
  );
  return [
    section(
      message("explain.idle-capacities"),
      [],
      [
        tableOf(machines, [
          { heading: "explain.column.capacity", cell: ({ what }) => what },
          { heading: "explain.column.workplace", cell: ({ where }) => words.workplace(where) },
          { heading: "explain.column.installed", format: "amount", cell: ({ there }) => there },
          { heading: "explain.column.idle", format: "amount", cell: ({ idle }) => idle },
          {
            heading: "explain.column.idle-share",
            format: "share",
            cell: ({ idle, there }) => idle / there,
          },
        ]),
      ],
    ),
    section(
      message("explain.idle-hours"),
      [],
      [
        tableOf(people, [
          { heading: "explain.column.skill", cell: ({ what }) => words.skill(what) },
          {
            heading: "explain.column.place",
            cell: ({ where }) => words.place(where),
            hidden: !words.places,
          },
          { heading: "explain.column.available", format: "amount", cell: ({ there }) => there },
          { heading: "explain.column.idle", format: "amount", cell: ({ idle }) => idle },
          {
            heading: "explain.column.idle-share",
            format: "share",
            cell: ({ idle, there }) => idle / there,
          },
        ]),
      ],
    ),
  ];
}

function summed(items: readonly Idle[], rank: (item: Idle) => number): readonly Idle[] {
  const sums = new Map<string, Idle>();
  for (const item of items) {
    const key = JSON.stringify([item.what, item.where]);
    const known = sums.get(key);
    sums.set(key, {
      ...item,
      there: item.there + (known?.there ?? 0),
      idle: item.idle + (known?.idle ?? 0),
    });
  }
  return [...sums.values()]
    .filter(({ idle, there }) => idle > negligible * there)
    .sort((a, b) => rank(b) - rank(a));
}
