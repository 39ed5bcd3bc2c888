/**
 * The words by which columns and rows of supply and use tables are known, as Eurostat's and the offices' English
 * tables write them. A heading is compared in lower case, without apostrophes, white space as one space.
 */
export interface Pattern<R extends string> {
  readonly role: R;
  readonly is: RegExp;
}

export type SupplyColumn =
  | "output"
  | "imports part"
  | "imports"
  | "basic"
  | "margins"
  | "trade margins"
  | "transport margins"
  | "taxes"
  | "purchasers";

/** The first that fits counts. Columns before the first that fits any are industries. */
export const supplyColumns: readonly Pattern<SupplyColumn>[] = [
  { role: "purchasers", is: /^total supply.*purchasers? price/ },
  { role: "basic", is: /^total supply.*basic price/ },
  { role: "output", is: /^total( domestic)?( output| industry| industries)?( at basic prices)?$/ },
  { role: "imports part", is: /^(total )?imports.*\b(intra|extra)|^(intra|extra).*imports/ },
  { role: "imports", is: /^(total )?imports/ },
  { role: "margins", is: /^trade and transport margins/ },
  { role: "trade margins", is: /^trade margins/ },
  { role: "transport margins", is: /^transport margins/ },
  { role: "taxes", is: /^taxes less subsidies on products/ },
];

export type UseColumn =
  | "intermediate"
  | "consumption"
  | "NPISH"
  | "households"
  | "government"
  | "fixed capital"
  | "inventories and valuables"
  | "inventories"
  | "valuables"
  | "capital"
  | "exports part"
  | "exports"
  | "final"
  | "use";

export const useColumns: readonly Pattern<UseColumn>[] = [
  {
    role: "intermediate",
    is: /^total( intermediate.*| industry| industries)?$|^intermediate (consumption|uses?)$/,
  },
  { role: "NPISH", is: /^final consumption.*(non.?profit|npish)/ },
  { role: "households", is: /^final consumption.*households/ },
  { role: "government", is: /^final consumption.*(government|public administration)/ },
  { role: "consumption", is: /^(total )?final consumption( expenditure)?$/ },
  { role: "fixed capital", is: /^gross fix(ed)? capital formation/ },
  { role: "inventories and valuables", is: /inventories and .*valuables/ },
  { role: "inventories", is: /^changes in inventories/ },
  { role: "valuables", is: /^(changes in|acquisitions less disposals of) valuables/ },
  { role: "capital", is: /^(total )?gross capital formation/ },
  { role: "exports part", is: /^exports.*\b(intra|extra)|^(intra|extra).*exports/ },
  { role: "exports", is: /^(total )?exports/ },
  { role: "final", is: /^(total )?final uses?/ },
  { role: "use", is: /^total uses?/ },
];

export type RowRole =
  "total" | "cif/fob" | "of non-residents" | "abroad" | "taxes" | "value added" | "output";

/** Rows that end the list of products. */
export const rowPatterns: readonly Pattern<RowRole>[] = [
  { role: "cif/fob", is: /^cif ?\/ ?fob/ },
  { role: "of non-residents", is: /^purchases.*by non.?residents/ },
  { role: "abroad", is: /^direct purchases abroad/ },
  { role: "taxes", is: /^taxes less subsidies on products/ },
  { role: "value added", is: /^(gross )?value added/ },
  { role: "output", is: /^(total )?output( at basic prices)?$/ },
  { role: "total", is: /^total( supply| uses?)?( at .*)?$/ },
];

/** What counts work, best first. */
export const workPatterns: readonly RegExp[] = [
  /hours worked/,
  /full.?time equivalent/,
  /^(total )?employment|^employed persons|^persons employed/,
  /^jobs/,
];

export function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/['’‘`´]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

export function roleOf<R extends string>(
  heading: string,
  patterns: readonly Pattern<R>[],
): R | undefined {
  const text = plain(heading);
  return patterns.find(({ is }) => is.test(text))?.role;
}

/** What is left of a heading that is no total: `Total imports (1)` without the mark of its footnote. */
export function withoutMark(heading: string): string {
  return heading.replace(/\s*\(\d+\)\s*$/, "").trim();
}
