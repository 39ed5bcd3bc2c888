/** Recipe, work and use rows, which hold from … until: exactly the same coefficients hold from now on. */
import type { Row } from "../../economy/types.ts";
import type { Past } from "./past.ts";
import { without } from "./without.ts";

interface Ranged {
  readonly from?: number;
  readonly until?: number;
}

/** Rows that are over are left out; those that began before now, or begin now, hold from the beginning. */
export function rangedAfter<R extends Ranged>(rows: readonly R[], { left }: Past): readonly R[] {
  return rows.flatMap((row) => (isOver(row, left) ? [] : [begun(row, left)]));
}

function isOver({ until }: Ranged, left: readonly number[]): boolean {
  return until !== undefined && until < left[0]!;
}

function begun<R extends Ranged>(row: R, left: readonly number[]): R {
  if (row.from === undefined || row.from > left[0]!) return row;
  // All the other cells of a row of its kind are there.
  return without(row, "from") as unknown as R;
}

/**
 * The rows of `uses` likewise. A technique runs where the capacities are that it uses, so that a row which is
 * over still says where: it stays, with an amount of 0, unless another one for the same capacity and
 * lag speaks of the same workplaces.
 */
export function usesAfter(past: Past): readonly Row<"uses">[] {
  const { economy, left, tree } = past;
  const rows = economy.tables.uses.rows;
  const staying = rangedAfter(rows, past);
  const byWhat = new Map<string, Row<"uses">[]>();
  for (const row of staying) byWhat.set(what(row), [...(byWhat.get(what(row)) ?? []), row]);
  const placeOf = new Map(economy.tables.workplaces.rows.map((row) => [row.workplace, row.place]));
  const isSaid = (row: Row<"uses">) => {
    const place = row.workplace === undefined ? undefined : placeOf.get(row.workplace);
    const chain =
      row.workplace === undefined
        ? []
        : [
            row.workplace,
            ...(place === undefined ? [] : [place]),
            ...tree.ancestors(place ?? row.workplace),
          ];
    return (byWhat.get(what(row)) ?? []).some(
      ({ workplace }) => workplace === undefined || chain.includes(workplace),
    );
  };
  const over = new Map<string, Row<"uses">>();
  for (const row of rows) {
    if (!isOver(row, left) || isSaid(row)) continue;
    const key = JSON.stringify([what(row), row.workplace ?? null]);
    over.set(key, { ...without(row, "from", "until"), amount: 0 });
  }
  return [...staying, ...over.values()];
}

function what({ technique, capacity, lag }: Row<"uses">): string {
  return JSON.stringify([technique, capacity, lag ?? 0]);
}
