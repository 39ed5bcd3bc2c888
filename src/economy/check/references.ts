import { message } from "../../messages/index.ts";
import { columnsOf, tableNames, type ColumnSpec, type TableName } from "../tables.ts";
import type { AnyRow, AnyTable, Economy } from "../types.ts";
import { doubtRow, namesIn } from "./cells.ts";
import { listed, type Finding } from "./finding.ts";
import { definers, kindsNamed, type NameKind } from "./kinds.ts";
import type { Doubts, Names } from "./names.ts";
import type { Repair } from "./repair.ts";

/** A name that stands nowhere, or in two places, and every cell that uses it. */
interface Misnomer {
  readonly found: string;
  readonly kinds: readonly NameKind[];
  readonly cells: Spelled[];
}

interface Spelled {
  readonly table: TableName;
  readonly at: number;
  readonly column: string;
}

export interface References {
  readonly findings: readonly Finding[];
  /** The names that were probably meant. */
  readonly repairs: readonly Repair[];
}

/**
 * Every name that a cell uses: it must be defined, once. One name that is wrong in many cells is one
 * finding. Where it is clear what was meant, the rest of the check goes on with that; everything else that
 * the row may be about is doubted from here on.
 */
export function referenceFindings(economy: Economy, names: Names, doubts: Doubts): References {
  const unknown = new Map<string, Misnomer>();
  const ambiguous = new Map<string, Misnomer>();
  eachReference(economy, (table, at, column, kinds, found) => {
    const meanings = kinds.filter((kind) => names.has(kind, found));
    if (meanings.length === 1 || kinds.some((kind) => doubts.has(kind, anyName))) return;
    const cell = { table, at, column };
    if (meanings.length === 0) note(unknown, found, kinds, cell);
    else if (!toldElsewhere(meanings)) note(ambiguous, found, meanings, cell);
  });
  const context = { economy, names, doubts };
  for (const { found, kinds } of ambiguous.values()) {
    for (const kind of kinds) doubts.add(kind, found);
  }
  return {
    findings: [
      ...unknownFindings([...unknown.values()], context),
      ...[...ambiguous.values()].map((misnomer) => ambiguousFinding(misnomer, context)),
    ],
    repairs: [...unknown.values()].flatMap(({ cells, found, kinds }) => {
      const meant = names.nearest(kinds, found);
      return meant === undefined ? [] : cells.map((cell) => ({ ...cell, found, meant }));
    }),
  };
}

/** Doubted only where a whole kind of names is: their table could not be read. */
const anyName = "\u0000";

interface Context {
  readonly economy: Economy;
  readonly names: Names;
  readonly doubts: Doubts;
}

type Visit = (
  table: TableName,
  at: number,
  column: string,
  kinds: readonly NameKind[],
  found: string,
) => void;

function eachReference(economy: Economy, visit: Visit): void {
  for (const table of tableNames) {
    const columns = columnsOf(table).filter((column) => column.refers !== undefined);
    if (columns.length === 0) continue;
    (economy.tables[table] as AnyTable).rows.forEach((row, at) => {
      for (const column of columns) {
        const value = row[column.name];
        if (value === undefined) continue;
        const kinds = kindsNamed(table, column, row);
        for (const name of namesIn(value)) visit(table, at, column.name, kinds, name);
      }
    });
  }
}

/** A workplace with the name of a place is one problem of its own; a good and its kind may share one. */
function toldElsewhere(meanings: readonly NameKind[]): boolean {
  return meanings.includes("workplaces") || meanings.includes("kinds");
}

function note(
  misnomers: Map<string, Misnomer>,
  found: string,
  kinds: readonly NameKind[],
  cell: Spelled,
): void {
  const id = `${kinds.join(" ")} ${found}`;
  const known = misnomers.get(id);
  if (known === undefined) misnomers.set(id, { found, kinds, cells: [cell] });
  else known.cells.push(cell);
}

