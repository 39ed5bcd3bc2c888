import { certify, type Certificate } from "./certify.ts";
import type { Engine, EngineOptions, Outcome } from "./engine.ts";
import { highsEngine } from "./highs/engine.ts";
import type { Program } from "./program.ts";

/** What became of a program: the outcome, with a certificate wherever there is a solution to certify. */
export interface Solved {
  readonly outcome: Outcome;
  readonly certificate?: Certificate;
  readonly engine: string;
}

/** `solve --json` prints this; numbers that don't exist are null. */
export interface SolveDocument {
  readonly status: Outcome["kind"];
  readonly reason?: string;
  readonly objective: number | null;
  readonly engine: string;
  readonly seconds: number;
  readonly certificate: Certificate | null;
}

/** Solves any program once and certifies the solution. `engine` absent: HiGHS in the caller's thread. */
export async function solveProgram(
  program: Program,
  { engine, ...options }: EngineOptions & { readonly engine?: Engine } = {},
): Promise<Solved> {
  const used = engine ?? (await highsEngine());
  const model = await used.open(program, options);
  try {
    const outcome = await model.solve();
    return outcome.kind === "optimal"
      ? { outcome, certificate: certify(program, outcome, options), engine: used.name }
      : { outcome, engine: used.name };
  } finally {
    await model.close();
  }
}

export function solveDocument({ outcome, certificate, engine }: Solved): SolveDocument {
  const best = outcome.kind === "stopped" ? outcome.best : undefined;
  return {
    status: outcome.kind,
    ...(outcome.kind === "stopped" && { reason: outcome.reason }),
    objective: outcome.kind === "optimal" ? outcome.objective : (best?.objective ?? null),
    engine,
    seconds: outcome.statistics.seconds,
    certificate: certificate ?? null,
  };
}
