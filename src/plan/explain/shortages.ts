import { message, type Message } from "../../messages/index.ts";
import { byFulfilment, isFull } from "./fulfilment.ts";
import type { Plan, PlanRow } from "../types.ts";
import { placeAndPeriod } from "./place-and-period.ts";
import { section, tableOf, type Section } from "./shape.ts";
import type { Words } from "./words.ts";

type Delivery = PlanRow<"deliveries">;

/** What is missing, the first tier and the least fulfilled first. */
export function shortages(plan: Plan, words: Words): Section {
  const needs = plan.tables.deliveries
    .filter(({ fulfilment }) => !isFull(fulfilment))
    .sort((a, b) => a.tier - b.tier || byFulfilment(a, b));
  const kept = plan.tables.keeping
    .filter(({ fulfilment }) => !isFull(fulfilment))
    .sort((a, b) => a.tier - b.tier || byFulfilment(a, b));
  const nothing = needs.length === 0 && kept.length === 0;
  const [worst] = needs;
  return section(
    message("explain.shortages"),
    [
      ...(nothing ? [message("explain.no-shortages")] : []),
      ...(worst === undefined ? [] : [worstOf(worst, words)]),
    ],
    [
      tableOf(needs, [
        { heading: "explain.column.tier", format: "amount", cell: ({ tier }) => tier },
        { heading: "explain.column.need", cell: ({ need }) => need },
        ...placeAndPeriod<Delivery>(words, ({ place }) => place),
        { heading: "explain.column.missing", format: "amount", cell: missing },
        { heading: "explain.column.asked", format: "amount", cell: ({ asked }) => asked },
        { heading: "explain.column.unit", cell: ({ good }) => words.unit(good) },
        { heading: "explain.column.fulfilment", format: "share", cell: (row) => row.fulfilment },
      ]),
      tableOf(kept, [
        { heading: "explain.column.tier", format: "amount", cell: ({ tier }) => tier },
        { heading: "explain.column.keeping", cell: (row) => keepingWords(row, words) },
        {
          heading: "explain.column.period",
          cell: ({ period }) => words.period(period),
          hidden: !words.periods,
        },
        { heading: "explain.column.kept", format: "amount", cell: (row) => row.kept },
        { heading: "explain.column.required", format: "amount", cell: (row) => row.required },
        { heading: "explain.column.fulfilment", format: "share", cell: (row) => row.fulfilment },
      ]),
    ],
  );
}

function missing({ asked, delivered }: Delivery): number {
  return asked - delivered;
}

function worstOf(row: Delivery, words: Words): Message {
  return message("explain.need-worst", {
    need: row.need,
    asked: row.asked,
    delivered: row.delivered,
    fulfilment: row.fulfilment,
    unit: words.unit(row.good),
    ...words.at(row.place, row.period),
  });
}

export function keepingWords({ kind, what, where }: PlanRow<"keeping">, words: Words): Message {
  if (kind === "capacity-end") {
    const workplace = words.workplace(where ?? "");
    return message("family.capacity-end.row", { capacity: what, workplace });
  }
  const good = { good: words.good(what), ...words.at(where) };
  return message(kind === "end" ? "explain.scarce-end" : "explain.scarce-reserve", good);
}
