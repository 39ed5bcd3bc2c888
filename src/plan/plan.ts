import { check } from "../economy/check/index.ts";
import { withScenario } from "../economy/patch/index.ts";
import { EconomyProblems, errorsIn, type Problem } from "../economy/problem.ts";
import type { Economy } from "../economy/types.ts";
import type { Engine, EngineOptions } from "../engine/engine.ts";
import { highsEngine } from "../engine/highs/engine.ts";
import { message, type Message } from "../messages/index.ts";
import { certifyPhysically, type PhysicalSettings } from "./certify/index.ts";
import { compile, type Compiled } from "./compile.ts";
import { conflictInWords } from "./conflict.ts";
import type { Level } from "./levels.ts";
import { tablesOf } from "./print.ts";
import { decide, defaultKeep } from "./stages.ts";
import { stagedOf } from "./staged.ts";
import type { Plan, PlanCertificate, Planned, PlanSettings, StageResult } from "./types.ts";

/** How far a plan may be off and still count as certified; relative. */
export const tolerance = { physical: 1e-7, optimality: 1e-6 } as const;

/**
 * Plans an economy: each tier of needs in order by leximin, then the goals; certified.
 *
 * Throws `EconomyProblems` when `check` finds errors in the economy (or the scenario's changes can't be
 * made): no program is made from figures that can't be right.
 */
export async function plan(given: Economy, settings: PlanSettings = {}): Promise<Planned> {
  const started = performance.now();
  const { economy, notes } = prepared(given, settings.scenario);
  const onProgress = (text: Message) => {
    settings.onProgress?.({ message: text, seconds: secondsSince(started) });
  };

  onProgress(message("plan.progress.compile"));
  const compiled = compile(economy);
  const compileSeconds = secondsSince(started);
  const { rows, columns, values } = compiled.program.matrix;
  const size = { rows, columns, nonzeros: values.length };
  onProgress(message("plan.progress.size", size));

  const engine: Engine = settings.engine ?? (await highsEngine());
  const options: EngineOptions = {
    ...(settings.timeLimit === undefined ? {} : { timeLimit: settings.timeLimit }),
    ...(settings.signal === undefined ? {} : { signal: settings.signal }),
  };
  const keep = settings.keep ?? defaultKeep;
  const decided = await decide(stagedOf(compiled), { engine, options, keep, onProgress });
  const total = secondsSince(started);
  switch (decided.kind) {
    case "infeasible":
      return { kind: "infeasible", conflict: conflictInWords(compiled, decided.conflict) };
    case "unbounded":
      return {
        kind: "unbounded",
        because: [message("plan.unbounded", { stage: decided.stage })],
      };
    case "stopped":
      return decided;
    case "optimal": {
      onProgress(message("plan.progress.certify"));
      const tables = tablesOf(compiled, decided.x, decided.levels);
      const seconds = { compile: compileSeconds, solve: total - compileSeconds, total };
      const made: Plan = {
        economy,
        ...(settings.scenario === undefined ? {} : { scenario: settings.scenario }),
        tables,
        stages: stagesOf(compiled, decided.levels),
        certificate: certificateOf(economy, tables, decided.levels, { keep }),
        size,
        engine: engine.name,
        seconds,
        notes,
      };
      return { kind: "optimal", plan: made };
    }
  }
}

function prepared(
  given: Economy,
  scenario: string | undefined,
): { readonly economy: Economy; readonly notes: readonly Problem[] } {
  const { economy, problems } =
    scenario === undefined ? { economy: given, problems: [] } : withScenario(given, scenario);
  if (errorsIn(problems).length > 0) throw new EconomyProblems(errorsIn(problems));
  const notes = [...problems, ...check(economy)];
  if (errorsIn(notes).length > 0) throw new EconomyProblems(errorsIn(notes));
  return { economy, notes };
}

/** A tier's value is the least fulfilment in it; a goal's what its level reached. */
function stagesOf({ criteria }: Compiled, levels: readonly Level[]): StageResult[] {
  const stages = new Map<string, Level[]>();
  for (const level of levels) {
    const key = `${level.kind} ${level.stage}`;
    stages.set(key, [...(stages.get(key) ?? []), level]);
  }
  return [...stages.values()].map((ofStage) => {
    const { kind, stage, measure, value } = ofStage[0]!;
    const gap = Math.max(...ofStage.map(({ certificate }) => certificate.gap));
    const floors = ofStage.filter(({ fixed }) => fixed.some((c) => criteria[c]!.tier === stage));
    const least = Math.min(...floors.map((level) => level.value));
    return kind === "tier" && measure === "floor"
      ? { kind, stage, measure: "fulfilment", value: least, gap }
      : { kind, stage, measure, value, gap };
  });
}

/** The physical certificate of the tables, and the worst of the levels' certificates of optimality. */
export function certificateOf(
  economy: Economy,
  tables: Plan["tables"],
  levels: readonly Pick<Level, "certificate">[],
  settings: PhysicalSettings = {},
): PlanCertificate {
  const physical = certifyPhysically(economy, tables, settings);
  const worst = (of: (level: Pick<Level, "certificate">) => number) =>
    levels.reduce((most, level) => Math.max(most, of(level)), 0);
  const primal = worst(({ certificate }) => certificate.primal);
  const dual = worst(({ certificate }) => certificate.dual ?? 0);
  const gap = worst(({ certificate }) => certificate.gap);
  const optimal =
    primal <= tolerance.optimality && dual <= tolerance.optimality && gap <= tolerance.optimality;
  return {
    imbalance: physical.imbalance,
    dual,
    gap,
    tolerance,
    failures: physical.failures,
    ok: physical.imbalance <= tolerance.physical && physical.failures.length === 0 && optimal,
  };
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
