import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { readTables } from "../../src/economy/read/index.ts";
import { renderProblem, type Problem } from "../../src/economy/problem.ts";
import type { Economy } from "../../src/economy/types.ts";

/** Runs something as a user who isn't allowed everything; tests often run as one who is. */
export async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid!(65_534);
  try {
    return await work();
  } finally {
    process.seteuid!(0);
  }
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The five tables without which nothing can be planned, in their shortest form. */
export const least = {
  "datapackage.json": '{ "name": "least", "resources": [] }',
  "periods.csv": "period\n1\n",
  "goods.csv": "good,unit\nflour,t\nbread,t\n",
  "techniques.csv": "technique\nbake\n",
  "recipes.csv": "technique,good,amount\nbake,flour,-1\nbake,bread,1.4\n",
  "needs.csv": "need,good,amount\nbread,bread,10\n",
} as const satisfies Files;

/** Runs something with a new folder, and removes it. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "commonweal-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

export interface Read {
  readonly economy: Economy;
  readonly problems: readonly Problem[];
  /** `recipes.csv row 2 amount: read.not-number`, without what is only a warning. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** The sentences, as they are shown. */
  readonly sentences: readonly string[];
}

export async function readAt(path: string): Promise<Read> {
  const { economy, problems } = await readTables(path);
  const short = (severity: Problem["severity"]) =>
    problems
      .filter((problem) => problem.severity === severity)
      .map(({ key, where: { file, row, column } }) =>
        [
          file,
          ...(row === undefined ? [] : [`row ${row}`]),
          ...(column === undefined ? [] : [column]),
        ]
          .join(" ")
          .concat(`: ${key}`),
      );
  return {
    economy,
    problems,
    errors: short("error"),
    warnings: short("warning"),
    sentences: problems.map((problem) => renderProblem(problem)),
  };
}

/** Reads the least economy with some files in place of its own (`undefined`: without that file). */
export function readFiles(
  files: Readonly<Record<string, string | Uint8Array | undefined>>,
): Promise<Read> {
  return withFolder(async (folder) => {
    const all: Record<string, string | Uint8Array> = {};
    const wanted: typeof files = { ...least, ...files };
    for (const [name, content] of Object.entries(wanted)) {
      if (content !== undefined) all[name] = content;
    }
    await writeFiles(folder, all);
    return readAt(folder);
  });
}

/** A cell of a made-up workbook: a value, or the XML of the cell without its reference. */
export type SheetValue = string | number | boolean | null | { readonly xml: string };

export interface MadeSheet {
  readonly rows: readonly (readonly SheetValue[])[];
  /** XML after the rows, such as merged cells. */
  readonly after?: string;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function letters(position: number): string {
  const rest = Math.floor(position / 26);
  return (rest === 0 ? "" : letters(rest - 1)) + String.fromCharCode(65 + (position % 26));
}

function cellXml(value: SheetValue, reference: string): string {
  if (value === null) return "";
  if (typeof value === "object") return value.xml.replace("<c", `<c r="${reference}"`);
  if (typeof value === "number") return `<c r="${reference}"><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
}

export function sheetXml({ rows, after = "" }: MadeSheet): string {
  const body = rows
    .map((row, y) => {
      const cells = row.map((value, x) => cellXml(value, `${letters(x)}${y + 1}`)).join("");
      return cells === "" ? "" : `<row r="${y + 1}">${cells}</row>`;
    })
    .join("");
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${body}</sheetData>${after}</worksheet>`;
}

/** Styles 0: general, 1: a built-in date, 2: a date of its own, 3: a number with red for negatives. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\-mmm\\-yyyy"/><numFmt numFmtId="165" formatCode="#,##0.00;[Red]-#,##0.00&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

/** The parts of a workbook as text; to be changed before zipping, where a test wants that. */
export function workbookParts(sheets: Readonly<Record<string, MadeSheet>>): Record<string, string> {
  const names = Object.keys(sheets);
  return {
    "_rels/.rels": `<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="s${i}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packageRelations}">${names.map((_, i) => `<Relationship Id="s${i}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}<Relationship Id="styles" Type="${relations}/styles" Target="/xl/styles.xml"/><Relationship Id="strings" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": styles,
    "xl/sharedStrings.xml": `<sst xmlns="${main}"><si><t>flour</t></si><si><r><t>br</t></r><r><t xml:space="preserve">ead</t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_b &amp; &#x1F33E;</t></si></sst>`,
    ...Object.fromEntries(
      Object.values(sheets).map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)]),
    ),
  };
}

export function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [
        name,
        typeof content === "string" ? strToU8(content) : content,
      ]),
    ),
  );
}

/** The least economy as sheets. */
export const leastSheets: Readonly<Record<string, MadeSheet>> = {
  about: {
    rows: [
      ["key", "value"],
      ["name", "least"],
      ["title", "The least"],
    ],
  },
  periods: { rows: [["period"], [1]] },
  goods: {
    rows: [
      ["good", "unit"],
      ["flour", "t"],
      ["bread", "t"],
    ],
  },
  techniques: { rows: [["technique"], ["bake"]] },
  recipes: {
    rows: [
      ["technique", "good", "amount"],
      ["bake", "flour", -1],
      ["bake", "bread", 1.4],
    ],
  },
  needs: {
    rows: [
      ["need", "good", "amount"],
      ["bread", "bread", 10],
    ],
  },
};

/** Reads bytes as `plan.xlsx`. */
export function readWorkbookBytes(bytes: Uint8Array): Promise<Read> {
  return withFolder(async (folder) => {
    const path = join(folder, "plan.xlsx");
    await writeFile(path, bytes);
    return readAt(path);
  });
}

/** Reads the least workbook with some sheets in place of its own. */
export function readSheets(sheets: Readonly<Record<string, MadeSheet>>): Promise<Read> {
  return readWorkbookBytes(zipped(workbookParts({ ...leastSheets, ...sheets })));
}
