import { message, render, type MessageValues } from "../../messages/index.ts";
import type { consumptions } from "./types.ts";

/** The names that the economy's rows have. Goods and workplaces are called by the code of their industry. */
export const names = {
  labour: "labour",
  capital: "capital",
  newCapital: "new capital goods",
  imports: "imported inputs",
  money: "money abroad",
  produce: (code: string) => `produce ${code}`,
  invest: (code: string) => `invest in ${code}`,
  assemble: "assemble new capital goods",
  secondHand: (code: string) => `second-hand ${code}`,
  credit: "credit from abroad",
  abroad: "payments abroad as before",
  need: (code: string, use: (typeof consumptions)[number]) => `${code} ${consumers[use]}`,
  more: (code: string) => `more ${code}`,
} as const;

const consumers = {
  CONS_h: "households",
  CONS_np: "non-profit",
  CONS_g: "government",
} as const;

/** A note on rows that rest on an assumption. */
export function note(about: Note, values: MessageValues = {}): string {
  return render(message(`import.wiod.note.${about}`, values));
}

type Note =
  | "own-use"
  | "imported"
  | "mix"
  | "hours"
  | "people"
  | "capital"
  | "started"
  | "second-hand"
  | "credit"
  | "abroad"
  | "growth"
  | "prices";

/** The row of `sources` on which figures rest that are in the files. */
export const wiod = "wiod-2016";
