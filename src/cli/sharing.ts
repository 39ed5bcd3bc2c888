import type { PlanSettings } from "../plan/types.ts";
import type { Given, OptionSpec } from "./verb.ts";

export const ownNeedsFirst: OptionSpec = {
  name: "own-needs-first",
  help: "own-needs.option",
};

/** How a shortage is to be shared; leximin alone unless something else was chosen. */
export function sharingOf(given: Given): Pick<PlanSettings, "sharing"> {
  return given.has(ownNeedsFirst.name) ? { sharing: "own-needs-first" } : {};
}
