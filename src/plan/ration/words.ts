import { message, type Message } from "../../messages/index.ts";
import {
  section,
  tableOf,
  type ColumnOf,
  type Explanation,
  type ExplanationTable,
  type Section,
} from "../explain/shape.ts";
import type { Words } from "../explain/words.ts";
import { isFull } from "../explain/fulfilment.ts";
import { perPerson, roundedDown } from "./per-person.ts";
import type { MoreShipped, Ration, Rationing } from "./ration.ts";

/** Rations as sentences and tables: each place by itself, then the shipments between places. */
export function explainRations(given: Rationing, words: Words): Explanation {
  const period = words.period(given.period);
  const places = [...new Set(given.rations.map(({ place }) => place))];
  const shipments = section(
    message("ration.shipments"),
    [
      given.shipments.length === 0
        ? message("ration.no-shipments")
        : message("ration.shipments-how"),
    ],
    [shipmentTable(given.shipments, words)],
  );
  return {
    title: message("ration.title", { period }),
    sections: [
      section(message("ration.how"), howLines(given)),
      ...places.map((place) => placeSection(given, place, words)),
      ...(words.places ? [shipments] : []),
    ],
  };
}

/** Which way of sharing holds, and what the last column is. */
export function howLines({ sharing, rations, days }: Rationing): readonly Message[] {
  const compared = rations.some(({ other }) => other !== undefined);
  return [
    message("ration.sharing", { sharing, compared: compared ? "yes" : "no" }),
    ...(rations.length === 0 ? [message("ration.nothing")] : []),
    ...(rations.some(({ people }) => people !== undefined) ? [message("ration.rounded")] : []),
    ...(days === undefined ? [message("ration.no-days")] : []),
  ];
}

function placeSection(given: Rationing, place: string | undefined, words: Words): Section {
  const of = given.rations.filter((ration) => ration.place === place);
  const short = of.filter(({ share }) => !isFull(share)).length;
  return section(
    place === undefined
      ? message("explain.everywhere")
      : message("ration.place", { place: words.place(place) }),
    [message("ration.met", { short, count: of.length })],
    [rationTable(of, given, words)],
  );
}

/** What each person gets, need by need. */
export function rationTable(
  rations: readonly Ration[],
  { days, sharing }: Rationing,
  words: Words,
): ExplanationTable {
  const some = (is: (ration: Ration) => boolean) => rations.some(is);
  const each = (ration: Ration) => perPerson(ration, days);
  const down = (amount: number | undefined) => (amount === undefined ? null : roundedDown(amount));
  const known = some(({ people }) => people !== undefined);
  const columns: readonly ColumnOf<Ration>[] = [
    { heading: "explain.column.need", cell: ({ need }) => need },
    {
      heading: "explain.column.group",
      cell: ({ group }) => group ?? null,
      hidden: !some(({ group }) => group !== undefined),
    },
    {
      heading: "ration.column.people",
      format: "amount",
      cell: ({ people }) => people ?? null,
      hidden: !known,
    },
    {
      heading: "ration.column.asked-each",
      format: "amount",
      cell: (ration) => each(ration).asked ?? null,
      hidden: !known,
    },
    {
      heading: "ration.column.each",
      format: "amount",
      cell: (ration) => down(each(ration).each),
      hidden: !known,
    },
    {
      heading: "ration.column.each-day",
      format: "amount",
      cell: (ration) => down(each(ration).day),
      hidden: !known || days === undefined,
    },
    {
      heading: "ration.column.all",
      format: "amount",
      cell: ({ ration }) => ration,
      hidden: !some(({ people }) => people === undefined),
    },
    { heading: "explain.column.unit", cell: ({ good }) => words.unit(good) },
    { heading: "ration.column.share", format: "share", cell: ({ share }) => share },
    {
      heading: sharing === "leximin" ? "ration.column.own-first" : "ration.column.shared",
      format: "share",
      cell: ({ other }) => other ?? null,
      hidden: !some(({ other }) => other !== undefined),
    },
  ];
  return tableOf(rations, columns);
}

export function shipmentTable(shipments: readonly MoreShipped[], words: Words): ExplanationTable {
  return tableOf(shipments, [
    { heading: "ration.column.route", cell: ({ route }) => route },
    { heading: "explain.column.from", cell: ({ from }) => words.place(from) },
    { heading: "explain.column.to", cell: ({ to }) => words.place(to) },
    { heading: "explain.column.good", cell: ({ good }) => words.good(good) },
    { heading: "explain.column.before", format: "amount", cell: ({ before }) => before },
    { heading: "ration.column.now", format: "amount", cell: ({ now }) => now },
    {
      heading: "ration.column.more",
      format: "difference",
      cell: ({ now, before }) => now - before,
    },
    { heading: "explain.column.unit", cell: ({ good }) => words.unit(good) },
    {
      heading: "ration.column.arrives",
      cell: ({ arrives }) => (arrives === undefined ? null : words.period(arrives)),
      hidden: !words.periods,
    },
  ]);
}
