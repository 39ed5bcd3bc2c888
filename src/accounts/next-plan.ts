/** The next plan on the figures as reported and on those that are supported, side by side. */
import type { Economy } from "../economy/types.ts";
import { plan as planOf } from "../plan/plan.ts";
import type { Plan, Planned, PlanSettings } from "../plan/types.ts";
import type { Account } from "./account.ts";
import { carryOut, type Happened } from "./backtest/carry-out.ts";
import { nextEconomy, type FiguresGoneBy } from "./next.ts";

export interface NextPlans {
  /** The number of the period that both begin with. */
  readonly period: number;
  readonly reported: Way;
  readonly supported: Way;
  /** What comes of the first period of the plan on reported figures, if the best estimates are right. */
  readonly happened?: Happened;
}

interface Way {
  readonly economy: Economy;
  readonly planned: Planned;
}

/**
 * Plans what comes after an account twice. Undefined where nothing does.
 *
 * - `plan` — the one that was carried out, for the economy of the account.
 * - `caution` — see `NextSettings`.
 */
export async function nextPlans(
  account: Account,
  plan: Plan,
  settings: PlanSettings & { readonly caution?: number } = {},
): Promise<NextPlans | undefined> {
  const { caution, ...how } = settings;
  const economyBy = (figures: FiguresGoneBy) =>
    nextEconomy(account, plan, { figures, ...(caution === undefined ? {} : { caution }) });
  const [reported, supported, reconciled] = [
    economyBy("reported"),
    economyBy("supported"),
    economyBy("reconciled"),
  ];
  if (reported === undefined || supported === undefined || reconciled === undefined) {
    return undefined;
  }
  const sharing = plan.sharing === undefined ? {} : { sharing: plan.sharing };
  const wayOf = async (economy: Economy): Promise<Way> => ({
    economy,
    planned: await planOf(economy, { ...sharing, ...how }),
  });
  const period = account.periods[account.last + 1]!;
  const onReported = await wayOf(reported);
  const onSupported = await wayOf(supported);
  const engine = how.engine === undefined ? {} : { engine: how.engine };
  return {
    period,
    reported: onReported,
    supported: onSupported,
    ...(onReported.planned.kind === "optimal"
      ? { happened: await carryOut(reconciled, onReported.planned.plan, period, engine) }
      : {}),
  };
}
