import type { Gathering } from "../../economy/gather.ts";
import { asName, shown } from "../../economy/read/texts.ts";
import { textAt, type Grid } from "../grid.ts";
import type { Labels } from "./labels.ts";

/** What the codes are called: two columns, code and name, with or without a header `code`. */
export function readNames(
  grid: Grid,
  { industries }: Labels,
  gather: Gathering,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const codes = new Set(industries.map(({ code }) => code));
  for (let row = 0; row < grid.rows.length; row++) {
    const [code, name] = [asName(textAt(grid, row, 0)), asName(textAt(grid, row, 1))];
    const where = { file: grid.file, row: row + 1 };
    const values = { code: shown(code) };
    if (code === "" && name === "") continue;
    if (codes.has(code)) {
      if (name === "") gather.error(where, "import.mrio.name-missing", values);
      else if (names.has(code)) gather.error(where, "import.mrio.name-twice", values);
      else names.set(code, name);
    } else if (row > 0 || !/code/i.test(code)) {
      gather.error(where, "import.mrio.name-of-none", values);
    }
  }
  for (const code of codes) {
    if (names.has(code)) continue;
    gather.error({ file: grid.file }, "import.mrio.no-name", { code: shown(code) });
  }
  return names;
}
