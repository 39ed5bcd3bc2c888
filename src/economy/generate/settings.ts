/** What a generated economy is like. */
export interface GenerateSettings {
  /** Goods that are made, at least `fewestGoods`. */
  readonly goods: number;
  /** Communes; every eight make a region. */
  readonly places: number;
  /** Default: 4. */
  readonly periods?: number;
  /** A whole number of 32 bits, sign included; default: 1. */
  readonly seed?: number;
  /** Inputs of a technique on average, at most one for each other good; default: 20. */
  readonly inputs?: number;
  /**
   * The share of capacity and hours that is missing, of what all needs would take; below 0: spare. Default: −0.1.
   */
  readonly scarcity?: number;
  /** Periods in a year: of more than one, crops are sown in the first and harvested in the next. Default: 1. */
  readonly seasons?: number;
  /** Whether capacity wears out and can be built; default: yes. */
  readonly capital?: boolean;
  /** Whether some goods can be bought and sold abroad; default: yes. */
  readonly trade?: boolean;
}

export type Settings = Required<GenerateSettings>;

export const fewestGoods = 12;

/** Throws `RangeError` naming the setting that can't be. */
export function settled(given: GenerateSettings): Settings {
  const settings: Settings = {
    periods: 4,
    seed: 1,
    inputs: 20,
    scarcity: -0.1,
    seasons: 1,
    capital: true,
    trade: true,
    ...given,
  };
  const whole = { goods: fewestGoods, places: 1, periods: 1, seasons: 1 } as const;
  for (const [name, least] of Object.entries(whole)) {
    const value = settings[name as keyof typeof whole];
    if (!Number.isInteger(value) || value < least) throw new RangeError(`${name}: ${value}`);
  }
  // The generator keeps no more of it: others would be the same seed under another name.
  if ((settings.seed | 0) !== settings.seed) throw new RangeError(`seed: ${settings.seed}`);
  if (!(settings.inputs >= 1)) throw new RangeError(`inputs: ${settings.inputs}`);
  const { scarcity } = settings;
  if (!(scarcity > -1 && scarcity < 1)) throw new RangeError(`scarcity: ${scarcity}`);
  // What is begun in the only period would be ready after it.
  return settings.periods === 1 ? { ...settings, capital: false } : settings;
}
