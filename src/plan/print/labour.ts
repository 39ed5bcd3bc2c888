import { eachHour, eachTrained } from "../flows.ts";
import type { PlanRow, PlanTables } from "../types.ts";
import { leaveNearestHelp, type Help } from "./least-help.ts";
import { noise, type Print } from "./setting.ts";

type LabourTables = Pick<PlanTables, "hours" | "stand_ins" | "secondments" | "people">;

/** Hours and people by place and skill, and who helps whom. */
export function labourTables(print: Print): LabourTables {
  const counted = countedIn(print);
  const helps = helpsOf(print, counted);
  return {
    hours: hoursTable(print, counted, helps),
    people: peopleTable(print, counted),
    ...helpTables(print, helps),
  };
}

/** By node (a skill at a place) and period: cell = node × periods + period. */
interface Counted {
  /** Hours that work and routes ask for. */
  readonly needed: Float64Array;
  /** People whom runs have added, and at which nodes. */
  readonly added: Float64Array;
  readonly changed: ReadonlySet<number>;
  /** Those stated and those added. */
  readonly people: Float64Array;
  /** Their hours; infinite where nobody has stated any of the skill. */
  readonly available: Float64Array;
}

function countedIn({ compiled, value }: Print): Counted {
  const { resolved, horizon } = compiled;
  const skills = resolved.skills.length;
  const cells = resolved.places.length * skills * horizon;
  const nodeOf = (place: number, skill: number) => place * skills + skill;
  const needed = new Float64Array(cells);
  eachHour(compiled, (place, skill, period, column, hours) => {
    needed[nodeOf(place, skill) * horizon + period]! += hours * value(column);
  });
  const added = new Float64Array(cells);
  const changed = new Set<number>();
  eachTrained(compiled, (place, skill, period, column, amount) => {
    changed.add(nodeOf(place, skill));
    added[nodeOf(place, skill) * horizon + period]! += amount * value(column);
  });
  const people = added.slice();
  const available = new Float64Array(cells);
  resolved.places.forEach((_, place) => {
    resolved.skills.forEach(({ limited }, skill) => {
      const stated = resolved.workforce(place, skill);
      for (let t = 0; t < horizon; t++) {
        const at = nodeOf(place, skill) * horizon + t;
        const all = (stated?.people[t] ?? 0) + added[at]!;
        // Where runs take everybody, rounding leaves a trace of somebody.
        people[at] = Math.abs(all) <= noise ? 0 : all;
        available[at] = limited ? people[at] * (stated?.hoursEach[t] ?? 0) : Infinity;
      }
    });
  });
  return { needed, added, changed, people, available };
}

interface PlannedHelp extends Help {
  readonly period: number;
}

/** The help of a solution, less what nobody needs; see `leaveNearestHelp`. */
function helpsOf(
  { compiled, value }: Print,
  { needed, available }: Counted,
): readonly PlannedHelp[] {
  const { resolved, columns, horizon, program } = compiled;
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
        return [{ kind: "stand-in", from, to, arrives: 1, most: Infinity, hours, period }];
      }),
      ...columns.secondments.map(({ skill, travel, first, ...each }): PlannedHelp => {
        const from = each.from * skills + skill;
        const to = each.to * skills + skill;
        const most = program.columnUpper[first + period]!;
        const hours = value(first + period);
        return { kind: "secondment", from, to, arrives: 1 - travel, most, hours, period };
      }),
    ];
    if (helps.every(({ hours }) => hours === 0)) continue;
    const at = (node: number) => node * horizon + period;
    const asked = Float64Array.from({ length: nodes }, (_, node) => needed[at(node)]!);
    const idle = asked.map((hours, node) => available[at(node)]! - hours);
    for (const { from, to, arrives, hours } of helps) {
      idle[from]! -= hours;
      idle[to]! += hours * arrives;
    }
    leaveNearestHelp(idle, asked, helps);
    kept.push(...helps.filter(({ hours }) => hours > 0));
  }
  return kept.sort((a, b) => a.from - b.from || a.to - b.to || a.period - b.period);
}

function hoursTable(
  print: Print,
  { needed, available }: Counted,
  helps: readonly PlannedHelp[],
): PlanRow<"hours">[] {
  const none = () => new Float64Array(needed.length);
  const [received, covered, lent, seconded] = [none(), none(), none(), none()];
  const { horizon } = print.compiled;
  for (const { kind, from, to, period, hours, arrives } of helps) {
    const isStandIn = kind === "stand-in";
    (isStandIn ? covered : received)[to * horizon + period]! += hours * arrives;
    (isStandIn ? lent : seconded)[from * horizon + period]! += hours;
  }
  return eachCell(print, (node, at, period): PlanRow<"hours">[] => {
    const figures = {
      received: received[at]!,
      needed: needed[at]!,
      covered: covered[at]!,
      lent: lent[at]!,
      seconded: seconded[at]!,
    };
    const has = available[at]!;
    const isLimited = has < Infinity;
    const isEmpty = Object.values(figures).every((figure) => figure === 0);
    if (isEmpty && (!isLimited || has === 0)) return [];
    const row = { ...namesOf(print, node), period, ...figures };
    if (!isLimited) return [row];
    const idle = has + row.received + row.covered - row.needed - row.lent - row.seconded;
    return [{ ...row, available: has, idle: Math.max(0, idle) }];
  });
}

/** Where anybody is stated, or runs add any. */
function peopleTable(print: Print, { people, added, changed }: Counted): PlanRow<"people">[] {
  const { resolved } = print.compiled;
  const skills = resolved.skills.length;
  return eachCell(print, (node, at, period): PlanRow<"people">[] => {
    const isStated = resolved.workforce(Math.floor(node / skills), node % skills) !== undefined;
    if (!isStated && !changed.has(node)) return [];
    return [{ ...namesOf(print, node), period, people: people[at]!, added: added[at]! }];
  });
}

function helpTables(
  print: Print,
  helps: readonly PlannedHelp[],
): Pick<LabourTables, "stand_ins" | "secondments"> {
  const standIns: PlanRow<"stand_ins">[] = [];
  const secondments: PlanRow<"secondments">[] = [];
  for (const { kind, from, to, period, hours, arrives } of helps) {
    const { place, skill } = namesOf(print, from);
    const common = { skill, period: print.compiled.resolved.periods[period]!, hours };
    const helped = namesOf(print, to);
    if (kind === "stand-in") standIns.push({ place, for: helped.skill, ...common });
    else {
      secondments.push({ from: place, to: helped.place, ...common, arriving: hours * arrives });
    }
  }
  return { stand_ins: standIns, secondments };
}

function namesOf({ compiled: { resolved } }: Print, node: number) {
  const skills = resolved.skills.length;
  return {
    place: resolved.places[Math.floor(node / skills)]!,
    skill: resolved.skills[node % skills]!.name,
  };
}

function eachCell<R>(
  { compiled: { resolved, horizon } }: Print,
  rowsOf: (node: number, at: number, period: number) => readonly R[],
): R[] {
  const nodes = resolved.places.length * resolved.skills.length;
  return Array.from({ length: nodes }, (_, node) =>
    resolved.periods.flatMap((period, t) => rowsOf(node, node * horizon + t, period)),
  ).flat();
}
