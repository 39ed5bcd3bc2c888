/**
 * *own needs first*: another way to share a shortage. Leximin asks of whoever has plenty to give until the worst
 * served are served as well as they can be; here each place keeps what it could do alone, and leximin
 * shares out what lies above.
 */
import type { Problem } from "../economy/problem.ts";
import type { Economy } from "../economy/types.ts";
import type { Conflict } from "../engine/engine.ts";
import { highsEngine } from "../engine/highs/engine.ts";
import { casesOf } from "./cases.ts";
import { message, type Message } from "../messages/index.ts";
import { compile, type Compiled } from "./compile.ts";
import { conflictInWords } from "./conflict.ts";
import { jointOf, type Branch, type InsuranceRule } from "./joint.ts";
import { stagedOf, type Staged } from "./staged.ts";
import { decide, type Decided, type StageSettings } from "./stages.ts";
import type { Planned, PlanSettings } from "./types.ts";

/** By how much less than its own a place must keep at least: what rounding may take from a plan. */
const slack = 1e-9;

/** What a place could do alone about something that tier 1 asks of it. */
export interface OwnFloor {
  /** Where several scenarios are planned at once: in which; absent: as the economy itself states. */
  readonly scenario?: string;
  readonly kind: "need" | "end" | "reserve" | "capacity-end";
  /** The need; for levels to be kept the good or the capacity. */
  readonly what: string;
  readonly group?: string;
  /** The place; of a capacity the workplace. */
  readonly where: string;
  /** Number of the period. */
  readonly period: number;
  /** In [0, 1]. */
  readonly fulfilment: number;
}

export type OwnNeeds =
  | { readonly kind: "floors"; readonly floors: readonly OwnFloor[] }
  /** Alone, the places can't meet the hard conditions, or it could not be found out. */
  | Exclude<Planned, { readonly kind: "optimal" }>;

/**
 * What each place could do alone for what tier 1 asks of it, by leximin: without routes and
 * secondments, with a pool of its own of each pooled good, which is empty at the beginning. What is on its
 * way to a place already, and what is paid from the pool for work that has begun, is as it is. Needs
 * for pooled goods are nobody's own. Throws `EconomyProblems` like `plan`.
 */
export async function ownNeedsFloors(
  economy: Economy,
  settings: PlanSettings = {},
): Promise<OwnNeeds> {
  return ownNeeds(branchesOf(economy, settings), settings.insure, await decidingOf(settings));
}

function branchesOf(economy: Economy, settings: PlanSettings): readonly Branch[] {
  return casesOf(economy, settings).map((each) => ({ ...each, compiled: compile(each.economy) }));
}

async function decidingOf({
  engine,
  timeLimit,
  signal,
  keep,
  mipGap,
}: PlanSettings): Promise<StageSettings> {
  return {
    engine: engine ?? (await highsEngine()),
    options: {
      ...(timeLimit === undefined ? {} : { timeLimit }),
      ...(signal === undefined ? {} : { signal }),
    },
    ...(keep === undefined ? {} : { keep }),
    ...(mipGap === undefined ? {} : { mipGap }),
    onProgress: () => undefined,
  };
}

/** The same for what is compiled already. */
export async function ownNeeds(
  branches: readonly Branch[],
  rule: InsuranceRule | undefined,
  settings: StageSettings,
): Promise<OwnNeeds> {
  // Places that have nothing to do with each other fall apart in one program, so that one is enough.
  const alone = branches.map((branch): Branch => ({ ...branch, compiled: apart(branch.compiled) }));
  const joint = rule === undefined ? undefined : jointOf(alone, rule);
  const staged = joint?.staged ?? stagedOf(alone[0]!.compiled);
  const decided = await decide(firstTier(staged), settings);
  if (decided.kind === "optimal") {
    return { kind: "floors", floors: fulfilmentsOf(decided.x, alone, staged, joint?.criteria) };
  }
  const parts = joint?.conflicts;
  return inWords(decided, (conflict) => {
    const own = parts?.(conflict) ?? [conflict];
    return alone.flatMap(({ compiled }, b) =>
      conflictInWords(compiled, own[b]!).map((what) => message("own-needs.alone", { what })),
    );
  });
}

