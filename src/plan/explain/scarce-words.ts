import { message, type Message } from "../../messages/index.ts";
import type { ChainLink } from "./chain.ts";
import type { Scarce } from "./prices.ts";
import type { Words } from "./words.ts";

/** A scarce thing in words, by the names its people know it by, without its period. */
export function scarceWords({ family, what, where }: Scarce, words: Words): Message {
  const place = words.place(where);
  const good = { good: words.good(what), ...words.at(where) };
  switch (family) {
    case "capacity":
      return message("family.capacity.row", { capacity: what, workplace: words.workplace(where) });
    case "storage":
      return message("family.storage.row", { capacity: what, place });
    case "labour":
      return message("explain.scarce-labour", { skill: words.skill(what), ...words.at(where) });
    case "labour-cover":
      return message("explain.scarce-cover", { skill: words.skill(what), ...words.at(where) });
    case "people":
      return message("explain.scarce-people", { skill: words.skill(what), ...words.at(where) });
    case "secondment":
      return message("explain.scarce-own", { skill: words.skill(what), ...words.at(where) });
    case "secondment-limit":
      return message("explain.scarce-secondment", {
        skill: words.skill(what),
        way: words.way(where),
      });
    case "route-capacity":
      return message("family.route-capacity.row", { route: what });
    case "limit":
      return where === ""
        ? message("family.limit.economy", { limit: what })
        : message("family.limit.row", { limit: what, place });
    case "capacity-end":
      return message("family.capacity-end.row", {
        capacity: what,
        workplace: words.workplace(where),
      });
    case "end":
      return message("explain.scarce-end", good);
    case "reserve":
      return message("explain.scarce-reserve", good);
    case "storage-limit":
      return message("explain.scarce-storage", good);
    case "import-limit":
      return message("explain.scarce-import", good);
    case "export-limit":
      return message("explain.scarce-export", good);
    default:
      return message("explain.scarce-good", good);
  }
}

/** Names of the periods that things are about, in order. */
export function periodNames(scarce: readonly Scarce[], words: Words): string {
  const periods = scarce.flatMap(({ period }) => (period === undefined ? [] : [period]));
  return [...new Set(periods)]
    .sort((a, b) => a - b)
    .map((period) => words.period(period))
    .join(", ");
}

/** The way from a link to what the question was about: `milling → flour (Valley) → baking → bread (Hill)`. */
export function pathOf(links: readonly ChainLink[], link: ChainLink, words: Words): string {
  const names: string[] = [];
  for (let at = link; at.by !== undefined;) {
    const { kind, name } = at.by;
    names.push(kind === "technique" ? words.technique(name) : kind === "route" ? name : "");
    const next = links[at.behind];
    if (next === undefined) break;
    const { what, where } = next.scarce;
    const place = words.places && where !== "" ? ` (${words.where(where)})` : "";
    names.push(
      next.scarce.family === "goods-balance"
        ? `${words.good(what)}${place}`
        : next.scarce.family.startsWith("labour")
          ? words.skill(what)
          : what,
    );
    at = next;
  }
  return names.filter((name, i) => name !== "" && name !== names[i - 1]).join(" → ");
}

/** "a; b; c" in whatever way a language lists things. */
export function listed(items: readonly Message[]): Message {
  return items.reduceRight((rest, item) => message("explain.list", { item, rest }));
}
