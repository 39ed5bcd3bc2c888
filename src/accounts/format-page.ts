import { tablesReference } from "../economy/reference.ts";
import { message, render, type Locale, type MessageKey } from "../messages/index.ts";
import { standardTolerances } from "./balances/tolerances.ts";
import { accountsSchema, tolerated } from "./reports/tables.ts";

const where = ["beside", "elsewhere", "needed", "writing"] as const;
const counts = [
  "kept",
  "repeated",
  "different",
  "both-ends",
  "parts",
  "late",
  "exactness",
] as const;

/** docs/accounts-format.md: the tables of accounts, made from the schema, the standard tolerances and the catalogue. */
export function accountsFormatPage(locale: Locale = "en"): string {
  const say = (key: MessageKey) => render(message(key), locale);
  const blocks = [
    `# ${say("accounts-format.title")}`,
    say("accounts-format.generated"),
    say("accounts-format.introduction"),
    `## ${say("accounts-format.where")}`,
    where.map((rule) => `- ${say(`accounts-format.where.${rule}`)}`).join("\n"),
    `## ${say("accounts-format.counts")}`,
    counts.map((rule) => `- ${say(`accounts-format.counts.${rule}`)}`).join("\n"),
    `## ${say("accounts-format.tolerances")}`,
    say("accounts-format.tolerances.what"),
    tolerancesTable(say),
    ...tablesReference(accountsSchema.tables, "accounts-tables", locale),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function tolerancesTable(say: (key: MessageKey) => string): string {
  const heads = (["in", "share", "meaning"] as const).map((head) =>
    say(`accounts-format.tolerances.${head}`),
  );
  const rows = tolerated.flatMap((name) => {
    const share = standardTolerances[name];
    // Of what none is held, nothing is claimed.
    return share === undefined ? [] : [[name, share, say(`accounts-format.tolerance.${name}`)]];
  });
  return [heads, ["---", "---:", "---"], ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
