/**
 * *visit*: going to a holder to count and verify. Most visits go where they narrow most of what matters; some are drawn by lot,
 * so that everybody may be visited and nobody can know that they won't be.
 */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { mersenne } from "pure-rand/generator/mersenne";
import type { Plan } from "../../plan/types.ts";
import type { Account } from "../account.ts";
import type { Quantity } from "../balances/book.ts";
import { chooseGreedily, fieldOf, type Field, type Measurements } from "./choose.ts";
import { doubtedOf, usualDoubt } from "./doubt.ts";
import { isLastStock, sitesOf, type Site } from "./sites.ts";
import { weightsOf, type Weights } from "./weights.ts";

export interface VisitSettings {
  /** How many in all: a whole number, at least 1. Where there are fewer holders, each is visited once. */
  readonly visits: number;
  /** Its shadow prices say what matters. */
  readonly plan?: Plan;
  /** Share by which a party's word about itself may be off, one standard deviation; default `usualDoubt`. */
  readonly doubt?: number;
  /** Share of the visits that are drawn by lot, at least one; from 0 to 1, default 0.25. */
  readonly lot?: number;
  /** Of the lot: a whole number. The same seed draws the same. */
  readonly seed: number;
}

export interface Visits {
  /** Those that are aimed, the one that gains most first; then those drawn. */
  readonly visits: readonly Visit[];
  /** Σ w² Var over stocks at the end of the account, before any visit and after all: in the square of the weights' unit. */
  readonly before: number;
  readonly after: number;
  readonly weights: Weights["kind"];
}

export interface Visit {
  /** A lowest place or a workplace. */
  readonly holder: string;
  readonly why: "aimed" | "lot";
  /** Share of `before` that falls by this visit, given those before it in the list. */
  readonly gain: number;
  /** Of the stocks that matter and that it narrows by a hundredth at least: the three that it narrows most, by what matters. */
  readonly narrows: readonly Narrowing[];
}

export interface Narrowing {
  readonly quantity: Quantity;
  /** Reports being doubted, and given the visits before this one. No estimate: the account has none. */
  readonly before: { readonly estimate?: number; readonly deviation: number };
  readonly after: { readonly deviation: number };
}

/** How many figures a visit names. */
const named = 3;
/** Share of a figure's deviation that falls at least where a visit is said to narrow it. */
const noticeable = 0.01;

/**
 * The visits that would narrow most of what matters, and some by lot. What matters: Σ w² Var over the stocks that
 * can be counted at the end of the account (the next plan starts from them), with weights by `weightsOf` and variances as
 * `doubtedOf` has them, whose covariances are updated exactly by each visit's measurements (`sitesOf`). Where fewer aimed
 * visits narrow anything worth going for, more are drawn. All holders that no aimed visit goes to have equal chances.
 *
 * One solve per figure that could be inspected, and memory for their covariances. Throws `RangeError` for settings out of
 * range.
 */
export function visitsOf(account: Account, settings: VisitSettings): Visits {
  refuse(settings);
  const { plan, doubt = usualDoubt, lot = 0.25, seed } = settings;
  const sites = sitesOf(account);
  const count = Math.min(settings.visits, sites.length);
  const drawn = Math.max(1, Math.round(lot * count));
  const weights = weightsOf(plan, account.economy, account.periods[account.last]!);
  const { field, candidates, narrowing } = candidatesOf(account, sites, weights, doubt);

  const before = field.total();
  const found: Visit[] = [];
  const visit = (candidate: Candidate, why: Visit["why"]) => {
    const gain = before > 0 ? field.gainOf(candidate.measurements) / before : 0;
    found.push({ holder: candidate.holder, why, gain, narrows: narrowing(candidate) });
  };
  const open = new Set(candidates);
  chooseGreedily(field, candidates, count - drawn, (candidate) => {
    open.delete(candidate);
    visit(candidate, "aimed");
  });
  for (const candidate of drawFrom([...open], count - found.length, seed)) {
    visit(candidate, "lot");
    field.measure(candidate.measurements);
  }
  return { visits: found, before, after: field.total(), weights: weights.kind };
}

function refuse({ visits, doubt = usualDoubt, lot = 0.25, seed }: VisitSettings): void {
  if (!(Number.isInteger(visits) && visits >= 1)) throw new RangeError(`visits: ${visits}`);
  if (!(doubt >= 0 && doubt < Infinity)) throw new RangeError(`doubt: ${doubt}`);
  if (!(lot >= 0 && lot <= 1)) throw new RangeError(`share drawn by lot: ${lot}`);
  // The generator takes 32 bits: of anything else, a part would be dropped.
  if (seed !== (seed | 0)) throw new RangeError(`seed: ${seed}`);
}

interface Candidate {
  readonly holder: string;
  readonly measurements: Measurements;
}

interface Candidates {
  readonly field: Field;
  readonly candidates: readonly Candidate[];
  /** What a visit would narrow most now. */
  readonly narrowing: (candidate: Candidate) => readonly Narrowing[];
}

function candidatesOf(
  account: Account,
  sites: readonly Site[],
  { of }: Weights,
  doubt: number,
): Candidates {
  const { book, usual, figures } = account;
  const placed = sites.flatMap(({ place, inspected }) =>
    inspected.map(({ quantity }) => ({ quantity, place })),
  );
  const quantities = placed.map(({ quantity }) => quantity);
  const weights = Float64Array.from(placed, ({ quantity, place }) =>
    isLastStock(account, quantity) ? of(book.quantities[quantity]!.of, place, usual(quantity)) : 0,
  );
  const { reconciled } = doubtedOf(account, doubt, quantities);
  const field = fieldOf(
    quantities.map((quantity) => reconciled.covariance(quantity, quantities)),
    weights,
  );
  const index = new Map(quantities.map((quantity, i) => [quantity, i]));
  return {
    field,
    candidates: sites.map(({ holder, inspected }) => ({
      holder,
      measurements: inspected.map(({ quantity, deviation }) => ({
        ...{ at: index.get(quantity)!, deviation },
      })),
    })),
    narrowing: ({ measurements }) => {
      const variances = field.variances();
      const fall = field.fallBy(measurements);
      return [...quantities.keys()]
        .map((i) => ({ i, gain: weights[i]! ** 2 * fall[i]! }))
        .filter(({ i, gain }) => gain > 0 && fall[i]! > (1 - (1 - noticeable) ** 2) * variances[i]!)
        .sort((a, b) => b.gain - a.gain)
        .slice(0, named)
        .map(({ i }): Narrowing => {
          const { quantity, estimate } = figures[quantities[i]!]!;
          const deviation = Math.sqrt(variances[i]!);
          const after = { deviation: Math.sqrt(Math.max(0, variances[i]! - fall[i]!)) };
          const before = { ...(estimate === undefined ? {} : { estimate }), deviation };
          return { quantity, before, after };
        });
    },
  };
}

/**
 * So many of all, without putting back, each with equal chances (Fisher and Yates, as Durstenfeld 1964). Numbers are those
 * of the Mersenne twister (Matsumoto and Nishimura 1998), whose first ones are as far apart for neighbouring seeds as for
 * others: seeds may be the years.
 */
function drawFrom<Item>(all: readonly Item[], count: number, seed: number): readonly Item[] {
  const urn = [...all];
  const generator = mersenne(seed);
  for (let i = 0; i < count; i++) {
    const j = uniformInt(generator, i, urn.length - 1);
    [urn[i], urn[j]] = [urn[j]!, urn[i]!];
  }
  return urn.slice(0, count);
}
