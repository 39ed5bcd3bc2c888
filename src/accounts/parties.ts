import type { Economy } from "../economy/types.ts";

/**
 * *party*: those who keep books together: a place with its workplaces. What a farm says of its harvest and what its
 * village says of its granary are one word, not two. Regions and observers speak for themselves.
 */
export function partiesOf({ tables }: Economy): (author: string) => string {
  const places = new Map(tables.workplaces.rows.map((row) => [row.workplace, row.place]));
  return (author) => places.get(author) ?? author;
}
