import {
  message,
  type MessageKey,
  type MessageValues,
  type Message,
} from "../../messages/index.ts";
import type { TableName } from "../tables.ts";

/** *finding*: a problem before it has been given its place in the user's files. */
export interface Finding {
  readonly severity: "error" | "warning";
  readonly message: Message;
  readonly table: TableName;
  /** Index into the table's rows; absent where the table as a whole is meant. */
  readonly at?: number;
  readonly column?: string;
}

/** Where a finding stands. */
export interface Spot {
  readonly table: TableName;
  readonly at?: number;
  readonly column?: string;
}

export function error(spot: Spot, key: MessageKey, values: MessageValues = {}): Finding {
  return { severity: "error", message: message(key, values), ...spot };
}

export function warning(spot: Spot, key: MessageKey, values: MessageValues = {}): Finding {
  return { severity: "warning", message: message(key, values), ...spot };
}

/** How many names a sentence lists before it says how many more there are. */
export const namesInASentence = 5;

/** Names for a sentence: the first few, quoted, and how many more there are (`more`, for a plural). */
export function listed(names: readonly string[]): { names: string; count: number; more: number } {
  const shown = names.slice(0, namesInASentence);
  return {
    names: shown.map((name) => `"${name}"`).join(", "),
    count: names.length,
    more: names.length - shown.length,
  };
}
