import { document } from "./json.ts";
import type { Given } from "./verb.ts";
import type { World } from "./world.ts";

/** Heeds `--time-limit`, and makes ready for being stopped; whether one JSON document is asked for. */
export function begin(given: Given, world: World): boolean {
  const limit = given.number("time-limit");
  if (limit !== undefined) world.endAfter(limit);
  const asJson = given.has("json");
  if (asJson) world.ifStopped((reason) => document({ status: "stopped", reason }));
  return asJson;
}
