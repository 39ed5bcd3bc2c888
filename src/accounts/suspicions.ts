/**
 * *flag*: something that can't all be true: a claim that fits nothing else, a bias that repeats. Each says which balance it
 * breaks and whom to ask, and accuses nobody.
 */
import type { Account, AccountClaim } from "./account.ts";
import { chanceOfScore } from "./reconcile/chance.ts";
import type { Reconciliation } from "./reconcile/linear.ts";
import type { JointBias, Part } from "./reconcile/questions.ts";

export interface Flag {
  /**
   * - `figure`: a report fits nothing else;
   * - `assumption`: what was assumed (a recipe, little lost, nothing else moved) doesn't hold;
   * - `repeated`: figures of one author for one thing are off in the same direction over periods;
   * - `common`: figures of many for one thing are off by the same share in one period.
   */
  readonly kind: "figure" | "assumption" | "repeated" | "common";
  /** Indices of the claims it is about, of `Account.claims`. */
  readonly claims: readonly number[];
  /** Claims that explain the same as well: no figure tells them apart. */
  readonly alternatives: readonly number[];
  /**
   * How far too high: for single claims in the unit of the figure, for several as share of what is stated. Below 0:
   * too low.
   */
  readonly bias: number;
  /** Standard deviation of the bias. */
  readonly deviation: number;
  /** Standard normal where nothing is off. */
  readonly score: number;
  /** The relation that it breaks most visibly, as index of the book's; absent where only several together show it. */
  readonly broken?: {
    readonly relation: number;
    readonly residual: number;
    readonly score: number;
  };
  /** Workplaces, places and observers who are told, and asked to look. */
  readonly told: readonly string[];
}

/** All flags: single claims as they were set aside, then biases that claims share, the clearest first. */
export function flagsOf(
  account: Account,
  { level = 0.05 }: { readonly level?: number } = {},
): readonly Flag[] {
  return [...singleFlags(account), ...jointFlags(account, level)];
}

function singleFlags(account: Account): readonly Flag[] {
  const { claims, steps } = account;
  const relations = relationsBy(account);
  const claimed = claimedOf(account);
  return steps.map(({ claim, alternatives, bias, score }): Flag => {
    const broken = brokenBy(account, relations, claimed, claims[claim]!);
    const about = [
      claim,
      ...alternatives,
      ...(broken === undefined ? [] : reportedIn(account, broken.relation)),
    ];
    return {
      kind: claims[claim]!.basis.kind === "report" ? "figure" : "assumption",
      claims: [claim],
      ...{ alternatives, bias, score, deviation: Math.abs(bias / score) },
      ...(broken === undefined ? {} : { broken }),
      told: partiesOf(account, about),
    };
  });
}

type RelationsBy = ReadonlyMap<number, readonly number[]>;

function relationsBy({ book }: Account): RelationsBy {
  const found = new Map<number, number[]>();
  book.relations.forEach(({ terms }, r) => {
    for (const [quantity] of terms) {
      const known = found.get(quantity);
      if (known === undefined) found.set(quantity, [r]);
      else known.push(r);
    }
  });
  return found;
}

type Claimed = (
  quantity: number,
) => { readonly mean: number; readonly variance: number } | undefined;

/** Mean and variance of what is claimed of each quantity, by accuracy. */
function claimedOf({ claims }: Account): Claimed {
  const sums = new Map<number, { weight: number; sum: number }>();
  for (const { quantity, value, deviation } of claims) {
    const weight = deviation ** -2;
    const known = sums.get(quantity) ?? { weight: 0, sum: 0 };
    sums.set(quantity, { weight: known.weight + weight, sum: known.sum + weight * value });
  }
  return (quantity) => {
    const known = sums.get(quantity);
    return known && { mean: known.sum / known.weight, variance: 1 / known.weight };
  };
}

/** Of the relations of a claim's quantity in which everything is claimed, the one that holds least (the nodal test). */
function brokenBy(
  account: Account,
  relations: RelationsBy,
  claimed: Claimed,
  { quantity }: AccountClaim,
): Flag["broken"] {
  let worst: Flag["broken"];
  for (const r of relations.get(quantity) ?? []) {
    const { terms, constant } = account.book.relations[r]!;
    let residual = -constant;
    let variance = 0;
    let complete = true;
    for (const [other, coefficient] of terms) {
      const known = claimed(other);
      if (known === undefined) complete = false;
      else {
        residual += coefficient * known.mean;
        variance += coefficient ** 2 * known.variance;
      }
    }
    if (!complete) continue;
    const score = residual / Math.sqrt(variance);
    if (worst === undefined || Math.abs(score) > Math.abs(worst.score)) {
      worst = { relation: r, residual, score };
    }
  }
  return worst !== undefined && Math.abs(worst.score) >= visible ? worst : undefined;
}

