import { message, render, type MessageKey } from "../messages/index.ts";
import { families } from "./families/index.ts";
import { tolerance } from "./plan.ts";
import { keepByBounds, keepOnFaces, loosest, rowsOnFaces } from "./stages.ts";

const symbols: readonly (readonly [string, MessageKey])[] = [
  ["run[a,t]", "mathematics.symbol.run"],
  ["fulfilment[c]", "mathematics.symbol.fulfilment"],
  ["stock[g,p,t]", "mathematics.symbol.stock"],
  ["ship[r,g,t]", "mathematics.symbol.ship"],
  ["import, export, paid, earned", "mathematics.symbol.trade"],
  ["waste", "mathematics.symbol.waste"],
  ["do[s,d,p,t]", "mathematics.symbol.do"],
  ["second[s,p,q,t]", "mathematics.symbol.second"],
  ["people[s,p,t], left(n)", "mathematics.symbol.people"],
  ["low[n,t], high[n,t]", "mathematics.symbol.gap"],
  ["θ", "mathematics.symbol.floor"],
  ["piece[c,k]", "mathematics.symbol.piece"],
];

const sources: readonly MessageKey[] = [
  "mathematics.sources.leximin",
  "mathematics.sources.face",
  "mathematics.sources.activity",
  "mathematics.sources.input-output",
  "mathematics.sources.solver",
];

/** docs/mathematics.md, made from the constraint families. */
export function mathematicsPage(): string {
  const say = (key: MessageKey, values = {}) => render(message(key, values));
  const section = (heading: MessageKey, ...body: string[]) => [`## ${say(heading)}`, ...body];
  const blocks = [
    `# ${say("mathematics.title")}`,
    say("mathematics.generated"),
    ...section(
      "mathematics.symbols",
      [
        `| ${say("mathematics.symbol")} | ${say("mathematics.meaning")} |`,
        "| --- | --- |",
        ...symbols.map(([symbol, meaning]) => `| \`${symbol}\` | ${say(meaning)} |`),
      ].join("\n"),
    ),
    ...section("mathematics.families", say("mathematics.families.text")),
    ...families.map(
      ({ name, why, formula }) => `### ${name}\n\n${say(why)}\n\n\`\`\`\n${formula}\n\`\`\``,
    ),
    ...section(
      "mathematics.stages",
      say("mathematics.stages.text", {
        keep: String(keepOnFaces),
        slack: String(keepByBounds),
        within: String(loosest.within),
        before: String(loosest.before),
        rows: String(rowsOnFaces),
      }),
    ),
    ...section("mathematics.values", say("mathematics.values.text")),
    ...section(
      "mathematics.certificate",
      say("mathematics.certificate.text", {
        physical: String(tolerance.physical),
        optimality: String(tolerance.optimality),
      }),
    ),
    ...section("mathematics.sources", sources.map((source) => `- ${say(source)}`).join("\n")),
  ];
  return `${blocks.join("\n\n")}\n`;
}
