import type { Message } from "../messages/index.ts";

/** What ends the work of a verb from outside. */
export type Stopping = "signal" | "time" | "memory";

/** *world*: everything a verb can reach outside itself. It is handed in, so that a test can be one. */
export interface World {
  /** Writes to standard output. */
  out(text: string): void;
  /** Writes to standard error. */
  err(text: string): void;
  /** Columns of the terminal that standard output is; Infinity where it is none. */
  readonly width: number;
  /** Columns of the terminal that standard error is; Infinity where it is none. */
  readonly errorWidth: number;
  /** Shows what is being done; a later call takes the place of an earlier one. */
  progress(doing: Message): void;
  /** What is written to standard output if something outside the verb ends its work. */
  ifStopped(document: (reason: Stopping) => string): void;
  /** Ends the work, as a signal does, when it has taken this many seconds in all. */
  endAfter(seconds: number): void;
  /** Work that a signal doesn't interrupt: the writing of files that belong together. */
  whole<T>(work: () => Promise<T>): Promise<T>;
  /** Opens a page in the browser, where somebody sits before a screen; whether it did. */
  show(path: string): Promise<boolean>;
}
