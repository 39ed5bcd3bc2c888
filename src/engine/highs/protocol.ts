import type { Conflict, EngineOptions, Outcome } from "../engine.ts";
import type { Changes, Program } from "../program.ts";

/** A program without its names: functions don't travel between threads. */
export type NamelessProgram = Omit<Program, "columnName" | "rowName">;

export function namelessProgram(program: Program): NamelessProgram {
  const { name, sense, offset, matrix, cost, integer } = program;
  const { columnLower, columnUpper, rowLower, rowUpper } = program;
  return {
    ...{ name, sense, offset, matrix, cost, columnLower, columnUpper, rowLower, rowUpper },
    ...(integer && { integer }),
  };
}

/** A signal is the caller's, and stays in its thread. */
export function plainOptions(options: EngineOptions): Omit<EngineOptions, "signal"> {
  const { timeLimit, mipGap, method } = options;
  return {
    ...(timeLimit !== undefined && { timeLimit }),
    ...(mipGap !== undefined && { mipGap }),
    ...(method !== undefined && { method }),
  };
}

/** What the caller's thread asks of the worker's; answered in the order in which it is asked. */
export type Request =
  | {
      readonly ask: "open";
      readonly program: NamelessProgram;
      readonly options: Omit<EngineOptions, "signal">;
    }
  | { readonly ask: "solve"; readonly changes: Changes }
  | { readonly ask: "conflict" }
  | { readonly ask: "close" };

export type Answer =
  | { readonly answer: "open" }
  | { readonly answer: "solve"; readonly outcome: Outcome }
  | { readonly answer: "conflict"; readonly conflict: Conflict }
  /** With what the worker has taken of memory: it is reused only while that is little. */
  | { readonly answer: "close"; readonly memoryBytes: number }
  | { readonly answer: "error"; readonly error: unknown };

/**
 * The same with every typed array a copy of its own, and the copies' buffers: they can be handed over
 * to another thread without a second copy, and without what else the caller's buffers hold.
 */
export function detached<T extends object>(data: T): { data: T; buffers: ArrayBuffer[] } {
  const buffers: ArrayBuffer[] = [];
  const copy = (value: unknown): unknown => {
    if (
      value instanceof Float64Array ||
      value instanceof Int32Array ||
      value instanceof Uint8Array
    ) {
      const own = value.slice();
      buffers.push(own.buffer);
      return own;
    }
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
  };
  return { data: copy(data) as T, buffers };
}
