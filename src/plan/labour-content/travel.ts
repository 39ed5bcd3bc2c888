import type { Resolved } from "../resolve.ts";
import type { Plan } from "../types.ts";
import { flowSystem, rings, solveRing, type Terms } from "./system.ts";

/** The hours that people on secondment lose on their way, shared among the work they come for. */
export interface Travel {
  /** Lost on all ways together. */
  readonly hours: number;
  /** Lost hours behind each hour of work of a skill at a place (indices) in a period. */
  readonly perHour: (place: number, skill: number, period: number) => number;
  /** Lost on the way to where nothing was left to do. */
  readonly unassigned: number;
}

/**
 * Travel hours are hours spent: they count with the work at the place to which people came. The hours
 * of a skill at a place in a period are one pool: own people, those who came and those who stood in. So
 *
 *     lost per hour × hours that go out = lost on the ways there
 *                                         + lost per hour where they came from × hours that left there
 *                                         + lost per hour of those who stand in × their hours
 *
 * where hours go out to work, to other skills and to other places; hours that stay idle carry nothing.
 */
export function travelOf({ tables }: Plan, resolved: Resolved): Travel {
  const lost = tables.secondments.reduce((sum, row) => sum + row.hours - row.arriving, 0);
  if (lost === 0) return { hours: 0, perHour: () => 0, unassigned: 0 };
  const { placeIndex, skillIndex, periods } = resolved;
  const periodIndex = new Map(periods.map((period, t) => [period, t]));
  const cell = (place: number, skill: number, period: number) =>
    (place * skillIndex.size + skill) * periods.length + period;
  const at = (place: string, skill: string, period: number) =>
    cell(placeIndex.get(place)!, skillIndex.get(skill)!, periodIndex.get(period)!);

  const size = placeIndex.size * skillIndex.size * periods.length;
  const out = new Float64Array(size);
  const constant = new Float64Array(size);
  const terms: [number, number][][] = Array.from({ length: size }, () => []);
  for (const row of tables.hours) {
    out[at(row.place, row.skill, row.period)] = row.needed + row.lent + row.seconded;
  }
  for (const { from, to, skill, period, hours, arriving } of tables.secondments) {
    const arrival = at(to, skill, period);
    constant[arrival]! += hours - arriving;
    terms[arrival]!.push([at(from, skill, period), hours]);
  }
  for (const { place, skill, for: instead, period, hours } of tables.stand_ins) {
    terms[at(place, instead, period)]!.push([at(place, skill, period), hours]);
  }
  const perHour = solved(out, constant, terms);
  const assigned = tables.hours.reduce(
    (sum, row) => sum + row.needed * perHour[at(row.place, row.skill, row.period)]!,
    0,
  );
  const rest = lost - assigned;
  return {
    hours: lost,
    perHour: (place, skill, period) => perHour[cell(place, skill, period)]!,
    unassigned: rest > rounding * lost ? rest : 0,
  };
}

/** Share of all that is lost on the way which is nothing but rounding. */
const rounding = 1e-12;

/** Where nothing goes out, and in rings that nothing leaves, no hour of work carries any. */
function solved(out: Float64Array, constant: Float64Array, terms: readonly Terms[]): Float64Array {
  const isUsed = (i: number) => out[i]! > 0;
  const system = flowSystem(
    out.map((hours) => (hours > 0 ? hours : 1)),
    constant.map((hours, i) => (isUsed(i) ? hours : 0)),
    terms.map((row, i) => (isUsed(i) ? row.filter(([from]) => isUsed(from)) : [])),
  );
  const x = new Float64Array(out.length);
  for (const ring of rings(system)) solveRing(system, ring, x);
  return x;
}
