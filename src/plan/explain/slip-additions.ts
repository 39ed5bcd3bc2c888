import { message, type Message } from "../../messages/index.ts";
import type { PlanFlows, Run, RunFlow } from "./plan-flows.ts";
import { section, tableOf, type Section } from "./shape.ts";
import type { Words } from "./words.ts";

/** Capacities that its runs add, or take away, here or elsewhere. */
export function slipAdds(flows: PlanFlows, runs: readonly Run[], words: Words): Section {
  const { installed } = flows.resolved;
  const rows = additions(
    flows,
    runs,
    (run) => run.adds,
    (target) => installed[target]!.capacity,
    words,
  );
  return section(
    message("explain.slip-adds"),
    [],
    [
      tableOf(rows, [
        { heading: "explain.column.capacity", cell: ({ what }) => what },
        { heading: "explain.column.from-period", cell: ({ when }) => when },
        { heading: "explain.column.amount", format: "amount", cell: ({ amount }) => amount },
        { heading: "explain.column.technique", cell: (row) => words.technique(row.technique) },
      ]),
    ],
  );
}

/** People who learn a skill by its runs, or leave one. */
export function slipTrains(flows: PlanFlows, runs: readonly Run[], words: Words): Section {
  const { skills } = flows.resolved;
  const rows = additions(
    flows,
    runs,
    (run) => run.trains,
    (target) => skills[target]!.name,
    words,
  );
  return section(
    message("explain.slip-trains"),
    [],
    [
      tableOf(rows, [
        { heading: "explain.column.skill", cell: ({ what }) => words.skill(what) },
        { heading: "explain.column.from-period", cell: ({ when }) => when },
        { heading: "explain.column.people", format: "difference", cell: ({ amount }) => amount },
        { heading: "explain.column.technique", cell: (row) => words.technique(row.technique) },
      ]),
    ],
  );
}

interface Addition {
  readonly what: string;
  readonly technique: string;
  readonly when: string | Message;
  readonly amount: number;
}

/** What runs add in the plan or after it. */
function additions(
  { resolved, horizon }: PlanFlows,
  runs: readonly Run[],
  flowsOf: (run: Run) => readonly RunFlow[],
  nameOf: (target: number) => string,
  words: Words,
): readonly Addition[] {
  return runs.flatMap((run) =>
    flowsOf(run)
      .filter(({ period }) => period >= 0)
      .map(({ target, period, amount }) => ({
        what: nameOf(target),
        technique: resolved.sites[run.site]!.technique,
        when:
          period < horizon
            ? words.period(resolved.periods[period]!)
            : message("explain.after-plan", { count: period - horizon + 1 }),
        amount,
      })),
  );
}
