import { Damage } from "./damage.ts";
import { walkXml } from "./xml.ts";
import type { Archive } from "./zip.ts";

/**
 * The parts of a workbook (ECMA-376, SpreadsheetML) that its sheets refer to: their names, the strings
 * they share, and which styles show a number as a date.
 */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly string[];
  /** Whether a style shows numbers as dates or times, by its number. */
  readonly isDate: readonly boolean[];
  /** Days are counted from 1904, as early spreadsheets of one maker did. */
  readonly from1904: boolean;
}

export interface SheetPart {
  readonly name: string;
  /** Its entry in the archive. */
  readonly part: string;
}

/** Throws `Damage` where the archive is no workbook. */
export async function readParts(archive: Archive): Promise<WorkbookParts> {
  const main = await mainPart(archive);
  const book = await readBook(archive, main);
  const relations = await relationsOf(archive, main);
  const sheets = book.sheets.flatMap(({ name, id }) => {
    const relation = relations.get(id);
    if (relation === undefined) throw new Damage("read.workbook-damaged", { part: main });
    return relation.type.endsWith("/worksheet") ? [{ name, part: relation.target }] : [];
  });
  const partOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))?.target;
  return {
    sheets,
    strings: await readStrings(archive, partOf("sharedStrings")),
    isDate: await readStyles(archive, partOf("styles")),
    from1904: book.from1904,
  };
}

/** The entry that describes the workbook, by the relations of the whole archive. */
async function mainPart(archive: Archive): Promise<string> {
  if (archive.has("mimetype") && archive.has("content.xml")) throw new Damage("read.workbook-ods");
  if (archive.has("xl/workbook.bin")) throw new Damage("read.workbook-binary");
  if (!archive.has("_rels/.rels")) throw new Damage("read.not-a-workbook");
  const relations = await relationsOf(archive, "");
  for (const { type, target } of relations.values()) {
    if (type.endsWith("/officeDocument") && archive.has(target)) return target;
  }
  throw new Damage("read.not-a-workbook");
}

interface Relation {
  readonly type: string;
  /** The entry it leads to. */
  readonly target: string;
}

/** What a part refers to, by the name it uses for it. */
async function relationsOf(archive: Archive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const entry = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const relations = new Map<string, Relation>();
  if (!archive.has(entry)) return relations;
  await walkXml(archive.pieces(entry), entry, {
    open: (name, attribute) => {
      const id = attribute("Id");
      const target = attribute("Target");
      if (name !== "Relationship" || id === undefined || target === undefined) return;
      if (attribute("TargetMode") === "External") return;
      relations.set(id, { type: attribute("Type") ?? "", target: resolved(folder, target) });
    },
  });
  return relations;
}

/** An entry named relative to a folder of the archive. */
function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

async function readBook(
  archive: Archive,
  part: string,
): Promise<{ sheets: readonly { name: string; id: string }[]; from1904: boolean }> {
  const sheets: { name: string; id: string }[] = [];
  let from1904 = false;
  await walkXml(archive.pieces(part), part, {
    open: (element, attribute) => {
      if (element === "sheet") {
        const name = attribute("name");
        const id = attribute("id");
        if (name !== undefined && id !== undefined) sheets.push({ name, id });
      } else if (element === "workbookPr") {
        from1904 = attribute("date1904") === "1" || attribute("date1904") === "true";
      }
    },
  });
  return { sheets, from1904 };
}

/** The strings that cells refer to by number; of rich text the letters, without phonetic hints. */
async function readStrings(archive: Archive, part: string | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === undefined || !archive.has(part)) return strings;
  let text = "";
  let isText = false;
  let hints = 0;
  await walkXml(archive.pieces(part), part, {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") hints++;
      else if (name === "t") isText = hints === 0;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === "si") strings.push(unescaped(text));
      else if (name === "rPh") hints--;
      else if (name === "t") isText = false;
    },
  });
  return strings;
}

/** Characters that XML can't hold stand as `_x000D_` (ECMA-376, ST_Xstring). */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

/** Whether each cell style shows a date. */
async function readStyles(archive: Archive, part: string | undefined): Promise<readonly boolean[]> {
  const isDate: boolean[] = [];
  if (part === undefined || !archive.has(part)) return isDate;
  const formats = new Map<string, string>();
  let inCellStyles = false;
  await walkXml(archive.pieces(part), part, {
    open: (name, attribute) => {
      if (name === "numFmt") {
        formats.set(attribute("numFmtId") ?? "", attribute("formatCode") ?? "");
      } else if (name === "cellXfs") {
        inCellStyles = true;
      } else if (name === "xf" && inCellStyles) {
        const id = attribute("numFmtId") ?? "0";
        isDate.push(isDateFormat(id, formats.get(id)));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCellStyles = false;
    },
  });
  return isDate;
}

/**
 * Whether a number format shows a date or a time: the built-in ones (ECMA-376, 18.8.30, with those of
 * East Asian editions) or any with letters for days, months, years, hours or seconds outside quotes.
 */
function isDateFormat(id: string, code: string | undefined): boolean {
  if (code === undefined) {
    const number = Number(id);
    return (
      (number >= 14 && number <= 22) ||
      (number >= 27 && number <= 36) ||
      (number >= 45 && number <= 47) ||
      (number >= 50 && number <= 58)
    );
  }
  const bare = code
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/_./g, "")
    .replace(/\*./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .replace(/general/gi, "");
  return /[dmyhs]/i.test(bare.split(";")[0] ?? "");
}
