import type { Engine } from "../engine/engine.ts";
import { highsEngine } from "../engine/highs/engine.ts";
import type { Given, OptionSpec } from "./verb.ts";

/** The engines of this version, by the name that `--engine` takes; the first is used unless one is named. */
const engines = {
  // In the thread of the work: the thread that listens can end it at any moment.
  highs: highsEngine,
} as const satisfies Record<string, () => Promise<Engine>>;

const names = Object.keys(engines) as (keyof typeof engines)[];

export const engineOption: OptionSpec = {
  name: "engine",
  value: "E",
  choices: names,
  help: "cli.option.engine",
};

export function engineOf(given: Given): Promise<Engine> {
  const name = given.text(engineOption.name) ?? "highs";
  return engines[name as keyof typeof engines]();
}
