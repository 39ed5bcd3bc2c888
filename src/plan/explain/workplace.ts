/** A workplace: its plan slip, what to make when, with what, from whom, for whom, with whose hours. */
import { message, type Message } from "../../messages/index.ts";
import type { Plan } from "../types.ts";
import { partyWords } from "./party-words.ts";
import { slipSecondments } from "./people-sections.ts";
import type { PlanFlows, Run, RunFlow } from "./plan-flows.ts";
import { section, tableOf, type ColumnOf, type Explanation, type Section } from "./shape.ts";
import { slipAdds, slipTrains } from "./slip-additions.ts";
import { slips, type SlipFlow } from "./slip.ts";
import type { Subject } from "./subject.ts";
import { wordsOf, type Words } from "./words.ts";

export function explainWorkplace(plan: Plan, flows: PlanFlows, subject: Subject): Explanation {
  const words = wordsOf(plan.economy);
  const { resolved } = flows;
  const runs = flows.runs.filter(({ site }) => resolved.sites[site]!.where === subject.name);
  const asked = (period: number) => subject.period === undefined || period === subject.period;
  const slip = slips(plan, flows, new Set([subject.name]))(subject.name);
  const title = message("explain.workplace-title", { workplace: words.where(subject.name) });
  const sections = [
    tasks(flows, runs, asked, words),
    exchange("explain.slip-gives", slip.gives, asked, words),
    later(flows, runs, words),
    exchange("explain.slip-takes", slip.takes, asked, words),
    hours(flows, runs, asked, words),
    helpers(plan, flows, subject.name, runs, asked, words),
    capacities(plan, subject.name, asked, words),
    slipAdds(flows, runs, words),
    slipTrains(flows, runs, words),
  ];
  return { title, sections: sections.filter((each, i) => i === 0 || each.tables.length > 0) };
}

const periodColumn = <T extends { readonly period: number }>(words: Words): ColumnOf<T> => ({
  heading: "explain.column.period",
  cell: ({ period }) => words.period(period),
  hidden: !words.periods,
});

interface Task {
  readonly technique: string;
  readonly unit: string;
  readonly period: string | Message;
  readonly runs: number;
}

function tasks(
  { resolved }: PlanFlows,
  runs: readonly Run[],
  asked: (period: number) => boolean,
  words: Words,
): Section {
  const units = new Map(
    resolved.economy.tables.techniques.rows.map((row) => [row.technique, row.unit ?? ""]),
  );
  const rows = runs.flatMap(({ site, start, runs: amount }): Task[] => {
    const { technique } = resolved.sites[site]!;
    const period = resolved.periods[start];
    if (period !== undefined && !asked(period)) return [];
    return [
      {
        technique: words.technique(technique),
        unit: units.get(technique) ?? "",
        period:
          period === undefined
            ? message("explain.periods-ago", { count: -start })
            : words.period(period),
        runs: amount,
      },
    ];
  });
  const inherited = runs.some(({ start }) => start < 0);
  return section(
    message("explain.slip-tasks"),
    rows.length === 0 ? [message("explain.slip-idle")] : [],
    [
      tableOf(rows, [
        { heading: "explain.column.technique", cell: ({ technique }) => technique },
        {
          heading: "explain.column.start",
          cell: ({ period }) => period,
          hidden: !words.periods && !inherited,
        },
        { heading: "explain.column.runs", format: "amount", cell: ({ runs: amount }) => amount },
        {
          heading: "explain.column.unit",
          cell: ({ unit }) => unit,
          hidden: rows.every(({ unit }) => unit === ""),
        },
      ]),
    ],
  );
}

function exchange(
  heading: "explain.slip-gives" | "explain.slip-takes",
  flows: readonly SlipFlow[],
  asked: (period: number) => boolean,
  words: Words,
): Section {
  const side = heading === "explain.slip-gives" ? "to" : "from";
  const rows = flows.filter(({ period }) => asked(period)).sort((a, b) => a.period - b.period);
  return section(
    message(heading),
    [message(side === "to" ? "explain.slip-rule-to" : "explain.slip-rule-from")],
    [
      tableOf(rows, [
        periodColumn<SlipFlow>(words),
        { heading: "explain.column.good", cell: ({ good }) => words.good(good) },
        { heading: "explain.column.amount", format: "amount", cell: ({ amount }) => amount },
        { heading: "explain.column.unit", cell: ({ good }) => words.unit(good) },
        {
          heading: side === "to" ? "explain.column.to" : "explain.column.from",
          cell: ({ party }) => partyWords(party, side, words),
        },
        { heading: "explain.column.technique", cell: (row) => words.technique(row.technique) },
      ]),
    ],
  );
}

