/**
 * Labour content: the hours embodied, directly and indirectly, in a unit of a good at a place in a
 * period, by the plan's own mix of techniques, freight and lags.
 *
 * Every pool (good, place, period) mixes what comes in:
 *
 *     content × what goes out = content last period × what was kept + hours and inputs of what was made
 *                             + content where it came from × what arrived + hours and inputs of freight
 *                             + what was inherited
 *
 * *Inherited* is what no hour of the plan has made: the opening stock of the first period, what arrives of
 * shipments sent before it, imports, currency earned, and what had been done to started work before the plan. It is valued at what the
 * same good costs there and then (reproduction); where none is newly made there and then, at the plan's
 * average for the good; a good that the plan does not make at all, or can't reproduce (the pool would
 * take more hours than it has), enters without hours, and every figure it goes into is marked.
 * What is lost in store and on routes keeps its hours; they are a term of the sum.
 * In one period with one technique per good this is l(I − A)⁻¹ (Leontief 1951; Pasinetti 1977).
 */
import { message, type Message } from "../../messages/index.ts";
import { sourcesOf, type PlanFlows } from "../explain/plan-flows.ts";
import type { Plan } from "../types.ts";
import { intakesOf, type Intakes } from "./intakes.ts";
import type { JointRule } from "./joint.ts";
import { flowSystem, rings, solveRing, type FlowSystem, type Terms } from "./system.ts";

export interface ContentOptions {
  /** Default `refuse`. */
  readonly joint?: JointRule;
  /** Default `reproduction`; `none`: what is inherited enters without hours. */
  readonly inherited?: "reproduction" | "none";
}

/** Contents by pool, and how each came about. */
export interface Contents {
  readonly intakes: Intakes;
  /** Hours per unit, by pool; 0 where refused. */
  readonly content: Float64Array;
  /** Hours per unit at which what is inherited enters. */
  readonly entering: Float64Array;
  /** Whether what is inherited in the pool was valued by reproduction (otherwise: without hours). */
  readonly reproduced: readonly boolean[];
  /** Whether every unit that went into it carries its hours. */
  readonly complete: readonly boolean[];
  /** Why there is no figure, by pool. */
  readonly refused: readonly (Message | undefined)[];
  /** Largest relative residual of the equations. */
  readonly residual: number;
}

/** Share of what is inherited below which nothing counts as newly made. */
const newly = 1e-9;

export function contentsOf(plan: Plan, flows: PlanFlows, options: ContentOptions = {}): Contents {
  const intakes = intakesOf(plan, flows, options.joint ?? "refuse");
  const refused = refusals(flows, intakes);
  const reproduction = options.inherited !== "none";
  const preferred = systemOf(flows, intakes, refused, reproduction);
  const plain = reproduction ? systemOf(flows, intakes, refused, false) : preferred;
  const { system } = preferred;
  const x = new Float64Array(system.size);
  const reproduced: boolean[] = Array.from({ length: system.size }, () => reproduction);
  const complete: boolean[] = Array.from({ length: system.size }, () => true);
  let residual = 0;
  for (const ring of rings(system)) {
    if (ring.some((i) => refused[i] !== undefined)) {
      spread(system, refused);
      continue;
    }
    let solved = solveRing(system, ring, x);
    if (solved === undefined || ring.some((i) => preferred.unvalued[i] === 1)) {
      for (const i of ring) reproduced[i] = false;
      solved = solveRing(plain.system, ring, x);
    }
    if (solved === undefined) {
      for (const i of ring) refused[i] ??= message("explain.labour-circular");
      spread(system, refused);
      continue;
    }
    residual = Math.max(residual, solved);
    const used = reproduced[ring[0]!] === true ? preferred : plain;
    const whole = Array.from(ring).every(
      (i) =>
        used.unvalued[i] === 0 &&
        termsFrom(used.system, i).every((from) => complete[from] === true),
    );
    for (const i of ring) complete[i] = whole;
  }
  const count = flows.pools.length;
  return {
    intakes,
    content: x.slice(0, count),
    entering: x.slice(0, count).map((content, i) => {
      if (reproduced[i] !== true) return 0;
      return preferred.averaged[i] === 1 ? x[averageOf(flows, i)]! : content;
    }),
    reproduced: reproduced.slice(0, count),
    complete: complete.slice(0, count),
    refused: refused.slice(0, count),
    residual,
  };
}