/**
 * The fulfilments of the first tier by one way of sharing (`settings.sharing`), without all that comes after it:
 * enough to tell what another way would give. Scenarios are not insured against. Throws `EconomyProblems`
 * like `plan`.
 */
export async function firstTierFulfilments(
  economy: Economy,
  settings: Omit<PlanSettings, "insure">,
): Promise<OwnNeeds> {
  const branches = branchesOf(economy, settings);
  const deciding = await decidingOf(settings);
  const { compiled } = branches[0]!;
  const staged = stagedOf(compiled);
  const isOwn = settings.sharing === "own-needs-first";
  const own = isOwn ? await ownNeeds(branches, undefined, deciding) : undefined;
  if (own !== undefined && own.kind !== "floors") return own;
  const shared = own === undefined ? staged : withFloors(staged, own.floors, branches);
  const decided = await decide(firstTier(shared), deciding);
  return decided.kind === "optimal"
    ? { kind: "floors", floors: fulfilmentsOf(decided.x, branches, staged) }
    : inWords(decided, (conflict) => conflictInWords(compiled, conflict));
}

/** Everything that tier 1 asks, and how far it is fulfilled. */
function fulfilmentsOf(
  x: Float64Array,
  branches: readonly Branch[],
  staged: Staged,
  criteria?: readonly Int32Array[],
): readonly OwnFloor[] {
  return branches.flatMap(({ compiled, scenario }, b) =>
    compiled.criteria.flatMap(({ tier }, c): OwnFloor[] => {
      if (tier !== 1) return [];
      const column = staged.fulfilment[criteria === undefined ? c : criteria[b]![c]!]!;
      const named = scenario === undefined ? {} : { scenario };
      const fulfilment = Math.min(1, Math.max(0, x[column]!));
      return [{ ...named, ...asked(compiled, c), fulfilment }];
    }),
  );
}

function inWords(
  decided: Exclude<Decided, { readonly kind: "optimal" }>,
  conflictOf: (conflict: Conflict) => readonly Message[],
): Exclude<Planned, { readonly kind: "optimal" }> {
  switch (decided.kind) {
    case "stopped":
      return decided;
    case "unbounded":
      return {
        kind: "unbounded",
        because: [message("plan.unbounded", { stage: decided.stage })],
      };
    case "infeasible":
      return { kind: "infeasible", conflict: conflictOf(decided.conflict) };
  }
}

/**
 * The program with these floors under its fulfilments.
 *
 * - `criteria` — for several branches planned at once, the criterion of each branch's criteria in `staged`.
 */
export function withFloors(
  staged: Staged,
  floors: readonly OwnFloor[],
  branches: readonly Branch[],
  criteria?: readonly Int32Array[],
): Staged {
  const known = new Map(floors.map((floor) => [identity(floor), floor.fulfilment]));
  const columnLower = staged.program.columnLower.slice();
  branches.forEach(({ compiled, scenario }, b) => {
    compiled.criteria.forEach(({ tier, account }, c) => {
      const isPooled = account >= 0 && compiled.resolved.accounts[account]!.place < 0;
      if (tier !== 1 || isPooled) return;
      const own = known.get(
        identity({ ...(scenario === undefined ? {} : { scenario }), ...asked(compiled, c) }),
      );
      if (own === undefined) return;
      const column = staged.fulfilment[criteria === undefined ? c : criteria[b]![c]!]!;
      columnLower[column] = Math.max(columnLower[column]!, own - slack);
    });
  });
  return { ...staged, program: { ...staged.program, columnLower } };
}

/**
 * What the reader of a plan should know of how it shares: what the places would have in tier 1 if all was
 * shared by leximin alone.
 *
 * - `here`, `shared` — fulfilments of the criteria of `compiled`, in this plan and by leximin.
 */
