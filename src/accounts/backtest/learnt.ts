/** From what is learnt of a period to the economy that is believed in at the beginning of the next. */
import type { Change } from "../../economy/patch/index.ts";
import { EconomyProblems, errorsIn } from "../../economy/problem.ts";
import type { Economy, Row } from "../../economy/types.ts";
import { roll } from "../../plan/roll/index.ts";
import type { Plan, PlanRow, PlanTables } from "../../plan/types.ts";
import { withTables } from "./first-period.ts";

/** What is held to have happened in a period. Of what isn't listed, that it went as planned. */
export interface Learnt {
  /** Runs begun. */
  readonly runs?: readonly {
    readonly technique: string;
    readonly where: string;
    readonly runs: number;
  }[];
  /** Closing stocks; without a place, of pooled goods. */
  readonly closing?: readonly {
    readonly good: string;
    readonly place?: string;
    readonly amount: number;
  }[];
  /** What left a place for another; where several routes lead there, shared as was planned. */
  readonly sent?: readonly {
    readonly good: string;
    readonly from: string;
    readonly to: string;
    readonly amount: number;
  }[];
  /** Of work begun before this period, what went on. */
  readonly underWay?: readonly Pick<
    Row<"started">,
    "technique" | "where" | "periods_ago" | "amount"
  >[];
  /** Whatever else is known, as changes to the economy of the next period (`roll`): they count last. */
  readonly changes?: readonly Change[];
  /** How many figures were inspected for it. */
  readonly inspected?: number;
}

/**
 * The economy that is believed in at the beginning of the next period.
 *
 * - `believed` — begins with the period that is over.
 * - `plan` — what was to be done in it; made for this economy, or an earlier one.
 *
 * Throws `EconomyProblems` where changes don't fit.
 */
export function believedAfter(
  believed: Economy,
  plan: Plan,
  period: number,
  next: number,
  learnt: Learnt,
): Economy {
  const before = withTables(believed, { started: goneOn(believed, learnt.underWay ?? []) });
  const held: Plan = {
    ...plan,
    economy: before,
    tables: heldTables(before, plan, period, learnt),
  };
  const { economy, problems } = roll(before, held, next, learnt.changes ?? []);
  const errors = errorsIn(problems);
  if (errors.length > 0) throw new EconomyProblems(errors);
  return economy;
}

function goneOn(
  { tables }: Economy,
  underWay: NonNullable<Learnt["underWay"]>,
): readonly Row<"started">[] {
  const keyOf = (row: Pick<Row<"started">, "technique" | "where" | "periods_ago">) =>
    JSON.stringify([row.technique, row.where, row.periods_ago]);
  const known = new Map(underWay.map((row) => [keyOf(row), row.amount]));
  return tables.started.rows.map((row) => ({
    ...row,
    amount: known.get(keyOf(row)) ?? row.amount,
  }));
}

/** The plan's tables of one period with what is held to have happened in place of what was planned. */
function heldTables(
  economy: Economy,
  { tables }: Plan,
  period: number,
  learnt: Learnt,
): PlanTables {
  const now = <R extends { readonly period: number }>(rows: readonly R[]) =>
    rows.filter((row) => row.period === period);
  return {
    ...tables,
    activities: runsHeld(economy, now(tables.activities), period, learnt.runs ?? []),
    balances: closingHeld(now(tables.balances), period, learnt.closing ?? []),
    shipments: sentHeld(economy, now(tables.shipments), period, learnt.sent ?? []),
  };
}

function runsHeld(
  { tables }: Economy,
  planned: readonly PlanRow<"activities">[],
  period: number,
  learnt: NonNullable<Learnt["runs"]>,
): readonly PlanRow<"activities">[] {
  const keyOf = (row: { readonly technique: string; readonly where: string }) =>
    JSON.stringify([row.technique, row.where]);
  const placeOf = new Map(tables.workplaces.rows.map((row) => [row.workplace, row.place]));
  const known = new Set(learnt.map(keyOf));
  return [
    ...planned.filter((row) => !known.has(keyOf(row))),
    ...learnt.flatMap((row): PlanRow<"activities">[] =>
      row.runs === 0 ? [] : [{ ...row, place: placeOf.get(row.where) ?? row.where, period }],
    ),
  ];
}

function closingHeld(
  planned: readonly PlanRow<"balances">[],
  period: number,
  learnt: NonNullable<Learnt["closing"]>,
): readonly PlanRow<"balances">[] {
  const keyOf = (row: { readonly good: string; readonly place?: string }) =>
    JSON.stringify([row.good, row.place ?? null]);
  const known = new Set(learnt.map(keyOf));
  const none = {
    ...{ opening: 0, made: 0, arrived: 0, imported: 0, earned: 0, used: 0, paid: 0, sent: 0 },
    ...{ drawn: 0, delivered: 0, exported: 0, waste: 0 },
  };
  // Only what is there in the end is carried over to the next period.
  return [
    ...planned.filter((row) => !known.has(keyOf(row))),
    ...learnt.map(({ amount, ...row }) => ({ ...none, ...row, period, closing: amount })),
  ];
}

function sentHeld(
  { tables }: Economy,
  planned: readonly PlanRow<"shipments">[],
  period: number,
  learnt: NonNullable<Learnt["sent"]>,
): readonly PlanRow<"shipments">[] {
  const known = new Map(
    learnt.map((row) => [JSON.stringify([row.good, row.from, row.to]), row] as const),
  );
  const keyOf = ({ good, from, to }: PlanRow<"shipments">) => JSON.stringify([good, from, to]);
  const totals = new Map<string, number>();
  for (const row of planned) totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + row.sent);
  const shared = planned.map((row) => {
    const said = known.get(keyOf(row));
    if (said === undefined) return row;
    const factor = said.amount / totals.get(keyOf(row))!;
    const { sent, arriving, tonnes } = row;
    return { ...row, sent: sent * factor, arriving: arriving * factor, tonnes: tonnes * factor };
  });
  const further = [...known].flatMap(([key, { good, from, to, amount }]) => {
    const route = tables.routes.rows.find((row) => row.from === from && row.to === to);
    if (totals.has(key) || amount === 0 || route === undefined) return [];
    const arriving = amount * (1 - (route.loss ?? 0));
    return [{ route: route.route, good, period, from, to, sent: amount, arriving, tonnes: 0 }];
  });
  return [...shared, ...further];
}
