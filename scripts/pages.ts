import { accountsFormatPage } from "../src/accounts/format-page.ts";
import { formatPage, tablesPage } from "../src/economy/reference.ts";
import type { ColumnSpec } from "../src/economy/tables.ts";
import { mathematicsPage } from "../src/plan/mathematics.ts";
import { planTables } from "../src/plan/tables.ts";

/** The pages of docs/ that are made from the code, by file name. */
export function pages(): ReadonlyMap<string, string> {
  const plan = new Map<string, readonly ColumnSpec[]>(Object.entries(planTables));
  return new Map([
    ["format.md", formatPage()],
    [
      "plan-format.md",
      tablesPage(plan, "plan-tables", [
        "plan-format.title",
        "plan-format.generated",
        "plan-format.introduction",
      ]),
    ],
    ["accounts-format.md", accountsFormatPage()],
    ["mathematics.md", mathematicsPage()],
  ]);
}