export function sharingNotes(
  { criteria, resolved }: Compiled,
  floors: readonly OwnFloor[],
  here: Float64Array,
  shared: Float64Array,
): readonly Problem[] {
  const placeOf = (c: number) => {
    const { account, installed } = criteria[c]!;
    return account < 0 ? resolved.installed[installed]!.place : resolved.accounts[account]!.place;
  };
  const least = (place: number, values: Float64Array) =>
    criteria.reduce(
      (low, { tier }, c) => (tier === 1 && placeOf(c) === place ? Math.min(low, values[c]!) : low),
      1,
    );
  const lines = resolved.places.flatMap((name, place) => {
    const values = { place: name, here: least(place, here), shared: least(place, shared) };
    return Math.abs(values.here - values.shared) <= 1e-6
      ? []
      : [message("own-needs.place", values)];
  });
  const kept = floors.filter(({ fulfilment }) => fulfilment > 0).length;
  return [message("own-needs.holds", { count: kept, differ: lines.length }), ...lines].map(
    (line) => ({ ...line, severity: "warning", where: { file: "" } }),
  );
}

/** Only what decides the first tier. */
export function firstTier(staged: Staged): Staged {
  return {
    ...staged,
    tiers: staged.tiers.map((tier) => (tier === 1 ? 1 : 0)),
    goals: staged.goals.filter(({ tier }) => tier === 1),
  };
}

/** The program of the same economy whose places have nothing to do with each other. */
function apart({ resolved }: Compiled): Compiled {
  const { economy } = resolved;
  const compiled = compile(separated(economy));
  const pooled = new Set(
    economy.tables.goods.rows.filter((row) => row.pooled === true).map((row) => row.good),
  );
  const { program, constants, labels, rowsOf } = compiled;
  const rowLower = program.rowLower.slice();
  const rowUpper = program.rowUpper.slice();
  const [first, end] = rowsOf.get("goods-balance")!;
  for (let row = first; row < end; row++) {
    // The pool goes on paying for what has begun.
    if (!pooled.has(labels[row]!.what) || constants[row]! >= 0) continue;
    rowLower[row]! += constants[row]!;
    rowUpper[row]! += constants[row]!;
  }
  return { ...compiled, program: { ...program, rowLower, rowUpper } };
}

function separated(economy: Economy): Economy {
  const { tables } = economy;
  const pooled = new Set(
    tables.goods.rows.filter((row) => row.pooled === true).map((row) => row.good),
  );
  const local = <R extends { readonly good: string }>(rows: readonly R[]) =>
    rows.filter(({ good }) => !pooled.has(good));
  const replaced = {
    goods: tables.goods.rows.map((row) => ({ ...row, pooled: false })),
    needs: local(tables.needs.rows),
    stocks: local(tables.stocks.rows),
    // What is on its way still arrives.
    routes: tables.routes.rows.map((row) => ({ ...row, carries: [] })),
    secondments: [],
  };
  const entries = Object.entries(replaced).map(([name, rows]) => [
    name,
    { file: "", rows, lines: [] },
  ]);
  return { ...economy, tables: { ...tables, ...Object.fromEntries(entries) } as Economy["tables"] };
}

/** What a criterion asks, and of whom. */
function asked(
  { criteria, resolved }: Compiled,
  c: number,
): Omit<OwnFloor, "scenario" | "fulfilment"> {
  const { kind, need, account, installed, period } = criteria[c]!;
  const when = { kind, period: resolved.periods[period]! };
  if (kind === "capacity-end") {
    const { capacity, workplace } = resolved.installed[installed]!;
    return { ...when, what: capacity, where: workplace };
  }
  const { good, place } = resolved.accounts[account]!;
  return {
    ...when,
    what: need?.name ?? resolved.goods[good]!.name,
    ...(need?.group === undefined ? {} : { group: need.group }),
    where: place < 0 ? "" : resolved.places[place]!,
  };
}

function identity(floor: Omit<OwnFloor, "fulfilment">): string {
  const { scenario, kind, what, group, where, period } = floor;
  return JSON.stringify([scenario ?? null, kind, what, group ?? null, where, period]);
}
