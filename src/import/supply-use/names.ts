import { message, render } from "../../messages/index.ts";

/** Names that the economy gives to what the tables have no word for. */
const said = (key: Parameters<typeof message>[0], values: Record<string, string> = {}): string =>
  render(message(key, values));

export const names = {
  basic: (product: string): string => said("import.supply-use.name.basic", { product }),
  pass: (product: string): string => said("import.supply-use.name.pass", { product }),
  currency: said("import.supply-use.name.currency"),
  valueAdded: said("import.supply-use.name.value-added"),
  skill: said("import.supply-use.name.skill"),
  visitors: said("import.supply-use.name.visitors"),
  abroad: said("import.supply-use.name.abroad"),
  source: said("import.supply-use.name.source"),
  place: "economy",
  need: (use: NeedKind, product: string): string =>
    said(`import.supply-use.name.${use}`, { product }),
} as const;

export type NeedKind = "households" | "npish" | "government" | "capital" | "inventories";

export const needTiers: readonly { readonly use: NeedKind; readonly tier: number }[] = [
  { use: "households", tier: 1 },
  { use: "npish", tier: 1 },
  { use: "government", tier: 1 },
  { use: "capital", tier: 2 },
  { use: "inventories", tier: 3 },
];
