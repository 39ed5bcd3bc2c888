import type { Stopping } from "./world.ts";

/**
 * What the thread that works says to the thread that listens: the one reads, plans and writes, the
 * other owns the terminal and the signals, so that Ctrl-C is heard at once however busy the work is.
 */
export type FromWork =
  | { readonly kind: "out" | "err"; readonly text: string }
  /** `topic`: what `text` is about; of one topic only a line now and then is written to a log. */
  | { readonly kind: "progress"; readonly topic: string; readonly text: string }
  | { readonly kind: "if-stopped"; readonly documents: Readonly<Record<Stopping, string>> }
  | { readonly kind: "end-after"; readonly seconds: number }
  /** Between `begin` and `end` files are written that belong together. */
  | { readonly kind: "whole"; readonly at: "begin" | "end" }
  | { readonly kind: "done"; readonly code: number };

/** What the thread that works is told at its start. */
export interface Task {
  readonly argv: readonly string[];
  readonly width: number;
  readonly errorWidth: number;
}
