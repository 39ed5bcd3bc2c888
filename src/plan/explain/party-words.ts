import { message, type Message } from "../../messages/index.ts";
import type { Party } from "./sharing.ts";
import type { Words } from "./words.ts";

/** Who goods come from, or go to, in words. */
export function partyWords(party: Party, side: "from" | "to", words: Words): Message {
  const { kind, name, detail } = party;
  switch (kind) {
    case "site":
      return message(party.started === true ? "explain.party-started" : "explain.party-site", {
        where: words.where(name),
        technique: words.technique(detail),
      });
    case "route":
      return detail === ""
        ? message("explain.party-route-draw", { route: name })
        : message(party.started === true ? "explain.party-shipped" : "explain.party-route", {
            side,
            route: name,
            place: words.place(detail),
          });
    case "need":
      return detail === ""
        ? message("explain.party-need", { need: name })
        : message("explain.party-need-group", { need: name, group: detail });
    case "trade":
      return message(detail === "" ? "explain.party-trade" : "explain.party-currency", { side });
    case "stock":
      return message("explain.party-stock", { side });
    case "waste":
      return message("explain.party-waste");
  }
}
