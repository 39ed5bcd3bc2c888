/** The labour in a good, as a section: hours per unit, and the rules by which they are counted. */
import { message } from "../../messages/index.ts";
import { labourContentOf, type ContentOptions, type ContentRow } from "../labour-content/index.ts";
import type { Plan } from "../types.ts";
import { placeAndPeriod } from "./place-and-period.ts";
import type { PlanFlows } from "./plan-flows.ts";
import { section, tableOf, type Section } from "./shape.ts";
import type { Words } from "./words.ts";

export function labourSection(
  plan: Plan,
  flows: PlanFlows,
  options: ContentOptions,
  asked: (row: ContentRow) => boolean,
  words: Words,
): Section {
  if (plan.tables.hours.every(({ needed }) => needed === 0)) {
    return section(message("explain.labour"), [message("explain.labour-none")]);
  }
  const labour = labourContentOf(plan, flows, options);
  const rows = labour.rows.filter(asked);
  const refused = new Map(
    rows.flatMap(({ refused: because }) =>
      because === undefined ? [] : [[JSON.stringify(because), because]],
    ),
  );
  const given = rows.filter(({ content }) => content !== undefined);
  const incomplete = given.some(({ complete }) => !complete);
  return section(
    message("explain.labour"),
    [
      ...refused.values(),
      ...(given.length === 0 ? [] : labour.rules),
      ...(incomplete ? [message("explain.labour-incomplete")] : []),
    ],
    [
      tableOf(given, [
        ...placeAndPeriod<ContentRow>(words, ({ place }) => (place === "" ? undefined : place)),
        {
          heading: "explain.column.direct",
          format: "amount",
          cell: ({ direct }) => direct ?? null,
        },
        {
          heading: "explain.column.content",
          format: "amount",
          cell: ({ content }) => content ?? null,
        },
        {
          heading: "explain.column.complete",
          cell: ({ complete }) => (complete ? null : message("explain.in-part")),
          hidden: !incomplete,
        },
      ]),
    ],
  );
}
