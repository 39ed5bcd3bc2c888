import type { Changes, Program } from "./program.ts";

/** What an engine can do; a plan asks only for what its engine supports. */
export type Power = "lp" | "mip" | "duals" | "conflict" | "warm-start";

/**
 * *engine*: something that solves programs. Programs go in, outcomes come out; nothing else of an
 * engine is visible to the rest of the software.
 */
export interface Engine {
  readonly name: string;
  readonly supports: ReadonlySet<Power>;
  /** Loads a program. The model must be closed. */
  open(program: Program, options?: EngineOptions): Promise<Model>;
}

export interface EngineOptions {
  /** Seconds after which a solve ends as `stopped`; absent: no limit. */
  readonly timeLimit?: number;
  /** Relative gap at which an integer program counts as solved; absent: 0. */
  readonly mipGap?: number;
  /**
   * `simplex` and `interior-point` (with crossover to a vertex) as their names say; `choose` (or
   * absent): the engine decides by the program's size.
   */
  readonly method?: "choose" | "simplex" | "interior-point";
  /**
   * Ends a solve as `stopped` with reason `signal`. An engine in its own thread obeys at once, one in
   * the caller's thread only between solves. The model can only be closed after that.
   */
  readonly signal?: AbortSignal;
}

/** A program that an engine holds, to be solved again and again with small changes. */
export interface Model {
  /** Solves the program with the changes of this and all earlier calls. */
  solve(changes?: Changes): Promise<Outcome>;
  /**
   * Rows and column bounds of the program as it stands that contradict each other, no smaller set of
   * which does. Only after an outcome `infeasible`; rejects otherwise. When the time limit has passed, the set
   * may be larger than it need be.
   */
  conflict(): Promise<Conflict>;
  close(): Promise<void>;
}

/** Each outcome offers what it can honestly give. */
export type Outcome =
  | Optimal
  | { readonly kind: "infeasible"; readonly statistics: Statistics }
  | { readonly kind: "unbounded"; readonly statistics: Statistics }
  | {
      readonly kind: "stopped";
      /**
       * `numerical`: the engine ended, but with nothing that the certificate confirms; `memory`: it had
       * none left; `crash`: it broke off in itself. After the last two the model can only be closed.
       */
      readonly reason: "time" | "iterations" | "signal" | "numerical" | "memory" | "crash";
      /** The best point found so far, where the engine has a feasible one. */
      readonly best?: { readonly objective: number; readonly x: Float64Array };
      /** Relative distance of `best` to the engine's bound, where it has both. */
      readonly gap?: number;
      readonly statistics: Statistics;
    };

export interface Optimal {
  readonly kind: "optimal";
  readonly objective: number;
  /** One value per column. */
  readonly x: Float64Array;
  /**
   * One per row: by how much the objective (as stated, minimise or maximise) changes per unit by
   * which the row's bound moves up. Absent for integer programs.
   */
  readonly rowDuals?: Float64Array;
  /** One per column: its reduced cost, cost − Aᵀ rowDuals. Absent for integer programs. */
  readonly columnDuals?: Float64Array;
  /** The engine's bound on the objective, for integer programs. */
  readonly bound?: number;
  readonly statistics: Statistics;
}

export interface Statistics {
  readonly seconds: number;
  readonly iterations: number;
}

export interface Conflict {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}
