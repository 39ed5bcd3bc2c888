import imported, { type Highs, type Model } from "highs";

/** The package's types describe its CommonJS build; the ES module that Node loads exports the loader itself. */
const loadHighs = imported as unknown as typeof imported.default;

export type { Highs, Model as HighsModel };

/**
 * A HiGHS of its own (some 50 ms): models of one instance share its memory (at most 2 GiB, never given
 * back), and a crash of one takes all of them along.
 */
export function loadInstance(): Promise<Highs> {
  return loadHighs();
}

/** What the engine answers; undefined where it answers in good order that it has nothing (no ray, no solution). */
export function answered<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    // Its own errors name the operation that failed; anything else is a breakdown, and the caller's to see.
    if (error instanceof Error && "operation" in error) return undefined;
    throw error;
  }
}
