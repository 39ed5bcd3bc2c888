import type { Economy } from "../../economy/types.ts";
import type { Message } from "../../messages/index.ts";
import type { PlanTables } from "../types.ts";
import { checkActivities } from "./activities.ts";
import { checkBalances } from "./balances.ts";
import { checkCapacities } from "./capacities.ts";
import type { Evidence } from "./evidence.ts";
import { factsOf, type Facts } from "./facts.ts";
import { openGrid, type Grid } from "./grid.ts";
import { checkKeeping } from "./keeping.ts";
import { checkLabour } from "./labour.ts";
import { ledgerOf } from "./ledger.ts";
import { checkLevels } from "./levels.ts";
import { checkLimits } from "./limits.ts";
import { checkNeeds } from "./needs.ts";
import { checkRoutes } from "./routes.ts";
import { soundRows } from "./rows.ts";
import { openTally, type Family } from "./tally.ts";
import { techniquesOf } from "./techniques.ts";
import { checkSecondments } from "./secondments.ts";
import { checkTrade } from "./trade.ts";

export { families, physicalTolerance, type Family } from "./tally.ts";

/**
 * *physical certificate*: what anybody can recompute from the economy's tables and the printed plan
 * alone, without the program that was solved.
 */
export interface PhysicalCertificate {
  /**
   * The largest relative violation of anything checked: |sources − uses| ÷ max(both, 1e-6 × that
   * good's largest balance), and likewise for every other figure and limit. 1 (wholly wrong) for
   * rows and figures that can't be read.
   */
  readonly imbalance: number;
  /** What is off by more than 1e-7, in words; empty when the plan holds. */
  readonly failures: readonly Message[];
  /** How many checks each family made. */
  readonly checked: Readonly<Record<Family, number>>;
}

export interface PhysicalSettings {
  /** Relative tolerance within which the plan kept earlier levels; absent: 1e-8. */
  readonly keep?: number;
}

const checks: readonly ((evidence: Evidence) => void)[] = [
  checkActivities,
  checkBalances,
  checkRoutes,
  checkTrade,
  checkNeeds,
  checkKeeping,
  checkLabour,
  checkSecondments,
  checkCapacities,
  checkLimits,
  checkLevels,
];

/**
 * Recomputes a plan from its economy and its printed decisions (runs, deliveries, shipments, trade,
 * stand-ins, secondments, closing stocks and waste) and compares everything else that is printed:
 * balances, capacities, labour, people, routes, storage, trade, limits, end levels, fulfilments, levels. It shares no
 * code with the compiler of the program. The economy must be free of errors (`check`); the plan's
 * tables may hold anything.
 */
export function certifyPhysically(
  economy: Economy,
  tables: PlanTables,
  settings: PhysicalSettings = {},
): PhysicalCertificate {
  const tally = openTally();
  const facts = factsOf(economy);
  const techniques = techniquesOf(facts);
  const sound = soundRows(facts, tables, tally);
  const evidence: Evidence = {
    economy,
    facts,
    techniques,
    tables: sound,
    ledger: ledgerOf(facts, techniques, sound),
    capacityUse: capacityUse(facts, sound),
    tally,
    keep: settings.keep ?? 1e-8,
  };
  for (const check of checks) check(evidence);
  return tally.result();
}

function capacityUse(facts: Facts, tables: PlanTables): Grid {
  const grid = openGrid(facts.periods.length);
  for (const row of tables.capacities) {
    grid.add(row.capacity, row.workplace, facts.positionOf(row.period)!, row.used);
  }
  return grid;
}
