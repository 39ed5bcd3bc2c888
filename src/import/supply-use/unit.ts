import type { Gathering } from "../../economy/gather.ts";
import { plain } from "./headings.ts";
import type { Layout } from "./layout.ts";

/** What one of a table's figures counts, as the file or `--unit` says it: `million euros`. */
export function unitOf(
  layouts: readonly Layout<string>[],
  given: string | undefined,
  gather: Gathering,
): string | undefined {
  const stated = layouts.map(({ grid, texts }) => ({ grid, unit: statedIn(texts) }));
  const units = new Set(stated.flatMap(({ unit }) => (unit === undefined ? [] : [plain(unit)])));
  const first = stated.find(({ unit }) => unit !== undefined);
  const { file } = (first ?? stated[0]!).grid;
  if (units.size > 1) {
    gather.error({ file }, "import.supply-use.units", { units: [...units].join("; ") });
    return undefined;
  }
  if (first === undefined) {
    if (given === undefined) gather.error({ file }, "import.supply-use.no-unit");
    return given;
  }
  if (given !== undefined && plain(given) !== plain(first.unit!)) {
    gather.error({ file }, "import.supply-use.other-unit", { found: first.unit!, given });
    return undefined;
  }
  return first.unit;
}

function statedIn(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const said = /^\(?units?\s*:\s*(.+)$/i.exec(text)?.[1];
    const words = /\b(?:thousands?|millions?|billions?)\s+(?:of\s+)?[\p{L}. ]+/iu.exec(text)?.[0];
    const unit = (said ?? words)?.replace(/[.)\s]+$/, "");
    if (unit !== undefined && unit !== "") return unit;
  }
  return undefined;
}
