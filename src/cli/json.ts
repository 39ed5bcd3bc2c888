import type { Problem } from "../economy/problem.ts";
import { render, type Message, type MessageKey, type MessageValues } from "../messages/index.ts";

/** The one JSON document that `--json` prints. What isn't a finite number is null. */
export function document(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** A message for programs (`key`, `values`) and for people (`text`). */
export interface JsonMessage {
  readonly key: MessageKey;
  readonly values: MessageValues;
  readonly text: string;
}

export function jsonOfMessage(said: Message): JsonMessage {
  return { key: said.key, values: said.values, text: render(said) };
}

/** `rowKey` names the row by its key columns; `key` is the message's. */
export function jsonOfProblem(problem: Problem): unknown {
  const { file, table, row, key: rowKey, column } = problem.where;
  const { severity } = problem;
  return { severity, file, table, row, rowKey, column, ...jsonOfMessage(problem) };
}
