import type { EngineOptions, Engine, Conflict } from "../engine/engine.ts";
import { highsEngine } from "../engine/highs/engine.ts";
import { message, type Message } from "../messages/index.ts";
import type { Economy } from "../economy/types.ts";
import { casesOf } from "./cases.ts";
import {
  certificateOfBranches,
  certifyPhysically,
  type PhysicalSettings,
} from "./certify/index.ts";
import { compile, type Compiled } from "./compile.ts";
import { conflictInWords } from "./conflict.ts";
import { decidingNotes } from "./deciding-notes.ts";
import { jointOf, type Branch, type Joint } from "./joint.ts";
import { jointly, type Level } from "./levels.ts";
import { firstTier, ownNeeds, sharingNotes, withFloors } from "./own-needs.ts";
import { tablesOf } from "./print.ts";
import { stagedOf } from "./staged.ts";
import { decide, type Decided } from "./stages.ts";
import type { Plan, PlanCertificate, Planned, PlanSettings, StageResult } from "./types.ts";

/** How far a plan may be off and still count as certified; relative. */
export const tolerance = { physical: 1e-7, optimality: 1e-6 } as const;

/**
 * Plans an economy: each tier of needs in order by leximin, then the goals; certified. With `insure`, for the
 * economy and its scenarios together; the plan is then that of the first branch, with all `branches`.
 *
 * Throws `EconomyProblems` when `check` finds errors in the economy (or the scenario's changes can't be
 * made): no program is made from figures that can't be right.
 */
export async function plan(given: Economy, settings: PlanSettings = {}): Promise<Planned> {
  const started = performance.now();
  const onProgress = (text: Message) => {
    settings.onProgress?.({ message: text, seconds: secondsSince(started) });
  };
  const cases = casesOf(given, settings);

  onProgress(message("plan.progress.compile"));
  const branches = cases.map((each): Branch => ({ ...each, compiled: compile(each.economy) }));
  const joint = settings.insure === undefined ? undefined : jointOf(branches, settings.insure);
  const staged = joint?.staged ?? stagedOf(branches[0]!.compiled);
  const compileSeconds = secondsSince(started);
  const { rows, columns, values } = staged.program.matrix;
  const size = { rows, columns, nonzeros: values.length };
  onProgress(message("plan.progress.size", size));

  const engine: Engine = settings.engine ?? (await highsEngine());
  const options: EngineOptions = {
    ...(settings.timeLimit === undefined ? {} : { timeLimit: settings.timeLimit }),
    ...(settings.signal === undefined ? {} : { signal: settings.signal }),
  };
  const keep = settings.keep === undefined ? {} : { keep: settings.keep };
  const mipGap = settings.mipGap === undefined ? {} : { mipGap: settings.mipGap };
  const deciding = { engine, options, ...keep, ...mipGap, onProgress };
  const own =
    settings.sharing === "own-needs-first"
      ? await ownNeeds(branches, settings.insure, deciding)
      : undefined;
  if (own !== undefined && own.kind !== "floors") return own;
  const decided = await decide(
    own === undefined ? staged : withFloors(staged, own.floors, branches, joint?.criteria),
    deciding,
  );
  const total = secondsSince(started);
  switch (decided.kind) {
    case "infeasible":
      return {
        kind: "infeasible",
        conflict: [
          ...inWords(branches, joint, decided.conflict),
          ...(own === undefined ? [] : [message("own-needs.kept")]),
        ],
      };
    case "unbounded":
      return {
        kind: "unbounded",
        because: [message("plan.unbounded", { stage: decided.stage })],
      };
    case "stopped":
      return decided;
    case "optimal": {
      // What the other way to share would give, for its reader to compare.
      const shared = own === undefined ? undefined : await decide(firstTier(staged), deciding);
      onProgress(message("plan.progress.certify"));
      const seconds = { compile: compileSeconds, solve: total - compileSeconds, total };
      const made = branches.map((branch, b): Plan => {
        const { compiled, scenario } = branch;
        const { economy, notes } = cases[b]!;
        const fulfilments = ({ x: all }: { readonly x: Float64Array }) =>
          Float64Array.from(compiled.criteria, (_, c) => {
            const criterion = joint === undefined ? c : joint.criteria[b]![c]!;
            return criterion < 0 ? 1 : all[staged.fulfilment[criterion]!]!;
          });
        const { x, levels } = joint === undefined ? decided : partOf(joint, b, decided);
        const tables = tablesOf(compiled, x, levels);
        const { by, within } = decided.kept;
        const kept = by === "bounds" || settings.keep !== undefined ? { keep: within } : {};
        const certificate = certificateOf(economy, tables, levels, kept);
        return {
          economy,
          ...(scenario === undefined ? {} : { scenario }),
          tables,
          stages: stagesOf(compiled, levels),
          certificate,
          size,
          engine: engine.name,
          seconds,
          notes: [
            ...notes,
            ...decidingNotes(compiled, decided),
            ...(own === undefined || shared?.kind !== "optimal"
              ? []
              : sharingNotes(compiled, own.floors, fulfilments(decided), fulfilments(shared))),
          ],
          ...(settings.sharing === "own-needs-first" ? { sharing: settings.sharing } : {}),
        };
      });
      const [first] = made;
      if (joint === undefined) return { kind: "optimal", plan: first! };
      const insured = branches.map(({ scenario, weight, knownFrom, compiled }, b) => ({
        ...(scenario === undefined ? {} : { scenario }),
        weight,
        ...(knownFrom === Infinity ? {} : { knownFrom: compiled.resolved.periods[knownFrom]! }),
        plan: made[b]!,
      }));
      const certificate = certificateOfBranches(insured);
      return { kind: "optimal", plan: { ...first!, certificate, branches: insured } };
    }
  }
}

/** A branch's own part of what was decided for all. */
function partOf(
  joint: Joint,
  branch: number,
  { x, levels }: Extract<Decided, { kind: "optimal" }>,
) {
  const ofCriterion = joint.criteria[branch]!;
  return {
    x: Float64Array.from(joint.columns[branch]!, (column) => x[column]!),
    levels: levels.map((level): Level => {
      const fixed = new Set(level.fixed);
      return {
        ...level,
        measure: `${jointly}${level.measure}`,
        fixed: Array.from(ofCriterion.keys()).filter((c) => fixed.has(ofCriterion[c]!)),
        prices: level.prices.filter((price) => price.branch === branch),
      };
    }),
  };
}

function inWords(
  branches: readonly Branch[],
  joint: Joint | undefined,
  conflict: Conflict,
): readonly Message[] {
  if (joint === undefined) return conflictInWords(branches[0]!.compiled, conflict);
  const parts = joint.conflicts(conflict);
  return branches.flatMap(({ compiled, scenario }, b) =>
    conflictInWords(compiled, parts[b]!).map((what) =>
      scenario === undefined ? what : message("plan.insure.in-scenario", { what, scenario }),
    ),
  );
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
    return kind === "tier" && measure.endsWith("floor")
      ? { kind, stage, measure: measure.replace("floor", "fulfilment"), value: least, gap }
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
    tolerance: { ...tolerance, ...settings },
    failures: physical.failures,
    ok: physical.imbalance <= tolerance.physical && physical.failures.length === 0 && optimal,
  };
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
