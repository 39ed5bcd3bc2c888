/**
 * What an economy is once its names are indices.
 *
 * - *account*: a good at a lowest place, or a pooled good as a whole: the thing that a material balance
 *   is kept for.
 * - *site*: a technique at a workplace (or a place), with the recipe, work and uses that hold there.
 * - *installed*: a capacity at a workplace.
 */
import type { PlaceTree } from "../../economy/place-tree.ts";
import type { Economy } from "../../economy/types.ts";
import type { Coefficients } from "../effective.ts";

export interface Good {
  readonly name: string;
  readonly unit: string;
  readonly kind?: string;
  /** Share of a stock left after one period; absent: can't be stored. */
  readonly survival?: number;
  /** Tonnes per unit; absent: not stated. */
  readonly weight?: number;
  readonly pooled: boolean;
  readonly disposable: boolean;
}

export interface Skill {
  readonly name: string;
  /** Whether anybody has stated hours of it; if not, it is counted and not limited. */
  readonly limited: boolean;
  /** Skills it can stand in for. */
  readonly canDo: readonly number[];
}

export interface Account {
  readonly good: number;
  /** -1 for a pooled good. */
  readonly place: number;
}

/** Coefficients of one row's target (an account, a skill at the site's place, a capacity there). */
export interface Flow extends Coefficients {
  readonly target: number;
}

export interface Site {
  readonly technique: string;
  /** The workplace or the place. */
  readonly where: string;
  readonly place: number;
  /** Targets are accounts. */
  readonly recipe: readonly Flow[];
  /** Targets are skills. */
  readonly work: readonly Flow[];
  /** Targets are installed capacities. */
  readonly uses: readonly Flow[];
  readonly adds: readonly {
    readonly target: number;
    readonly lag: number;
    readonly amount: number;
  }[];
  /** People whom a run adds to a skill of the site's place (or takes from it). Targets are skills. */
  readonly trains: readonly {
    readonly target: number;
    readonly lag: number;
    readonly amount: number;
  }[];
  /** Runs started before the first period. */
  readonly started: readonly { readonly periodsAgo: number; readonly amount: number }[];
  /** Only whole runs. */
  readonly integer: boolean;
  /** Whether runs may start, by period index. */
  readonly mayStart: readonly boolean[];
  /** Longest lag of any of its rows. */
  readonly longestLag: number;
}

export interface Installed {
  readonly workplace: string;
  readonly capacity: string;
  readonly place: number;
  /** What is left of the opening amount, by period. */
  readonly opening: Float64Array;
  /** Share of an added unit left after so many periods. */
  readonly left: (periods: number) => number;
  readonly end?: number;
  readonly endTier: number;
}

/** People of a skill at a place, as stated: without those whom runs add. */
export interface Workforce {
  /** By period, less who has left. */
  readonly people: Float64Array;
  /** Hours of each of them, and of anybody whom runs add, by period. */
  readonly hoursEach: Float64Array;
  /** people × hoursEach. */
  readonly hours: Float64Array;
  /** Share left of those whom runs have added, so many periods after. */
  readonly left: (periods: number) => number;
}

export interface Resolved {
  readonly economy: Economy;
  readonly tree: PlaceTree;
  /** Numbers of the periods, rising. */
  readonly periods: readonly number[];
  readonly places: readonly string[];
  readonly goods: readonly Good[];
  readonly skills: readonly Skill[];
  readonly accounts: readonly Account[];
  readonly sites: readonly Site[];
  readonly installed: readonly Installed[];
  /** The account of a good at a place; pooled goods have one for all places. */
  readonly accountAt: (good: number, place: number) => number;
  readonly goodIndex: ReadonlyMap<string, number>;
  readonly placeIndex: ReadonlyMap<string, number>;
  readonly skillIndex: ReadonlyMap<string, number>;
  /** Period indices that a cell names: empty is each. */
  readonly periodsOf: (period: number | undefined) => readonly number[];
  /** Lowest places that a cell names: empty is each, a region those below it. */
  readonly placesOf: (place: string | undefined) => readonly number[];
  /** Accounts of a good that a cell of places names. */
  readonly accountsOf: (good: number, place: string | undefined) => readonly number[];
  /** The people of a skill at a place; absent where no row states any. */
  readonly workforce: (place: number, skill: number) => Workforce | undefined;
}

/** What a cell of an economy is looked up in. */
export type Names = Pick<
  Resolved,
  "goodIndex" | "placeIndex" | "skillIndex" | "periodsOf" | "placesOf" | "accountsOf" | "accountAt"
>;
