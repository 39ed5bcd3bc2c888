import { eachHour, eachTrained } from "../flows.ts";
import type { PlanRow, PlanTables } from "../types.ts";
import { leaveLeastHelp, type Help } from "./least-help.ts";
import { noise, type Print } from "./setting.ts";

type LabourTables = Pick<PlanTables, "hours" | "stand_ins" | "secondments" | "people">;

/** Hours and people by place and skill, and who helps whom. */
export function labourTables(print: Print): LabourTables {
  const { compiled, value } = print;
  const { resolved, horizon } = compiled;
  const skills = resolved.skills.length;
  const nodes = resolved.places.length * skills;
  const cell = (place: number, skill: number, period: number) =>
    (place * skills + skill) * horizon + period;
  const needed = new Float64Array(nodes * horizon);
  eachHour(compiled, (place, skill, period, column, hours) => {
    needed[cell(place, skill, period)]! += hours * value(column);
  });
  const added = new Float64Array(nodes * horizon);
  const changed = new Set<number>();
  eachTrained(compiled, (place, skill, period, column, people) => {
    changed.add(place * skills + skill);
    added[cell(place, skill, period)]! += people * value(column);
  });
  const available = added.map((people, at) => {
    const node = Math.floor(at / horizon);
    const skill = node % skills;
    if (!resolved.skills[skill]!.limited) return Infinity;
    const stated = resolved.workforce(Math.floor(node / skills), skill);
    if (stated === undefined) return 0;
    // As one sum, so that it can't be less than nothing by rounding where runs take everybody.
    const all = stated.people[at % horizon]! + people;
    return (Math.abs(all) <= noise ? 0 : all) * stated.hoursEach[at % horizon]!;
  });

  const helps = helpsOf(print, needed, available);
  const sums = { received: added.map(() => 0), covered: added.map(() => 0) };
  const gone = { lent: added.map(() => 0), seconded: added.map(() => 0) };
  for (const { kind, from, to, period, hours, arrives } of helps) {
    const [coming, going] =
      kind === "stand-in" ? [sums.covered, gone.lent] : [sums.received, gone.seconded];
    coming[to * horizon + period]! += hours * arrives;
    going[from * horizon + period]! += hours;
  }
  const nodeNames = (node: number) => ({
    place: resolved.places[Math.floor(node / skills)]!,
    skill: resolved.skills[node % skills]!.name,
  });

  const hours = eachCell(print, nodes, (node, at, period): PlanRow<"hours">[] => {
    const figures = {
      received: sums.received[at]!,
      needed: needed[at]!,
      covered: sums.covered[at]!,
      lent: gone.lent[at]!,
      seconded: gone.seconded[at]!,
    };
    const has = available[at]!;
    const isLimited = has < Infinity;
    if ((!isLimited || has === 0) && Object.values(figures).every((figure) => figure === 0)) {
      return [];
    }
    const row = { ...nodeNames(node), period, ...figures };
    if (!isLimited) return [row];
    const { received, covered, lent, seconded } = figures;
    const idle = has + received + covered - figures.needed - lent - seconded;
    return [{ ...row, available: has, idle: Math.max(0, idle) }];
  });
  const people = eachCell(print, nodes, (node, at, period, t): PlanRow<"people">[] => {
    const stated = resolved.workforce(Math.floor(node / skills), node % skills);
    if (stated === undefined && !changed.has(node)) return [];
    const all = (stated?.people[t] ?? 0) + added[at]!;
    return [
      {
        ...nodeNames(node),
        period,
        people: Math.abs(all) <= noise ? 0 : all,
        added: added[at]!,
      },
    ];
  });
  return { hours, people, ...helpTables(print, helps, nodeNames) };
}

interface PlannedHelp extends Help {
  readonly period: number;
}

/** The help of a solution, less what nobody needs; see `leaveLeastHelp`. */
function helpsOf(
  { compiled, value }: Print,
  needed: Float64Array,
  available: Float64Array,
): readonly PlannedHelp[] {
  const { resolved, columns, horizon } = compiled;
  const skills = resolved.skills.length;
  const nodes = needed.length / horizon;
  const kept: PlannedHelp[] = [];
  for (let period = 0; period < horizon; period++) {
    const helps = [
      ...columns.skillUses.flatMap(({ place, skill, doing, first }): PlannedHelp[] => {
        const from = place * skills + skill;
        const to = place * skills + doing;
        const hours = value(first + period);
        if (skill === doing || hours === 0) return [];
        return [{ kind: "stand-in", from, to, arrives: 1, hours, period }];
      }),
      ...columns.secondments.flatMap((each): PlannedHelp[] => {
        const from = each.from * skills + each.skill;
        const to = each.to * skills + each.skill;
        const hours = value(each.first + period);
        if (hours === 0) return [];
        return [{ kind: "secondment", from, to, arrives: 1 - each.travel, hours, period }];
      }),
    ];
    const at = (node: number) => node * horizon + period;
    const asked = Float64Array.from({ length: nodes }, (_, node) => needed[at(node)]!);
    const idle = asked.map((hours, node) => available[at(node)]! - hours);
    for (const { from, to, arrives, hours } of helps) {
      idle[from]! -= hours;
      idle[to]! += hours * arrives;
    }
    leaveLeastHelp(idle, asked, helps);
    kept.push(...helps.filter(({ hours }) => hours > noise));
  }
  return kept;
}

function helpTables(
  { compiled: { resolved } }: Print,
  helps: readonly PlannedHelp[],
  nodeNames: (node: number) => { readonly place: string; readonly skill: string },
): Pick<LabourTables, "stand_ins" | "secondments"> {
  const standIns: PlanRow<"stand_ins">[] = [];
  const secondments: PlanRow<"secondments">[] = [];
  for (const { kind, from, to, period, hours, arrives } of helps) {
    const { place, skill } = nodeNames(from);
    const common = { skill, period: resolved.periods[period]!, hours };
    const helped = nodeNames(to);
    if (kind === "stand-in") standIns.push({ place, for: helped.skill, ...common });
    else {
      secondments.push({ from: place, to: helped.place, ...common, arriving: hours * arrives });
    }
  }
  return { stand_ins: standIns, secondments };
}

function eachCell<R>(
  { compiled: { resolved, horizon } }: Print,
  nodes: number,
  rowsOf: (node: number, at: number, period: number, t: number) => readonly R[],
): R[] {
  return Array.from({ length: nodes }, (_, node) =>
    resolved.periods.flatMap((period, t) => rowsOf(node, node * horizon + t, period, t)),
  ).flat();
}
