/** A line of an MPS file that says something: not blank, no comment. */
export interface Line {
  /** As an editor counts, from 1. */
  readonly number: number;
  readonly text: string;
  /** It names a section: its first sign is no blank. */
  readonly isHeader: boolean;
}

/** The lines of a text one after the other, whichever way they end. */
export function* linesOf(text: string): Generator<Line> {
  let number = 0;
  let from = 0;
  while (from < text.length) {
    let to = text.indexOf("\n", from);
    if (to === -1) to = text.length;
    const line = text.slice(from, to).trimEnd();
    from = to + 1;
    number++;
    if (line === "" || line.startsWith("*")) continue;
    yield { number, text: line, isHeader: !/^\s/.test(line) };
  }
}

/** The six fields of a data line; what isn't there is empty. Marker lines have theirs in 3 and 5. */
export type Fields = readonly [string, string, string, string, string, string];

/** Where the fields stand in fixed format, first sign and the one after the last (from 0). */
const places = [
  [1, 3],
  [4, 12],
  [14, 22],
  [24, 36],
  [39, 47],
  [49, 61],
] as const;

/** Signs between the fields, and after the last, are blank. */
const gaps = [
  [0, 1],
  [3, 4],
  [12, 14],
  [22, 24],
  [36, 39],
  [47, 49],
  [61, Infinity],
] as const;

/** The fields of a line in fixed format; undefined where they don't stand in their places. */
export function fixedFields(line: string): Fields | undefined {
  const text = withoutRemark(line);
  if (text.includes("\t")) return undefined;
  for (const [from, to] of gaps) {
    if (text.length > from && text.slice(from, to).trim() !== "") return undefined;
  }
  const fields = places.map(([from, to]) => text.slice(from, to).trim());
  // Numbers hold no blanks; where they do, these are no fields but words of free format.
  if (/\s/.test(fields[3]!) || /\s/.test(fields[5]!) || /\s/.test(fields[0]!)) return undefined;
  return fields as unknown as Fields;
}

/** A $ where the third or fifth field begins makes the rest a remark. */
function withoutRemark(line: string): string {
  if (line[14] === "$") return line.slice(0, 14);
  return line[39] === "$" ? line.slice(0, 39) : line;
}

export function words(line: string): readonly string[] {
  return line.trim().split(/\s+/);
}

/**
 * Which format a text is in. Where no name holds a blank both read the same; names with blanks can only be
 * meant where (nearly) every line keeps to the places of fixed format.
 */
export function formatOf(text: string): "fixed" | "free" {
  let fixed = 0;
  let others = 0;
  let blanks = false;
  let section = "";
  for (const line of linesOf(text)) {
    if (line.isHeader) {
      section = words(line.text)[0]!.toUpperCase();
      continue;
    }
    const fields = fixedFields(line.text);
    if (fields === undefined || !isPlausible(fields, section)) {
      others++;
      // That is enough to know of a long file.
      if (others > 1000 && fixed <= others) return "free";
    } else {
      fixed++;
      blanks ||= [fields[1], fields[2], fields[4]].some((name) => /\s/.test(name));
    }
  }
  return blanks && fixed > 9 * others ? "fixed" : "free";
}

/** Whether the fields that a section needs are there, and no others. */
function isPlausible([type, first, second, number]: Fields, section: string): boolean {
  switch (section) {
    case "ROWS":
      return type !== "" && first !== "" && second === "";
    case "COLUMNS":
    case "RHS":
    case "RANGES":
      return type === "" && second !== "" && (number !== "" || second.startsWith("'"));
    case "BOUNDS":
      return type !== "" && second !== "";
    default:
      return true;
  }
}