function unknownFindings(misnomers: readonly Misnomer[], context: Context): readonly Finding[] {
  const findings: Finding[] = [];
  const absent = new Map<NameKind, Misnomer[]>();
  for (const misnomer of misnomers) {
    doubt(misnomer, context);
    const [kind] = misnomer.kinds;
    // A table that isn't there at all is one problem, however many names should stand in it.
    const table = context.economy.tables[definers[kind!].table];
    if (misnomer.kinds.length === 1 && table.rows.length === 0) {
      const same = absent.get(kind!);
      if (same === undefined) absent.set(kind!, [misnomer]);
      else same.push(misnomer);
    } else {
      findings.push(unknownFinding(misnomer, context));
    }
  }
  for (const [kind, same] of absent) findings.push(absentFinding(kind, same, context));
  return findings;
}

/** What rows with a name that nobody can guess are about is doubtful. */
function doubt({ found, kinds, cells }: Misnomer, { economy, names, doubts }: Context): void {
  if (names.nearest(kinds, found) !== undefined) return;
  for (const { table, at } of cells) {
    doubtRow(table, (economy.tables[table] as AnyTable).rows[at]!, doubts);
  }
}

function unknownFinding(misnomer: Misnomer, context: Context): Finding {
  const { found, kinds } = misnomer;
  const { table, at, column } = misnomer.cells[0]!;
  const suggestion = context.names.nearest(kinds, found);
  const row = (context.economy.tables[table] as AnyTable).rows[at]!;
  return {
    severity: severityOf(kinds),
    table,
    at,
    column,
    message: message("check.reference.unknown", {
      ...phrase(table, column, row),
      column,
      found,
      kind: kinds.join("_"),
      hint: suggestion === undefined ? "no" : "yes",
      suggestion: suggestion ?? "",
      file: filesOf(kinds, context.economy),
      ...elsewhere(misnomer, context),
    }),
  };
}

function absentFinding(kind: NameKind, same: readonly Misnomer[], context: Context): Finding {
  const { table, at, column } = same[0]!.cells[0]!;
  return {
    severity: severityOf([kind]),
    table,
    at,
    column,
    message: message("check.reference.no-table", {
      kind,
      file: filesOf([kind], context.economy),
      column: definers[kind].column,
      ...listed(same.map((misnomer) => misnomer.found)),
    }),
  };
}

function ambiguousFinding(misnomer: Misnomer, context: Context): Finding {
  const { found, kinds } = misnomer;
  const { table, at, column } = misnomer.cells[0]!;
  return {
    severity: "error",
    table,
    at,
    column,
    message: message("check.reference.ambiguous", {
      column,
      found,
      first: kinds[0]!,
      second: kinds[1]!,
      ...elsewhere(misnomer, context),
    }),
  };
}

/** A source only documents a figure; the plan is the same without it. */
function severityOf(kinds: readonly NameKind[]): "error" | "warning" {
  return kinds.every((kind) => kind === "sources") ? "warning" : "error";
}

function elsewhere({ cells }: Misnomer, { economy }: Context) {
  const next = cells[1];
  const others = cells.length - 1;
  if (next === undefined) return { others, nextFile: "", nextRow: 0 };
  const { file, lines } = economy.tables[next.table];
  return { others, nextFile: file || next.table, nextRow: lines[next.at] ?? next.at + 1 };
}

function filesOf(kinds: readonly NameKind[], economy: Economy): string {
  const files = kinds.map((kind) => {
    const { table } = definers[kind];
    return economy.tables[table].file || table;
  });
  return [...new Set(files)].join(", ");
}

/** Who uses the name, where a plain sentence can be made of it. */
function phrase(
  table: TableName,
  column: ColumnSpec["name"],
  row: AnyRow,
): { verb: string; subject: string } {
  switch (`${table}.${column}`) {
    case "recipes.good":
      return {
        verb: (row.amount as number) > 0 ? "makes" : "uses",
        subject: String(row.technique ?? ""),
      };
    case "work.skill":
    case "uses.capacity":
      return { verb: "uses", subject: String(row.technique ?? "") };
    case "adds.what":
      return { verb: "adds", subject: String(row.technique ?? "") };
    case "needs.good":
      return { verb: "asks", subject: String(row.need ?? "") };
    default:
      return { verb: "names", subject: "" };
  }
}
