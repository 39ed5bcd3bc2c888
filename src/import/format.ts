import type { Problem } from "../economy/problem.ts";
import type { Economy } from "../economy/types.ts";
import type { Message, MessageKey } from "../messages/index.ts";

/**
 * *format*: a way in which somebody else writes an economy down, and how it becomes one of ours. A format never
 * guesses: what it takes for granted is an assumption that it says; what it can't read is an error that names file,
 * row and column.
 */
export interface Format {
  readonly name: string;
  /** One line for the help. */
  readonly summary: MessageKey;
  /** Paragraphs of the help: which files, which conventions. */
  readonly details: readonly MessageKey[];
  /** What the files are, in the order in which they are given: `IOT.csv`. */
  readonly files: readonly string[];
  /** Further files that may follow them. */
  readonly further?: readonly string[];
  readonly options: readonly ImportOption[];
  /** Throws `EconomyProblems` where the files can't become an economy. */
  readonly read: (sources: readonly Source[], options: ImportOptions) => Promise<Imported>;
}

/** A file that was handed in, already in memory. */
export interface Source {
  /** As the user knows it: its name without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportOption {
  readonly name: string;
  /** Present: the option takes a value, and its help calls it so. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly help: MessageKey;
}

/** What was given of the options that the format names. */
export interface ImportOptions {
  readonly text: (option: string) => string | undefined;
  readonly number: (option: string) => number | undefined;
  readonly has: (option: string) => boolean;
}

export interface Imported {
  readonly economy: Economy;
  /** Everything that was taken for granted and that the files don't say, with its figures. */
  readonly assumptions: readonly Message[];
  /** Warnings: what somebody should look at, such as tables that don't balance, with the size of it. */
  readonly problems: readonly Problem[];
}

/** Options written in a program. */
export function optionsOf(given: Readonly<Record<string, string | number | true>>): ImportOptions {
  return {
    text: (option) => {
      const value = given[option];
      return value === undefined || value === true ? undefined : String(value);
    },
    number: (option) => (given[option] === undefined ? undefined : Number(given[option])),
    has: (option) => given[option] !== undefined,
  };
}