function reportedIn({ book, figures }: Account, relation: number): readonly number[] {
  return book.relations[relation]!.terms.flatMap(([quantity]) => figures[quantity]!.claims);
}

/** Everybody who has stated, or is the subject or the other end of, any of some claims. */
function partiesOf({ claims, book }: Account, about: readonly number[]): readonly string[] {
  const parties = new Set<string>();
  for (const k of about) {
    const { statement, quantity } = claims[k]!;
    const { holder, kind, with: partner } = book.quantities[quantity]!;
    if (statement !== undefined) parties.add(statement.by);
    if (holder !== "" && kind !== "shipped" && kind !== "weather") parties.add(holder);
    if ((kind === "sent" || kind === "received") && partner !== undefined) parties.add(partner);
  }
  return [...parties];
}

/** A relation that is off by less than so many of its standard deviations isn't broken visibly. */
const visible = 2;
/** So many claims at least, and of so many authors, are a group. */
const fewest = 3;
/** A bias that explains so much of all that was set aside is told, though single claims were blamed for it. */
const most = 0.5;
/** Groups whose single scores point nowhere together aren't looked at closer. */
const promising = 2;

interface Group {
  readonly kind: "repeated" | "common";
  /** Indices of the claims. */
  readonly members: readonly number[];
}

/**
 * Biases that claims share, by the generalised likelihood ratio along the direction in which all are off by the same share
 * (Narasimhan and Mah 1987), with the false discovery rate over all groups held (Benjamini and Yekutieli 2001).
 *
 * A single claim that was set aside doesn't speak for others. Where as many of a group were as make one, or where none was and the
 * one bias explains most of what was set aside elsewhere, all are held against each other as they were claimed: what everybody
 * adds may stand out in each, or in what they would have to have lost.
 */
function jointFlags(account: Account, level: number): readonly Flag[] {
  const groups = groupsOf(account);
  const found = groups.flatMap(({ kind, members }) => {
    const joint = jointBias(account, members);
    return joint === undefined ? [] : [{ kind, ...joint, chance: chanceOfScore(joint.score) }];
  });
  found.sort((a, b) => a.chance - b.chance);
  const harmonic = groups.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  const last = found.findLastIndex(
    ({ chance }, i) => chance <= ((i + 1) * level) / (groups.length * harmonic),
  );
  return found.slice(0, last + 1).map(({ kind, members, bias, deviation, score }): Flag => ({
    ...{ kind, claims: members, alternatives: [], bias, deviation, score },
    told: partiesOf(account, members),
  }));
}

type Joint = JointBias & { readonly members: readonly number[] };

function jointBias(account: Account, members: readonly number[]): Joint | undefined {
  const { claims, asClaimed, reconciled, kept, steps } = account;
  const all = biasIn(account, asClaimed, members, (k) => k);
  const aside = members.filter((k) => claims[k]!.setAside).length;
  const explained = steps.reduce((sum, { score }) => sum + score ** 2, 0);
  const explainsMost = all !== undefined && all.score ** 2 >= most * explained;
  if (aside >= fewest || (aside === 0 && steps.length > 0 && explainsMost)) return all;
  const positions = new Map(kept.map((k, position) => [k, position]));
  const counting = members.filter((k) => positions.has(k));
  return biasIn(account, reconciled, counting, (k) => positions.get(k)!);
}

/** One bias in proportion to what each states; undefined where single scores point nowhere together. */
function biasIn(
  { claims }: Account,
  from: Reconciliation,
  members: readonly number[],
  positionOf: (claim: number) => number,
): Joint | undefined {
  if (members.length < fewest) return undefined;
  const scores = members.flatMap((k) => from.claims[positionOf(k)]!.score ?? []);
  const sum = scores.reduce((total, score) => total + score, 0);
  if (Math.abs(sum) < promising * Math.sqrt(Math.max(1, scores.length))) return undefined;
  const joint = from.alongDirection(
    members.map((k): Part => ({ claim: positionOf(k), amount: claims[k]!.value })),
  );
  return joint && { ...joint, members };
}

function groupsOf({ claims }: Account): readonly Group[] {
  const groups = new Map<
    string,
    { kind: Group["kind"]; members: number[]; authors: Set<string> }
  >();
  const add = (kind: Group["kind"], key: readonly (string | number)[], k: number, by: string) => {
    const id = JSON.stringify([kind, ...key]);
    const known = groups.get(id) ?? { kind, members: [], authors: new Set() };
    known.members.push(k);
    known.authors.add(by);
    groups.set(id, known);
  };
  claims.forEach(({ statement, value }, k) => {
    if (statement === undefined || value === 0) return;
    const { by, what, of, period } = statement;
    add("repeated", [by, what, of], k, by);
    add("common", [what, of, period], k, by);
  });
  return [...groups.values()].filter(
    ({ kind, members, authors }) =>
      members.length >= fewest && (kind === "repeated" || authors.size >= fewest),
  );
}
