import { message, type Message } from "../../messages/index.ts";
import { section, tableOf, type Section } from "../../plan/explain/shape.ts";
import type { Account } from "../account.ts";
import { significant } from "../tell/flags.ts";
import { accountWords, type AccountWords } from "../tell/words.ts";
import { usualDoubt } from "./doubt.ts";
import type { Narrowing, Visit, Visits, VisitSettings } from "./visits.ts";

/** Normal deviates within which 95 of 100 fall. */
const interval95 = 1.959963984540054;

/** Visits in words: where to go, why, and what it would narrow. `settings`: those that they were found with. */
export function visitsSections(
  account: Account,
  found: Visits,
  { doubt = usualDoubt, seed }: Pick<VisitSettings, "doubt" | "seed">,
): readonly Section[] {
  const words = accountWords(account);
  const { visits, before, after, weights } = found;
  const count = (why: Visit["why"]) => visits.filter((visit) => visit.why === why).length;
  const narrowed =
    before > 0 ? [message("visits.narrowed", { share: (before - after) / before })] : [];
  return [
    section(
      message("visits.heading"),
      [
        message("visits.aimed", { count: count("aimed"), weights }),
        message("visits.lot", { count: count("lot"), seed }),
        ...narrowed,
        message("visits.doubt", { doubt }),
      ],
      [visitTable(words, visits), figureTable(words, visits)],
    ),
  ];
}

function visitTable(words: AccountWords, visits: readonly Visit[]) {
  return tableOf(
    visits.map((visit, i) => ({ ...visit, number: i + 1 })),
    [
      { heading: "visits.column.number", format: "amount", cell: ({ number }) => number },
      { heading: "visits.column.holder", cell: ({ holder }) => words.holder(holder) },
      { heading: "visits.column.why", cell: ({ why }) => message("visits.why", { why }) },
      { heading: "visits.column.gain", format: "share", cell: ({ gain }) => gain },
    ],
  );
}

function figureTable(words: AccountWords, visits: readonly Visit[]) {
  const rows = visits.flatMap(({ narrows }, i) =>
    narrows.map((narrowing) => ({ ...narrowing, number: i + 1 })),
  );
  return tableOf(rows, [
    { heading: "visits.column.number", format: "amount", cell: ({ number }) => number },
    { heading: "visits.column.figure", cell: ({ quantity }) => words.quantity(quantity) },
    {
      heading: "visits.column.estimate",
      format: "amount",
      cell: ({ before: { estimate, deviation } }) =>
        estimate === undefined ? null : significant(estimate, deviation),
    },
    {
      heading: "visits.column.before",
      format: "amount",
      cell: ({ before }) => interval95 * before.deviation,
    },
    {
      heading: "visits.column.after",
      format: "amount",
      cell: ({ after }) => interval95 * after.deviation,
    },
    { heading: "visits.column.unit", cell: ({ quantity }) => words.unit(quantity) },
  ]);
}

/** One visit in one line: what it would narrow, or that it was drawn. */
export function visitLine(account: Account, { why, narrows }: Visit): Message {
  const words = accountWords(account);
  const valuesOf = ({ quantity, before, after }: Narrowing) => ({
    figure: words.quantity(quantity),
    before: interval95 * before.deviation,
    after: interval95 * after.deviation,
    unit: words.unit(quantity),
  });
  const drawn = why === "lot" ? [message("visits.line-lot")] : [];
  const lines = [...narrows.map((each) => message("visits.line", valuesOf(each))), ...drawn];
  return lines.reduceRight((more, line) => message("visits.and", { one: line, more }));
}
