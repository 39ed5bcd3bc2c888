import type { Chance } from "./chance.ts";
import type { Balance } from "./flows.ts";
import type { Settings } from "./settings.ts";
import type { Made } from "./technology.ts";

/** What the tables are written from. */
export interface World {
  readonly settings: Settings;
  readonly technology: readonly Made[];
  /** What makes good the wear of the capacity of a good, per value of its output. */
  readonly formation: (good: number) => ReadonlyMap<number, number>;
  readonly balance: Balance;
}

/** Mean life of capacity, in years. */
export const life = 20;
/** How many wares capacity is made of. */
const parts = 4;

/** Capacity of every good is made of the same few wares. */
export function formationOf(
  technology: readonly Made[],
  { capital, seasons }: Settings,
  { below, uniform }: Chance,
): (good: number) => ReadonlyMap<number, number> {
  if (!capital) return () => new Map();
  const wares = technology.flatMap(({ kind }, g) => (kind === "ware" ? [g] : []));
  const mix = new Map<number, number>();
  while (mix.size < Math.min(parts, wares.length)) {
    mix.set(wares[below(wares.length)]!, 0.5 + uniform());
  }
  const sum = [...mix.values()].reduce((all, weight) => all + weight, 0);
  return (good) => {
    const worn = technology[good]!.capital / (life * seasons);
    return new Map([...mix].map(([ware, weight]) => [ware, (worn * weight) / sum]));
  };
}

export function placeName(place: number, { places }: Settings): string {
  return `commune ${String(place + 1).padStart(String(places).length, "0")}`;
}

/** Communes of one region. */
export const perRegion = 8;

export const regionOf = (place: number): number => Math.floor(place / perRegion);
/** The commune through which a region is reached. */
export const hubOf = (region: number): number => region * perRegion;

export const plantOf = ({ name }: Made): string => `plant of ${name}`;
export const worksAt = (place: number, settings: Settings): string =>
  `works of ${placeName(place, settings)}`;

/** Runs of a crop stand for a year's harvest; of everything else for a period. */
export function perRun({ kind }: Made, { seasons }: Settings): number {
  return kind === "crop" ? seasons : 1;
}
