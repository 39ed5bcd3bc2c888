import type { Problem } from "../economy/problem.ts";
import type { Economy, RowOf } from "../economy/types.ts";
import type { Engine } from "../engine/engine.ts";
import type { Message } from "../messages/index.ts";
import type { planTables, PlanTableName } from "./tables.ts";

export type PlanRow<T extends PlanTableName> = RowOf<(typeof planTables)[T][number]>;

export type PlanTables = { readonly [T in PlanTableName]: readonly PlanRow<T>[] };

/** *plan*: what to do, everything that follows from it, and the proof of it. */
export interface Plan {
  /** The economy it was made for, patched by `scenario` where one was named. */
  readonly economy: Economy;
  readonly scenario?: string;
  readonly tables: PlanTables;
  readonly stages: readonly StageResult[];
  readonly certificate: PlanCertificate;
  readonly size: { readonly rows: number; readonly columns: number; readonly nonzeros: number };
  readonly engine: string;
  readonly seconds: PlanSeconds;
  /** Things its reader should know: what was assumed, what the economy leaves open. */
  readonly notes: readonly Problem[];
  /** How a shortage is shared, where that isn't by leximin alone. */
  readonly sharing?: "own-needs-first";
  /** Where several scenarios were planned at once: each of them, this plan's own first. */
  readonly branches?: readonly PlanBranch[];
}

/** One way in which things may go, and what is done then: the same in all until they can be told apart. */
export interface PlanBranch {
  /** Absent: as the economy itself states. */
  readonly scenario?: string;
  /** Probability. */
  readonly weight: number;
  /** The first period in which it can be told apart; absent: others are told apart from it. */
  readonly knownFrom?: number;
  readonly plan: Plan;
}

export interface PlanSeconds {
  readonly compile: number;
  readonly solve: number;
  readonly total: number;
}

/** A tier or a goal, and the value it reached. */
export interface StageResult {
  readonly kind: "tier" | "goal";
  /** The tier, or the stage of the goals. */
  readonly stage: number;
  /** `fulfilment` (least of the tier) for tiers; the measures of the goals. */
  readonly measure: string;
  readonly value: number;
  /** Largest certified gap of its levels. */
  readonly gap: number;
}

/**
 * (a) physical: every balance, capacity, labour, route, storage and limit recomputed from the economy and
 * the plan's tables by code that does not use the compiled program; (b) optimality of each level on
 * the compiled program.
 */
export interface PlanCertificate {
  /** Largest |sources − uses| ÷ max(both, 1e-6 × that good's largest balance), and likewise for limits. */
  readonly imbalance: number;
  /** Largest wrong-signed dual of a level, relative. */
  readonly dual: number;
  /** Largest weak-duality gap of a level, relative. */
  readonly gap: number;
  readonly tolerance: {
    readonly physical: number;
    readonly optimality: number;
    /** Within which earlier levels were kept, where that was set. */
    readonly keep?: number;
  };
  /** What fails, in words; empty when everything holds. */
  readonly failures: readonly Message[];
  readonly ok: boolean;
}

export interface PlanSettings {
  /** Relative tolerance within which an earlier stage is kept while a later one improves. */
  readonly keep?: number;
  /** Relative gap at which a choice of whole numbers counts as the best; absent: 1e-6. */
  readonly mipGap?: number;
  /**
   * Plans for the economy and all its scenarios at once: what is decided before a scenario is known is decided
   * once. `expected`: leximin of the probability-weighted fulfilments; `worst`: of every fulfilment in every case.
   */
  readonly insure?: "expected" | "worst";
  /**
   * How a shortage of what tier 1 asks is shared. `leximin` (which holds unless something else is chosen): whoever
   * has plenty gives. `own-needs-first`: each place keeps what it could do alone, and leximin shares the rest.
   */
  readonly sharing?: "leximin" | "own-needs-first";
  /** Seconds after which planning ends as `stopped`. */
  readonly timeLimit?: number;
  /** What solves the programs; absent: HiGHS in this process. */
  readonly engine?: Engine;
  /** Aborted: planning ends as `stopped`. */
  readonly signal?: AbortSignal;
  /** A name in the table `scenarios`: its changes are applied first. */
  readonly scenario?: string;
  readonly onProgress?: (progress: Progress) => void;
}

/** Where planning stands: rendered on standard error, or as a bar. */
export interface Progress {
  readonly message: Message;
  readonly seconds: number;
}

export type Planned =
  | { readonly kind: "optimal"; readonly plan: Plan }
  /** `conflict`: hard conditions that contradict each other, no smaller set of which does, in words. */
  | { readonly kind: "infeasible"; readonly conflict: readonly Message[] }
  | { readonly kind: "unbounded"; readonly because: readonly Message[] }
  | { readonly kind: "stopped"; readonly reason: string };