/** What falls after the plan: work under way at its end. */
function later({ resolved, horizon }: PlanFlows, runs: readonly Run[], words: Words): Section {
  const rows = runs.flatMap(({ site, goods }) =>
    goods
      .filter(({ period, amount }) => period >= horizon && amount > 0)
      .map(({ target, period, amount }) => ({
        good: resolved.goods[resolved.accounts[target]!.good]!.name,
        technique: resolved.sites[site]!.technique,
        after: period - horizon + 1,
        amount,
      })),
  );
  return section(
    message("explain.slip-later"),
    [],
    [
      tableOf(rows, [
        { heading: "explain.column.good", cell: ({ good }) => words.good(good) },
        { heading: "explain.column.amount", format: "amount", cell: ({ amount }) => amount },
        { heading: "explain.column.unit", cell: ({ good }) => words.unit(good) },
        { heading: "explain.column.periods-after", format: "amount", cell: ({ after }) => after },
        { heading: "explain.column.technique", cell: (row) => words.technique(row.technique) },
      ]),
    ],
  );
}

interface ByTarget {
  readonly target: number;
  readonly period: number;
  readonly amount: number;
}

/** Flows to the same target in the same period as one. */
function added(flows: readonly RunFlow[]): readonly ByTarget[] {
  const sums = new Map<string, ByTarget>();
  for (const { target, period, amount } of flows) {
    const key = `${period} ${target}`;
    sums.set(key, { target, period, amount: amount + (sums.get(key)?.amount ?? 0) });
  }
  return [...sums.values()].sort((a, b) => a.period - b.period || a.target - b.target);
}

function hours(
  { resolved }: PlanFlows,
  runs: readonly Run[],
  asked: (period: number) => boolean,
  words: Words,
): Section {
  const rows = added(runs.flatMap(({ work }) => work)).flatMap(({ target, period, amount }) => {
    const number = resolved.periods[period];
    if (number === undefined || !asked(number)) return [];
    return [{ skill: resolved.skills[target]!.name, period: number, amount }];
  });
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  return section(
    message("explain.slip-hours"),
    [message("explain.slip-hours-sum", { total })],
    [
      tableOf(rows, [
        periodColumn<(typeof rows)[number]>(words),
        { heading: "explain.column.skill", cell: ({ skill }) => words.skill(skill) },
        { heading: "explain.column.hours", format: "amount", cell: ({ amount }) => amount },
      ]),
    ],
  );
}

/** Whoever comes from other places, or goes there, of the skills that the workplace asks for. */
function helpers(
  plan: Plan,
  { resolved }: PlanFlows,
  workplace: string,
  runs: readonly Run[],
  asked: (period: number) => boolean,
  words: Words,
): Section {
  const site = resolved.sites.find(({ where }) => where === workplace);
  const place = site === undefined ? workplace : resolved.places[site.place]!;
  const skills = new Set(
    runs.flatMap(({ work }) => work.map(({ target }) => resolved.skills[target]!.name)),
  );
  return slipSecondments(plan, place, skills, asked, words);
}

function capacities(
  plan: Plan,
  workplace: string,
  asked: (period: number) => boolean,
  words: Words,
): Section {
  const rows = plan.tables.capacities.filter(
    (row) => row.workplace === workplace && asked(row.period),
  );
  return section(
    message("explain.slip-capacities"),
    [],
    [
      tableOf(rows, [
        periodColumn<(typeof rows)[number]>(words),
        { heading: "explain.column.capacity", cell: ({ capacity }) => capacity },
        { heading: "explain.column.installed", format: "amount", cell: (row) => row.installed },
        { heading: "explain.column.used", format: "amount", cell: (row) => row.used },
        { heading: "explain.column.idle", format: "amount", cell: (row) => row.idle },
        {
          heading: "explain.column.use-share",
          format: "share",
          cell: ({ installed, used }) => (installed === 0 ? null : used / installed),
        },
        {
          heading: "explain.column.added",
          format: "amount",
          cell: (row) => row.added,
          hidden: rows.every(({ added: more }) => more === 0),
        },
      ]),
    ],
  );
}
