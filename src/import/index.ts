import { fiveyearplan } from "./fiveyearplan/index.ts";
import type { Format } from "./format.ts";
import { mps } from "./mps/index.ts";
import { mrio } from "./mrio/index.ts";
import { supplyUse } from "./supply-use/index.ts";
import { wiod } from "./wiod/index.ts";

export { optionsOf } from "./format.ts";
export type { Format, Imported, ImportOption, ImportOptions, Source } from "./format.ts";
export { withAssumptions } from "./assumptions.ts";

/** Every format that is read, in the order in which the help lists them. */
export const formats: readonly Format[] = [supplyUse, mrio, wiod, fiveyearplan, mps];
