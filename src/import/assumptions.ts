import type { Economy } from "../economy/types.ts";
import { render, type Locale } from "../messages/index.ts";
import type { Imported } from "./format.ts";

/** The economy with what was assumed written into what it says of itself, as the property `assumptions`. */
export function withAssumptions(
  { economy, assumptions }: Imported,
  locale: Locale = "en",
): Economy {
  const said = JSON.stringify(assumptions.map((each) => render(each, locale)));
  const { about } = economy;
  return { ...economy, about: { ...about, other: { ...about.other, assumptions: said } } };
}
