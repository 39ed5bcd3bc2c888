import { message, render } from "../../messages/index.ts";
import type { FinalUse, Label } from "./labels.ts";
import type { Table } from "./table.ts";

/** Whether the same product of two regions is one good (`routes`) or two (`origins`). */
export type Trade = "origins" | "routes";

export interface Model extends Table {
  readonly unit: string;
  readonly trade: Trade;
  readonly names: ReadonlyMap<string, string>;
  readonly capped: boolean;
  readonly citation: string | undefined;
  readonly licence: string | undefined;
}

const said = (key: Parameters<typeof message>[0], values: Record<string, string> = {}): string =>
  render(message(key, values));

export const words = {
  source: said("import.mrio.name.source"),
  valueAdded: said("import.mrio.name.value-added"),
  route: (from: string, to: string): string => said("import.mrio.name.route", { from, to }),
  need: (use: FinalUse | "rest", good: string): string => said(`import.mrio.name.${use}`, { good }),
} as const;

export const tiers: Readonly<Record<FinalUse, number>> = {
  households: 1,
  npish: 1,
  government: 1,
  capital: 2,
  inventories: 3,
};

/** The good that an industry makes. */
export function goodOf({ trade }: Model, { text, code }: Label): string {
  return trade === "origins" ? text : code;
}

/** What is asked for and at hand, by good, region and use; figures of one good are added up. */
export interface FinalDemand {
  readonly asked: readonly {
    readonly good: string;
    readonly place: string;
    readonly use: FinalUse | "rest";
    readonly amount: number;
  }[];
  /** By which inventories and capital fell. */
  readonly drawn: readonly Draw[];
  /** By which uses exceed output, where rounding made the table so. */
  readonly bridged: readonly Draw[];
}

export interface Draw {
  readonly good: string;
  readonly place: string;
  readonly amount: number;
}

export function finalDemand(model: Model): FinalDemand {
  const { industries, finals, final, made, flows, gaps } = model;
  const asked = new Map<string, FinalDemand["asked"][number]>();
  const drawn: Draw[] = [];
  const ask = (good: string, place: string, use: FinalUse | "rest", amount: number): void => {
    const key = JSON.stringify([good, place, use]);
    const before = asked.get(key)?.amount ?? 0;
    asked.set(key, { good, place, use, amount: before + amount });
  };
  for (const [i, row] of industries.entries()) {
    const good = goodOf(model, row);
    for (const [k, { region, use }] of finals.entries()) {
      const amount = final[i]![k]!;
      if (amount > 0) ask(good, region, use, amount);
      if (amount < 0) drawn.push({ good, place: region, amount: -amount });
    }
    if (!model.finalIsRest) continue;
    const rest = made[i]! - flows[i]!.reduce((total, each) => total + each, 0);
    if (rest > 0) ask(good, row.region, "rest", rest);
  }
  const bridged = industries.flatMap((row, i) =>
    gaps[i]! < 0 ? [{ good: goodOf(model, row), place: row.region, amount: -gaps[i]! }] : [],
  );
  return { asked: [...asked.values()], drawn, bridged };
}
