import type { Row } from "../types.ts";
import { rounded } from "./chance.ts";
import { skillNames } from "./technology.ts";
import { life, perRun, placeName, plantOf, worksAt, type World } from "./world.ts";

/** Hours that a person works in a year. */
const yearOfWork = 1600;
/** Wares at hand at the beginning, in periods of their use. */
const keptWares = 0.5;
/** What is lost of a harvest before it is eaten, and drawn by freight, with some to spare. */
const harvestMargin = 1.1;

/** What there is: capacity, people, stocks. */
export function meansOf({ settings, technology, balance }: World) {
  const { scarcity, seasons, capital, periods } = settings;
  const there = 1 - scarcity;
  const capacities: Row<"capacities">[] = [];
  const workforce: Row<"workforce">[] = [];
  const stocks: Row<"stocks">[] = [];
  const sowing = balance.output.map((here) => sownOf(technology, here));
  balance.output.forEach((here, p) => {
    const needed = skillNames.map(() => 0);
    technology.forEach((made, g) => {
      const runs = (here[g]! / made.price) * perRun(made, settings);
      if (runs > 0) {
        const margin = made.kind === "crop" ? harvestMargin : 1;
        const amount = rounded(runs * there * margin);
        capacities.push({
          workplace: worksAt(p, settings),
          capacity: plantOf(made),
          amount,
          ...(capital
            ? { life: life * seasons, retirement: "geometric", end: rounded(0.95 * amount) }
            : {}),
        });
        made.hours.forEach(
          (hours, s) => (needed[s]! += (runs * margin * hours * made.price) / seasons),
        );
      }
      const kept = keptOf(p, g);
      if (kept > 0) {
        stocks.push({ place: placeName(p, settings), good: made.name, opening: kept, end: kept });
      }
    });
    needed.forEach((hours, s) => {
      if (hours === 0) return;
      const each = yearOfWork / seasons;
      const people = Math.max(1, Math.ceil((hours * there) / each));
      workforce.push({ place: placeName(p, settings), skill: skillNames[s]!, people, hours: each });
    });
  });
  return {
    capacities,
    workforce,
    stocks,
    workplaces: balance.people.map((_, p) => ({
      workplace: worksAt(p, settings),
      place: placeName(p, settings),
    })),
  };

  /** Wares for half a period, and for sowing; crops until the next harvest, where there are seasons. */
  function keptOf(p: number, g: number): number {
    const { kind, price } = technology[g]!;
    const used = balance.used[p]![g]! / price;
    if (kind === "service" || used === 0) return 0;
    if (kind === "crop") return seasons === 1 || periods === 1 ? 0 : rounded(used * harvestMargin);
    const sown = seasons === 1 ? 0 : (sowing[p]![g]! / price) * seasons;
    return rounded(keptWares * used + sown);
  }
}

/** What goes into crops, by good. */
function sownOf(technology: World["technology"], output: Float64Array): Float64Array {
  const sown = new Float64Array(technology.length);
  technology.forEach(({ kind, inputs }, g) => {
    if (kind !== "crop") return;
    for (const [input, amount] of inputs) sown[input]! += amount * output[g]!;
  });
  return sown;
}
