import type { Gathering } from "../../economy/gather.ts";
import type { MessageKey } from "../../messages/index.ts";
import type { ImportOption, ImportOptions } from "../format.ts";

export const options: readonly ImportOption[] = [
  { name: "country", value: "CODE", help: "import.wiod.option.country" },
  { name: "year", value: "YEAR", help: "import.wiod.option.year" },
  { name: "periods", value: "N", help: "import.wiod.option.periods" },
  { name: "base-year", value: "YEAR", help: "import.wiod.option.base-year" },
  { name: "life", value: "YEARS", help: "import.wiod.option.life" },
  { name: "growth", value: "PERCENT", help: "import.wiod.option.growth" },
];

/** What was chosen; what is not stated here follows from the files. */
export interface Settings {
  readonly country?: string;
  readonly year?: number;
  readonly periods: number;
  readonly baseYear?: number;
  /** Mean life of capital, years. */
  readonly life?: number;
  /** By how much needs grow a year beyond what was consumed; 0.02 is two per cent. */
  readonly growth: number;
}

const defaultPeriods = 5;
const mostPeriods = 100;
const defaultGrowth = 0.02;

/** The options as settings; what is no such number is gathered. */
export function settingsOf(given: ImportOptions, gather: Gathering): Settings {
  const number = (option: string, fits: (value: number) => boolean, key: MessageKey) => {
    const text = given.text(option);
    if (text === undefined) return undefined;
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (fits(value)) return value;
    gather.error({ file: "" }, key, { option, found: text });
    return undefined;
  };
  const isYear = (value: number) => Number.isInteger(value) && value >= 1000 && value <= 9999;
  const isCount = (value: number) => Number.isInteger(value) && value >= 1 && value <= mostPeriods;
  const country = given.text("country");
  const year = number("year", isYear, "import.wiod.bad-year");
  const baseYear = number("base-year", isYear, "import.wiod.bad-year");
  const life = number(
    "life",
    (value) => value > 1 && Number.isFinite(value),
    "import.wiod.bad-life",
  );
  const growth = number("growth", (value) => value >= 0 && value <= 100, "import.wiod.bad-growth");
  return {
    periods: number("periods", isCount, "import.wiod.bad-periods") ?? defaultPeriods,
    growth: growth === undefined ? defaultGrowth : growth / 100,
    ...(country === undefined ? {} : { country }),
    ...(year === undefined ? {} : { year }),
    ...(baseYear === undefined ? {} : { baseYear }),
    ...(life === undefined ? {} : { life }),
  };
}
