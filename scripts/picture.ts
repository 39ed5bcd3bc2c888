/**
 * Draws the picture of the README from real output:
 *
 *     node dist/cli/main.js plan examples/two-villages --quiet --out /tmp/plan | npx jiti scripts/picture.ts > docs/images/two-villages.svg
 *
 * The sections named below are shown as printed, the first lines of each; `…` stands where the picture
 * leaves out lines. A test compares the picture with what the command prints.
 */
import { readFileSync } from "node:fs";

const command = "commonweal plan examples/two-villages";

/** How many lines of each section are shown. */
const shown: ReadonlyMap<string, number> = new Map([
  ["What is guaranteed", 2],
  ["What is missing", 9],
  ["What would help most", 8],
  ["Certificate", 2],
]);

const size = { font: 13, line: 18, character: 7.83, margin: 20, bar: 34 };

/** The lines to draw, from the whole output. */
function selected(output: string): readonly string[] {
  const lines = output.split("\n");
  const isHeading = (at: number): boolean =>
    lines[at] !== "" && lines[at - 1] === "" && lines[at + 1] === "" && !/[.:]$/u.test(lines[at]!);
  const title = lines.slice(0, 2);
  const sections: string[][] = [];
  lines.forEach((line, at) => {
    if (at > 2 && isHeading(at)) sections.push([line]);
    else sections.at(-1)?.push(line);
  });
  const drawn = sections.flatMap(([heading, ...rest]) => {
    const count = shown.get(heading!);
    if (count === undefined) return [];
    const text = rest.filter((line, i) => line !== "" || (i > 0 && rest[i - 1] !== ""));
    const kept = text.slice(0, count).join("\n").trimEnd().split("\n");
    const cut = text.slice(count).some((line) => line !== "");
    return ["", heading!, ...kept, ...(cut ? ["…"] : [])];
  });
  return [`$ ${command}`, "", ...title, ...drawn];
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function svg(lines: readonly string[]): string {
  const longest = Math.max(...lines.map((line) => line.length));
  const width = Math.ceil(longest * size.character + 2 * size.margin);
  const height = lines.length * size.line + 2 * size.margin + size.bar;
  const text = lines.map((line, i) => {
    if (line === "") return "";
    const y = size.bar + size.margin + (i + 0.75) * size.line;
    const kind = shown.has(line) ? "heading" : line.startsWith("$ ") ? "command" : "plain";
    return `<text class="${kind}" x="${size.margin}" y="${y}" xml:space="preserve">${escaped(line)}</text>`;
  });
  const dots = ["#e0685f", "#e3b341", "#67b26f"].map(
    (colour, i) =>
      `<circle cx="${size.margin + i * 18}" cy="${size.bar / 2}" r="5.5" fill="${colour}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${command}: what is guaranteed, what is missing, what would help most, the certificate">`,
    `<style>text{font:${size.font}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#2b3038}.heading{font-weight:700;fill:#0b5a8a}.command{fill:#6a7280}</style>`,
    `<rect width="${width}" height="${height}" rx="9" fill="#fbfbf9" stroke="#d5d8dc"/>`,
    `<path d="M0 ${size.bar}H${width}" stroke="#d5d8dc"/>`,
    ...dots,
    ...text.filter((line) => line !== ""),
    "</svg>",
    "",
  ].join("\n");
}

process.stdout.write(svg(selected(readFileSync(0, "utf8"))));