interface PoolSystem {
  readonly system: FlowSystem;
  /** 1 where something inherited enters without hours. */
  readonly unvalued: Uint8Array;
  /** 1 where what is inherited enters at the plan's average for the good. */
  readonly averaged: Uint8Array;
}

/** Unknowns: the pools, then one average per good. */
function systemOf(
  flows: PlanFlows,
  intakes: Intakes,
  refused: readonly (Message | undefined)[],
  reproduction: boolean,
): PoolSystem {
  const { pools, resolved } = flows;
  const size = pools.length + resolved.goods.length;
  const diagonal = new Float64Array(size).fill(1);
  const constant = new Float64Array(size);
  const terms: Terms[] = Array.from({ length: size }, () => []);
  const unvalued = new Uint8Array(size);
  const averaged = new Uint8Array(size);
  const madeOf = new Float64Array(resolved.goods.length);
  for (const [i, pool] of pools.entries()) {
    madeOf[resolved.accounts[pool.account]!.good]! += intakes.pools[i]!.made;
  }
  for (const [i, pool] of pools.entries()) {
    if (refused[i] !== undefined) continue;
    const { inherited, hours, terms: taken, before } = intakes.pools[i]!;
    const { good } = resolved.accounts[pool.account]!;
    const all = sourcesOf(pool.row);
    const fresh = all - inherited;
    if (all <= 0) continue;
    if (!reproduction) {
      diagonal[i] = all;
      constant[i] = hours;
      terms[i] = taken;
      unvalued[i] = inherited > newly * all || before.hours > 0 || before.terms.length > 0 ? 1 : 0;
    } else if (fresh > newly * all) {
      diagonal[i] = fresh;
      constant[i] = hours + before.hours;
      terms[i] = [...taken, ...before.terms];
    } else if (madeOf[good]! > 0) {
      averaged[i] = 1;
      diagonal[i] = all;
      constant[i] = hours;
      terms[i] = [...taken, [pools.length + good, inherited]];
    } else {
      unvalued[i] = 1;
    }
  }
  resolved.goods.forEach((_, good) => {
    const average = pools.length + good;
    if (madeOf[good]! <= 0 || refused[average] !== undefined) return;
    const own = pools.flatMap((pool, i) =>
      resolved.accounts[pool.account]!.good === good ? [intakes.pools[i]!] : [],
    );
    diagonal[average] = madeOf[good]!;
    constant[average] = own.reduce(
      (sum, { making, before }) => sum + making.hours + (reproduction ? before.hours : 0),
      0,
    );
    terms[average] = own.flatMap(({ making, before }) =>
      reproduction ? [...making.terms, ...before.terms] : making.terms,
    );
  });
  return { system: flowSystem(diagonal, constant, terms), unvalued, averaged };
}

/** The unknown that is the average of a pool's good. */
function averageOf({ pools, resolved }: PlanFlows, pool: number): number {
  return pools.length + resolved.accounts[pools[pool]!.account]!.good;
}

/** Why pools (and averages) have no figure: what they are made from, or with, has none. */
function refusals(flows: PlanFlows, intakes: Intakes): (Message | undefined)[] {
  const { pools, resolved } = flows;
  const refused: (Message | undefined)[] = [
    ...intakes.pools.map(({ refused: because }) => because),
    ...resolved.goods.map(() => undefined),
  ];
  for (const i of pools.keys()) {
    refused[averageOf(flows, i)] ??= refused[i];
  }
  const nothing = refused.map(() => undefined);
  spread(systemOf(flows, intakes, nothing, true).system, refused);
  return refused;
}

/** Carries refusals along to everything that takes from what is refused. */
function spread(system: FlowSystem, refused: (Message | undefined)[]): void {
  const users: number[][] = Array.from({ length: system.size }, () => []);
  for (let i = 0; i < system.size; i++)
    for (const from of termsFrom(system, i)) users[from]!.push(i);
  const open = refused.flatMap((because, i) => (because === undefined ? [] : [i]));
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    for (const user of users[i]!) {
      if (refused[user] !== undefined) continue;
      refused[user] = refused[i]!;
      open.push(user);
    }
  }
}

function termsFrom({ starts, from }: FlowSystem, i: number): readonly number[] {
  return Array.from(from.subarray(starts[i], starts[i + 1]));
}
