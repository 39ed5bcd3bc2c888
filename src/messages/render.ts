import { IntlMessageFormat } from "intl-messageformat";
import { en } from "./en/index.ts";
import type { Catalogue, Message } from "./message.ts";

export type Locale = keyof typeof catalogues;

/** Catalogues by language tag. */
export const catalogues = { en } satisfies Record<string, Catalogue>;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * The sentence for a message in a language. Messages are ICU MessageFormat (plurals, numbers), so
 * that a translator can follow the grammar of the language.
 *
 * Throws when a value that the sentence needs is missing: that is a defect of the caller, and a
 * sentence with a hole would hide it.
 */
export function render(message: Message, locale: Locale = "en"): string {
  const id = `${locale}\u0000${message.key}`;
  let format = compiled.get(id);
  if (format === undefined) {
    format = new IntlMessageFormat(catalogues[locale][message.key], locale, undefined, {
      ignoreTag: true,
    });
    compiled.set(id, format);
  }
  const values = Object.entries(message.values).map(([name, value]) => [
    name,
    typeof value === "object" ? render(value, locale) : value,
  ]);
  return String(format.format(Object.fromEntries(values) as Record<string, string | number>));
}
