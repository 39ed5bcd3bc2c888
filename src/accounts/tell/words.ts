import { message, type Message } from "../../messages/index.ts";
import { wordsOf, type Words } from "../../plan/explain/words.ts";
import type { Account } from "../account.ts";
import type { Quantity, Relation } from "../balances/book.ts";

/** How an account is spoken of. */
export interface AccountWords {
  readonly words: Words;
  readonly holder: (holder: string) => string | Message;
  /** By index; below 0: before the first. */
  readonly period: (index: number) => string | Message;
  readonly quantity: (quantity: Quantity) => Message;
  readonly relation: (relation: Relation) => Message;
  /** The unit of a quantity; empty where it has none. */
  readonly unit: (quantity: Quantity) => string;
}

export function accountWords({ economy, periods }: Account): AccountWords {
  const words = wordsOf(economy);
  const units = new Map(economy.tables.goods.rows.map((row) => [row.good, row.unit]));
  const runs = new Map(
    economy.tables.techniques.rows.map((row) => [row.technique, row.unit ?? ""]),
  );
  const holder = (name: string) => (name === "" ? message("account.whole") : words.where(name));
  const period = (index: number) =>
    index >= 0 ? words.period(periods[index]!) : message("account.before", { count: -index });
  // A name stands for one thing only, but goods, skills, techniques and needs may share one.
  const named = ({ kind, of }: Pick<Quantity, "kind" | "of">) =>
    kind === "hours" ? words.skill(of) : kind === "run" ? words.technique(of) : words.good(of);
  return {
    words,
    holder,
    period,
    quantity: (quantity) => {
      const { kind, with: partner = "", own } = quantity;
      const values = {
        of: named(quantity),
        holder: holder(quantity.holder),
        with: kind === "off" ? partner : partner === "" ? "" : holder(partner),
        period: period(quantity.period),
      };
      const said = message(`account.${kind}`, values);
      return own === true && quantity.holder !== ""
        ? message("account.own", { quantity: said })
        : said;
    },
    relation: ({ kind, holder: who, of, with: partner = "", period: t }) =>
      message(`account.relation.${kind}`, {
        of: words.good(of),
        holder: holder(who),
        with: partner === "" ? "" : holder(partner),
        period: period(t),
      }),
    unit: ({ kind, of }) => {
      if (kind === "hours" || kind === "installed" || kind === "served") return "";
      return kind === "run" ? (runs.get(of) ?? "") : (units.get(of) ?? "");
    },
  };
}
