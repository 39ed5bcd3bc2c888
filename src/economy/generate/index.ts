import { message, render } from "../../messages/index.ts";
import { economyOf } from "../economy.ts";
import type { Economy } from "../types.ts";
import { chanceOf } from "./chance.ts";
import { balanceOf } from "./flows.ts";
import { meansOf } from "./means.ts";
import { networkOf } from "./network.ts";
import { productionOf } from "./production.ts";
import { settled, type GenerateSettings } from "./settings.ts";
import { technologyOf } from "./technology.ts";
import { formationOf, type World } from "./world.ts";

export { fewestGoods, type GenerateSettings } from "./settings.ts";
export { calibration } from "./technology.ts";

/**
 * A made-up economy of any size, the same for the same settings: goods made from goods as unequally as
 * in input–output tables (docs/generator.md), in communes and regions, with skills, capacity that wears out, stocks,
 * routes, trade and seasons. It is in balance, so that with spare capacity (`scarcity` below 0) all needs can be met.
 *
 * Throws `RangeError` for settings that can't be.
 */
export function generate(given: GenerateSettings): Economy {
  const settings = settled(given);
  const chance = chanceOf(settings.seed);
  const technology = technologyOf(settings, chance);
  const formation = formationOf(technology, settings, chance);
  const balance = balanceOf(technology, settings.places, formation, chance);
  const world: World = { settings, technology, formation, balance };
  const { goods, places, seed } = settings;
  return economyOf(
    {
      name: `generated-${goods}x${places}-${seed}`,
      title: render(message("generate.title", { goods, places, seed })),
      description: render(message("generate.description")),
      licence: "CC0-1.0",
      other: { generated: JSON.stringify(settings) },
    },
    { ...productionOf(world), ...meansOf(world), ...networkOf(world, chance) },
  );
}
