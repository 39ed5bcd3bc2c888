import type { Conflict, Engine, EngineOptions, Model, Outcome, Power } from "../engine.ts";
import type { Changes, Program } from "../program.ts";
import { breakdownReason, isBreakdown } from "./crash.ts";
import { Kernel } from "./kernel.ts";
import { loadInstance, type Highs } from "./load.ts";

export const highsName = "highs";

export const highsPowers: ReadonlySet<Power> = new Set([
  "lp",
  "mip",
  "duals",
  "conflict",
  "warm-start",
]);

/**
 * HiGHS in the thread of the caller: for tests, scripts and small programs. A solve holds the thread until
 * it ends; `highsInWorker` does not. The models of one engine share at most 2 GiB.
 */
export async function highsEngine(): Promise<Engine> {
  const host = new Host(await loadInstance());
  return {
    name: highsName,
    supports: highsPowers,
    open: (program, options = {}) => host.open(program, options),
  };
}

/** Opens models on one instance of HiGHS, and loads another when that has broken down. */
export class Host {
  #highs: Highs;
  #lost = false;

  constructor(highs: Highs) {
    this.#highs = highs;
  }

  /** What the instance has taken of its 2 GiB; it never gives any back. */
  get memoryBytes(): number {
    return this.#highs.memoryBytes;
  }

  async open(program: Program, options: EngineOptions): Promise<Model> {
    if (this.#lost) {
      this.#highs = await loadInstance();
      this.#lost = false;
    }
    const highs = this.#highs;
    return new DirectModel(highs, program, options, () => {
      this.#lost ||= this.#highs === highs;
    });
  }
}

/** A kernel in the caller's thread. Once its instance of HiGHS has broken down, every outcome says so. */
class DirectModel implements Model {
  readonly #highs: Highs;
  readonly #signal: AbortSignal | undefined;
  readonly #onLoss: () => void;
  #kernel: Kernel | undefined;
  #broken: "memory" | "crash" | undefined;

  constructor(highs: Highs, program: Program, options: EngineOptions, onLoss: () => void) {
    this.#highs = highs;
    this.#signal = options.signal;
    this.#onLoss = onLoss;
    this.#kernel = this.#guarded(() => new Kernel(highs, program, options));
  }

  solve(changes?: Changes): Promise<Outcome> {
    return settled(() => {
      if (this.#signal?.aborted === true) return nothing("signal");
      return this.#guarded(() => this.#open().solve(changes)) ?? nothing(this.#broken ?? "crash");
    });
  }

  conflict(): Promise<Conflict> {
    return settled(() => {
      this.#signal?.throwIfAborted();
      const conflict = this.#guarded(() => this.#open().conflict());
      if (conflict === undefined) throw new Error(`the engine broke down: ${this.#broken!}`);
      return conflict;
    });
  }

  close(): Promise<void> {
    return settled(() => {
      // What a broken instance held has gone with it.
      if (this.#broken === undefined) this.#kernel?.close();
      this.#kernel = undefined;
    });
  }

  #open(): Kernel {
    if (this.#kernel === undefined) throw new Error("the model is closed");
    return this.#kernel;
  }

  /** What `use` gives; undefined once the instance has broken down. Defects of the caller are thrown on. */
  #guarded<T>(use: () => T): T | undefined {
    if (this.#broken !== undefined) return undefined;
    try {
      return use();
    } catch (error) {
      if (!isBreakdown(error)) throw error;
      this.#broken = breakdownReason(error, this.#highs.memoryBytes);
      this.#onLoss();
      return undefined;
    }
  }
}

function nothing(reason: "signal" | "memory" | "crash"): Outcome {
  return { kind: "stopped", reason, statistics: { seconds: 0, iterations: 0 } };
}

/** The work is done at once; what it throws becomes a rejection, as with any other engine. */
function settled<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
