import { message } from "../../messages/index.ts";
import type { ColumnOf } from "./shape.ts";
import type { Words } from "./words.ts";

/** Where and when, where there is more than one place or period. */
export function placeAndPeriod<T extends { readonly period: number }>(
  words: Words,
  placeOf: (row: T) => string | undefined,
): readonly ColumnOf<T>[] {
  return [
    {
      heading: "explain.column.place",
      cell: (row) => {
        const place = placeOf(row);
        return place === undefined ? message("explain.everywhere") : words.place(place);
      },
      hidden: !words.places,
    },
    {
      heading: "explain.column.period",
      cell: ({ period }) => words.period(period),
      hidden: !words.periods,
    },
  ];
}
