import type { en } from "./en/index.ts";

/**
 * *message*: what the program has to say, before it is put into any language: the key of a sentence
 * in a catalogue and the values that fill it. Every part of the program speaks in messages; only the
 * edge (command line, page) renders them.
 */
export interface Message {
  readonly key: MessageKey;
  readonly values: MessageValues;
}

/** What fills a sentence; a message among them is rendered in the same language first. */
export type MessageValues = Readonly<Record<string, string | number | Message>>;

/** A sentence that the English catalogue has; another language must have the same keys. */
export type MessageKey = keyof typeof en;

export type Catalogue = Readonly<Record<MessageKey, string>>;

export function message(key: MessageKey, values: MessageValues = {}): Message {
  return { key, values };
}
