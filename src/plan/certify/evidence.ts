import type { Economy } from "../../economy/types.ts";
import type { PlanTables } from "../types.ts";
import type { Facts } from "./facts.ts";
import type { Grid } from "./grid.ts";
import type { Ledger } from "./ledger.ts";
import type { Tally } from "./tally.ts";
import type { Techniques } from "./techniques.ts";

/** What each family of checks looks at. */
export interface Evidence {
  readonly economy: Economy;
  readonly facts: Facts;
  readonly techniques: Techniques;
  /** The plan's sound rows. */
  readonly tables: PlanTables;
  readonly ledger: Ledger;
  /** What is printed as used of each capacity at each workplace, storage with it. */
  readonly capacityUse: Grid;
  readonly tally: Tally;
  /** Relative tolerance within which the plan kept earlier levels. */
  readonly keep: number;
}
