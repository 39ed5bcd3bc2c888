import { assertProgram } from "../check.ts";
import type { Conflict, EngineOptions, Optimal, Outcome, Statistics } from "../engine.ts";
import { isInteger, type Changes, type Program } from "../program.ts";
import { attemptsFor, probe, refinement, type Attempt } from "./attempts.ts";
import { conflictIn, crossing } from "./conflict.ts";
import { HeldProgram } from "./held.ts";
import type { Highs } from "./load.ts";
import { bestFrom, isFeasible, linearSolution, optimalFrom } from "./outcome.ts";
import { primalRayImproves, proofFromRay } from "./rays.ts";
import { refined } from "./refine.ts";
import { run, type Ending } from "./run.ts";

/**
 * A program held by HiGHS, in the thread of the caller. Nothing that the engine says is passed on
 * unseen: an optimum must pass the certificate; infeasible and unbounded must be proved by a ray, or be
 * said a second time by another way of solving.
 */
export class Kernel {
  readonly #highs: Highs;
  readonly #options: EngineOptions;
  readonly #held: HeldProgram;
  #hasBasis = false;
  #infeasible = false;
  #startedAt = 0;
  #iterations = 0;

  constructor(highs: Highs, program: Program, options: EngineOptions = {}) {
    assertProgram(program);
    this.#highs = highs;
    this.#options = options;
    this.#held = new HeldProgram(highs, program);
  }

  /** The program with all changes so far. */
  get program(): Program {
    return this.#held.program;
  }

  /** Throws what HiGHS throws when it breaks off in itself (no memory, a trap): the instance is lost then. */
  solve(changes: Changes = {}): Outcome {
    this.#startedAt = performance.now();
    this.#iterations = 0;
    this.#infeasible = false;
    this.#held.change(changes);
    const { program } = this.#held;
    if (crossing(program) !== undefined) return this.#ended("infeasible");
    this.#held.pass();
    const attempts = attemptsFor(
      { rows: program.matrix.rows, integer: isInteger(program), warm: this.#hasBasis },
      this.#options.method ?? "choose",
    );
    this.#hasBasis = false;
    const claims = { infeasible: 0, unbounded: 0, feasible: false };
    for (const attempt of attempts) {
      const ending = this.#run(attempt);
      const outcome = this.#conclude(ending, attempt, claims);
      if (outcome !== undefined) return outcome;
    }
    return this.#stopped("numerical");
  }

  /** Takes at most the time limit of a solve. Throws where the last solve did not end as infeasible. */
  conflict(): Conflict {
    if (!this.#infeasible) {
      throw new Error("a conflict was asked for, but the program is not infeasible");
    }
    return conflictIn(this.#highs, this.#held, this.#options.timeLimit);
  }

  close(): void {
    this.#held.dispose();
  }

  /** The outcome, where an ending bears one out; otherwise undefined, and the claim is kept in mind. */
  #conclude(ending: Ending, attempt: Attempt, claims: Claims): Outcome | undefined {
    switch (ending) {
      case "time":
        return this.#stopped("time");
      case "optimal":
      case "unclear":
        return this.#optimal();
      case "infeasible":
        claims.infeasible++;
        // Branch and bound leaves no ray; doing it all over again could take forever.
        return attempt.method === "mixed" || this.#infeasibilityHolds(claims)
          ? this.#ended("infeasible")
          : this.#probe(attempt, claims);
      case "unbounded":
      case "infeasible or unbounded": {
        claims.unbounded++;
        const ray = ending === "unbounded" && primalRayImproves(this.#held);
        return this.#probe(attempt, claims) ?? this.#unbounded(claims, ray);
      }
      case "iterations":
        return undefined;
    }
  }

  /**
   * Solves for any point at all, costs left aside: what is unbounded must have one, and what is infeasible
   * has none this way either.
   */
  #probe(attempt: Attempt, claims: Claims): Outcome | undefined {
    if (claims.feasible) return undefined;
    const mixed = attempt.method === "mixed";
    const { ending, infeasible } = this.#held.withoutCosts(() => {
      const found = this.#run(mixed ? { ...attempt, presolve: true } : probe);
      claims.feasible = (found === "optimal" || found === "unclear") && isFeasible(this.#held);
      if (found === "infeasible") claims.infeasible++;
      // The proof is the engine's as long as it holds the program without costs.
      const holds = found === "infeasible" && (mixed || this.#infeasibilityHolds(claims));
      return { ending: found, infeasible: holds };
    });
    if (ending === "time") return this.#stopped("time");
    return infeasible ? this.#ended("infeasible") : undefined;
  }

  /**
   * Two ways of solving have said so, or the last one leaves a proof; and no feasible point was seen: the
   * engine's presolve calls some unbounded programs infeasible.
   */
  #infeasibilityHolds(claims: Claims): boolean {
    if (claims.feasible) return false;
    return claims.infeasible > 1 || proofFromRay(this.#held) !== undefined;
  }

  #unbounded(claims: Claims, ray: boolean): Outcome | undefined {
    const borneOut = claims.feasible && (ray || claims.unbounded > 1);
    return borneOut ? this.#ended("unbounded") : undefined;
  }

  #optimal(): Optimal | undefined {
    const optimal = optimalFrom(this.#held, this.#options, this.#statistics());
    if (optimal?.rowDuals === undefined) return optimal;
    this.#hasBasis = this.#basisHolds();
    if (!this.#hasBasis) return optimal;
    const basis = this.#held.model.getBasis();
    return refined(this.#held.program, optimal, (program) => this.#correction(program, basis));
  }

  /**
   * Solves another program with the same matrix, then takes the first back; from the basis at hand, which is
   * put back where nothing came of it.
   */
  #correction(magnified: Program, basis: Basis): Optimal | undefined {
    const { offset, cost, columnLower, columnUpper, rowLower, rowUpper } = this.#held.program;
    const taken = { offset, cost, columnLower, columnUpper, rowLower, rowUpper };
    this.#held.change(magnified);
    if (crossing(magnified) !== undefined) {
      this.#held.change(taken);
      return undefined;
    }
    this.#held.pass("same units");
    const ending = this.#run(refinement);
    const correction =
      ending === "optimal" ? linearSolution(this.#held, this.#statistics()) : undefined;
    this.#held.change(taken);
    this.#held.pass("same units");
    if (correction === undefined) this.#held.model.setBasis(basis);
    return correction;
  }

  #basisHolds(): boolean {
    return this.#held.model.info.get("basis_validity") === 1;
  }

  #run(attempt: Attempt): Ending {
    const spent = (performance.now() - this.#startedAt) / 1000;
    const seconds = (this.#options.timeLimit ?? Infinity) - spent;
    const { ending, iterations } = run(this.#highs, this.#held.model, attempt, {
      seconds,
      mipGap: this.#options.mipGap ?? 0,
    });
    this.#iterations += iterations;
    return ending;
  }

  #ended(kind: "infeasible" | "unbounded"): Outcome {
    this.#infeasible = kind === "infeasible";
    return { kind, statistics: this.#statistics() };
  }

  #stopped(reason: "time" | "numerical"): Outcome {
    return { kind: "stopped", reason, ...bestFrom(this.#held), statistics: this.#statistics() };
  }

  #statistics(): Statistics {
    return {
      seconds: (performance.now() - this.#startedAt) / 1000,
      iterations: this.#iterations,
    };
  }
}

type Basis = ReturnType<HeldProgram["model"]["getBasis"]>;

/** What the attempts of one solve have claimed so far. */
interface Claims {
  infeasible: number;
  unbounded: number;
  /** A feasible point was seen. */
  feasible: boolean;
}
