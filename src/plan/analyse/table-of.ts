import { message, type Message } from "../../messages/index.ts";
import { CannotAnalyse } from "./cannot-analyse.ts";
import { sharesOf, type JointRule } from "../labour-content/joint.ts";
import type { Resolved } from "../resolve.ts";
import {
  inputsOf,
  intermediate,
  type InputOutput,
  type Making,
  type Primary,
} from "./input-output.ts";

interface Column {
  supply: number;
  made: boolean;
  readonly used: Map<number, number>;
  readonly hours: Map<number, number>;
  readonly capacity: Map<string, number>;
  readonly leftOver: Map<number, number>;
}

/**
 * The table of everything made. Of what is made together, inputs are shared by `rule`; what is only left over
 * (`wastes`) takes no inputs and stands beside, per unit of what it comes with. `units`: the table is scaled so
 * that it holds per unit; where `final` is given, it is what is used finally in place of q − A q.
 * Throws `CannotAnalyse` where the rule gives no shares.
 */
export function tableOf(
  makings: readonly Making[],
  resolved: Resolved,
  rule: JointRule,
  wastes: ReadonlySet<number>,
  assumptions: readonly Message[],
): InputOutput {
  const columns = new Map<number, Column>();
  const columnOf = (good: number) => {
    const known = columns.get(good) ?? {
      ...{ supply: 0, made: false, used: new Map(), hours: new Map() },
      ...{ capacity: new Map(), leftOver: new Map() },
    };
    columns.set(good, known);
    return known;
  };
  for (const making of makings) {
    for (const [good, share] of outletsOf(making, resolved, rule, wastes)) {
      const column = columnOf(good);
      column.supply += making.made.get(good) ?? 0;
      column.made ||= making.technique !== "";
      addTo(column.used, making.used, share);
      addTo(column.hours, making.hours, share);
      addTo(column.capacity, making.capacity, share);
      const waste = [...making.made].filter(([each]) => wastes.has(each) && each !== good);
      addTo(column.leftOver, new Map(waste), share);
    }
  }
  return packed(columns, resolved, assumptions);
}

/** The goods that carry what the making takes, with their shares. */
function outletsOf(
  { technique, made, of }: Making,
  { goods }: Resolved,
  rule: JointRule,
  wastes: ReadonlySet<number>,
): readonly (readonly [good: number, share: number])[] {
  if (of !== undefined) return [[of, 1]];
  const wanted = [...made].filter(([good]) => !wastes.has(good));
  const carrying = wanted.length > 0 ? wanted : [...made];
  const shared = carrying.map(([good, amount]) => {
    const { name, weight, unit } = goods[good]!;
    return { name, amount, weight, unit };
  });
  const shares = sharesOf(shared, technique, rule);
  if (!(shares instanceof Array)) {
    const names = shared.map(({ name }) => name).join(", ");
    throw new CannotAnalyse(message("analyse.joint", { technique, goods: names }));
  }
  return carrying.map(([good], i) => [good, shares[i]!]);
}

function addTo<K>(into: Map<K, number>, amounts: ReadonlyMap<K, number>, share: number): void {
  if (share === 0) return;
  for (const [key, amount] of amounts) into.set(key, (into.get(key) ?? 0) + share * amount);
}

function packed(
  columns: ReadonlyMap<number, Column>,
  { goods, skills }: Resolved,
  assumptions: readonly Message[],
): InputOutput {
  const made = [...columns].filter(([, { supply }]) => supply > 0).sort((a, b) => a[0] - b[0]);
  const index = new Map(made.map(([good], j) => [good, j]));
  const supply = Float64Array.from(made, ([, column]) => column.supply);
  const inputs = inputsOf(
    made.map(([, column]) => {
      const inside = [...column.used].filter(([good]) => index.has(good));
      return new Map(inside.map(([good, used]) => [index.get(good)!, used / column.supply]));
    }),
  );
  const primary = new Map<string, Primary>();
  const perUnit = (kind: Primary["kind"], name: string, unit: string) => {
    const key = `${kind} ${name}`;
    const known = primary.get(key) ?? { kind, name, unit, perUnit: new Float64Array(made.length) };
    primary.set(key, known);
    return known.perUnit;
  };
  made.forEach(([, column], j) => {
    for (const [skill, hours] of column.hours) {
      perUnit("hours", skills[skill]!.name, "h")[j]! += hours / column.supply;
    }
    for (const [good, used] of column.used) {
      if (index.has(good)) continue;
      perUnit("good", goods[good]!.name, goods[good]!.unit)[j]! += used / column.supply;
    }
    for (const [capacity, used] of column.capacity) {
      perUnit("capacity", capacity, "")[j]! += used / column.supply;
    }
    for (const [good, left] of column.leftOver) {
      perUnit("waste", goods[good]!.name, goods[good]!.unit)[j]! += left / column.supply;
    }
  });
  const used = intermediate(inputs, supply);
  return {
    goods: made.map(([good, column]) => {
      const { name, unit } = goods[good]!;
      return { name, unit, made: column.made };
    }),
    inputs,
    supply,
    final: supply.map((amount, j) => amount - used[j]!),
    primary: [...primary.values()],
    assumptions,
  };
}
