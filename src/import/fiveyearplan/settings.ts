import type { Gathering } from "../../economy/gather.ts";
import type { ImportOption, ImportOptions } from "../format.ts";

export interface Settings {
  /** What is asked of the capital at the end: nothing, the opening level after the needs, or before them. */
  readonly end: "none" | "keep" | "require";
  /** A need for each good and year, or one in each year for whole baskets of all targets. */
  readonly needs: "each" | "baskets";
  /** Needs are so many times the targets. */
  readonly times: number;
}

const ends = ["keep", "require", "none"] as const;
const kinds = ["each", "baskets"] as const;

export const options: readonly ImportOption[] = [
  { name: "end", value: "WHAT", choices: ends, help: "import.fiveyearplan.option.end" },
  { name: "needs", value: "KIND", choices: kinds, help: "import.fiveyearplan.option.needs" },
  { name: "times", value: "NUMBER", help: "import.fiveyearplan.option.times" },
];

/** What isn't stated: opening levels are kept after the needs, each good is a need, once the targets. */
export function settingsOf(given: ImportOptions, gather: Gathering): Settings {
  const chosen = <T extends string>(option: string, choices: readonly T[]): T => {
    const found = given.text(option);
    const choice = choices.find((each) => each === (found ?? choices[0]));
    if (choice !== undefined) return choice;
    const values = { option, found: found!, choices: choices.join(", ") };
    gather.error({ file: "" }, "import.fiveyearplan.bad-choice", values);
    return choices[0]!;
  };
  const times = given.number("times") ?? 1;
  if (!(times > 0 && Number.isFinite(times))) {
    const found = given.text("times") ?? "";
    gather.error({ file: "" }, "import.fiveyearplan.bad-times", { found });
  }
  return { end: chosen("end", ends), needs: chosen("needs", kinds), times };
}
