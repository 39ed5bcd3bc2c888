import { message, type Message } from "../../messages/index.ts";
import type { Account } from "../account.ts";
import { explanationsIn } from "../explained.ts";
import type { Flag } from "../suspicions.ts";
import type { AccountWords } from "./words.ts";

/** What a flag says: what is off and by how much, what doesn't hold, what it can't be told from, who is asked to look. */
export function flagLines(
  account: Account,
  words: AccountWords,
  flag: Flag,
  number: number,
): readonly Message[] {
  const { claims, book } = account;
  const opening =
    flag.kind === "figure" || flag.kind === "assumption"
      ? single(account, words, flag, number)
      : joint(account, words, flag, number);
  const behind = explanationLines(account, flag);
  const others = flag.alternatives.flatMap((k) => [
    message("account.flag.alternative", {
      figure: words.quantity(book.quantities[claims[k]!.quantity]!),
    }),
    // That it is off for no particular reason needs no saying again.
    ...explanationLines(account, flag, k).slice(0, 1),
  ]);
  return [opening, ...brokenLine(account, words, flag), ...behind, ...others, task(words, flag)];
}

function explanationLines(account: Account, flag: Flag, k?: number): readonly Message[] {
  return explanationsIn(account, flag, k)
    .filter(({ kind }) => k === undefined || kind !== "unknown")
    .map(({ share, message: explanation }) =>
      message("account.flag.explanation", { share, explanation }),
    );
}

function single(
  { claims, book, figures }: Account,
  words: AccountWords,
  { kind, claims: about }: Flag,
  number: number,
): Message {
  const { quantity, value, statement } = claims[about[0]!]!;
  const figure = book.quantities[quantity]!;
  const { estimate, deviation } = figures[quantity]!;
  const unit = words.unit(figure);
  const values = { number, figure: words.quantity(figure), unit };
  const by = statement === undefined ? "" : words.words.where(statement.by);
  if (estimate === undefined || deviation === undefined) {
    return message("account.flag.nothing-else", { ...values, by, stated: value });
  }
  const found = {
    ...values,
    expected: significant(estimate, deviation),
    deviation: significant(deviation, deviation),
  };
  if (kind === "figure") return message("account.flag.figure", { ...found, by, stated: value });
  const assumed = value === 0 ? message("account.flag.nothing") : value;
  return message("account.flag.assumption", { ...found, assumed });
}

function joint(
  { claims }: Account,
  words: AccountWords,
  { kind, claims: about, bias, deviation }: Flag,
  number: number,
): Message {
  const { by, what, of, period } = claims[about[0]!]!.statement!;
  const values = {
    ...{ number, what, of: words.words.good(of), count: about.length },
    sign: bias > 0 ? "high" : "low",
    share: Math.abs(bias),
    deviation,
  };
  return kind === "repeated"
    ? message("account.flag.repeated", { ...values, by: words.words.where(by) })
    : message("account.flag.common", { ...values, period: words.period(period) });
}

function brokenLine({ book }: Account, words: AccountWords, { broken }: Flag): readonly Message[] {
  if (broken === undefined) return [];
  const relation = book.relations[broken.relation]!;
  const first = book.quantities[relation.terms[0]![0]]!;
  const spread = Math.abs(broken.residual / broken.score);
  return [
    message("account.flag.broken", {
      relation: words.relation(relation),
      size: significant(Math.abs(broken.residual), spread),
      side: broken.residual > 0 ? "over" : "under",
      unit: words.unit(first),
    }),
  ];
}

function task(words: AccountWords, { told }: Flag): Message {
  return message("account.flag.task", {
    told: told.map((each) => words.words.where(each)).join("; "),
  });
}

/** A number with as many digits as its standard deviation lets one know: to a tenth of it. */
export function significant(value: number, deviation: number): number {
  if (!(deviation > 0) || value === 0) return value;
  const digits = Math.min(15, Math.max(0, 1 - Math.floor(Math.log10(deviation))));
  const known = Number(value.toFixed(Math.min(digits, 20)));
  return known === 0 ? 0 : known;
}
