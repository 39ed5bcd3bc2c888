import { shown } from "../../economy/read/texts.ts";
import type { Draft } from "./draft.ts";
import type { Fields } from "./lines.ts";

/** From here on a bound is infinite, as other tools have it. */
const infinite = 1e20;

export const boundsWithNumber: ReadonlySet<string> = new Set(["UP", "LO", "FX", "LI", "UI"]);
const boundsWithout: ReadonlySet<string> = new Set(["FR", "MI", "PL", "BV"]);
const semicontinuous: ReadonlySet<string> = new Set(["SC", "SI", "SN"]);

/** A bound of one column. Two bounds of one side may only say the same. */
export function readBound([type, set, name, text]: Fields, line: number, draft: Draft): void {
  const kind = type.toUpperCase();
  if (semicontinuous.has(kind)) {
    draft.error(line, "engine.mps.semicontinuous", { found: shown(name), type: kind });
    return;
  }
  if (!boundsWithNumber.has(kind) && !boundsWithout.has(kind)) {
    draft.error(line, "engine.mps.bound-type", { found: shown(type) });
    return;
  }
  draft.checkSet("BOUNDS", set, line);
  const column = draft.column(name, line);
  const value = boundsWithNumber.has(kind) ? draft.number(text, line) : 0;
  if (column === undefined || value === undefined) return;
  if (kind === "BV" || kind === "LI" || kind === "UI") draft.integer[column] = true;
  const { lower, upper } = sidesOf(kind, finiteOrNot(value));
  if (lower !== undefined) state(draft, "lower", column, lower, line);
  if (upper !== undefined) state(draft, "upper", column, upper, line);
}

function sidesOf(
  kind: string,
  value: number,
): { readonly lower?: number; readonly upper?: number } {
  switch (kind) {
    case "UP":
    case "UI":
      return { upper: value };
    case "LO":
    case "LI":
      return { lower: value };
    case "FX":
      return { lower: value, upper: value };
    case "FR":
      return { lower: -Infinity, upper: Infinity };
    case "MI":
      return { lower: -Infinity };
    case "PL":
      return { upper: Infinity };
    default:
      return { lower: 0, upper: 1 };
  }
}

export function finiteOrNot(value: number): number {
  return Math.abs(value) < infinite ? value : Math.sign(value) * Infinity;
}

function state(
  draft: Draft,
  side: "lower" | "upper",
  column: number,
  value: number,
  line: number,
): void {
  const bounds = side === "lower" ? draft.columnLower : draft.columnUpper;
  const first = bounds[column];
  if (first !== undefined && first !== value) {
    const found = shown(draft.columnNames[column]!);
    draft.error(line, "engine.mps.bound-contradicts", {
      found,
      side,
      first: String(first),
      second: String(value),
    });
  }
  bounds[column] = value;
  if (side === "upper") draft.upperLine.set(column, line);
}
