import type { Gathering } from "../../economy/gather.ts";
import { nameIndex, type NameIndex } from "../../economy/names.ts";
import { shown } from "../../economy/read/texts.ts";
import type { MessageKey, MessageValues } from "../../messages/index.ts";

/** Rows that are not in the program: the objective, and further free rows. */
export const objectiveRow = -1;
export const leftOutRow = -2;

/** A number of a row, and the line that states it. */
export interface Stated {
  readonly value: number;
  readonly line: number;
}

/** A program while its file is being read. Rows and columns grow as they are named. */
export class Draft {
  readonly rowIndex = new Map<string, number>();
  readonly rowNames: string[] = [];
  readonly rowTypes: string[] = [];
  readonly columnIndex = new Map<string, number>();
  readonly columnNames: string[] = [];
  readonly integer: boolean[] = [];
  readonly cost: number[] = [];
  readonly triplets = {
    rowIndex: [] as number[],
    columnIndex: [] as number[],
    values: [] as number[],
  };
  readonly rightHandSides = new Map<number, Stated>();
  readonly ranges = new Map<number, Stated>();
  /** Undefined where no bound is stated. */
  readonly columnLower: (number | undefined)[] = [];
  readonly columnUpper: (number | undefined)[] = [];
  name = "";
  sense: "minimise" | "maximise" | undefined;
  /** The row that is the objective, and the one that OBJNAME says shall be. */
  objective: string | undefined;
  objectiveName: { readonly name: string; readonly line: number } | undefined;
  /** How many rows N stand beside the objective. */
  leftOut = 0;
  /** Between the markers of integer columns. */
  inIntegers = false;
  /** Per row the column that had a number in it last: a second one would be a mistake. */
  readonly lastColumnIn = new Map<number, number>();
  readonly upperLine = new Map<number, number>();
  readonly #gather: Gathering;
  readonly #file: string;
  readonly #sets = new Map<string, string>();
  #rowsLike: NameIndex | undefined;
  #columnsLike: NameIndex | undefined;

  constructor(gather: Gathering, file: string) {
    this.#gather = gather;
    this.#file = file;
  }

  error(line: number, key: MessageKey, values: MessageValues = {}): void {
    this.#gather.error({ file: this.#file, row: line }, key, values);
  }

  warning(line: number | undefined, key: MessageKey, values: MessageValues = {}): void {
    const row = line === undefined ? {} : { row: line };
    this.#gather.warning({ file: this.#file, ...row }, key, values);
  }

  /** A section may hold several sets, of which one counts; which one can't be known. */
  checkSet(section: string, set: string, line: number): void {
    const first = this.#sets.get(section);
    if (first === undefined) this.#sets.set(section, set);
    else if (first !== set) {
      const values = { section, found: shown(set), first: shown(first) };
      this.error(line, "engine.mps.several-sets", values);
    }
  }

  /** The index of a row by its name; an unknown one is a problem. */
  row(name: string, line: number, section: string): number | undefined {
    const index = this.rowIndex.get(name);
    if (index !== undefined) return index;
    this.#rowsLike ??= nameIndex(this.rowIndex.keys());
    const near = this.#rowsLike.nearest(name);
    const values = { section, found: shown(name) };
    if (near === undefined) this.error(line, "engine.mps.row-unknown", values);
    else this.error(line, "engine.mps.row-unknown-near", { ...values, near });
    return undefined;
  }

  column(name: string, line: number): number | undefined {
    const index = this.columnIndex.get(name);
    if (index !== undefined) return index;
    this.#columnsLike ??= nameIndex(this.columnIndex.keys());
    const near = this.#columnsLike.nearest(name);
    const values = { found: shown(name) };
    if (near === undefined) this.error(line, "engine.mps.column-unknown", values);
    else this.error(line, "engine.mps.column-unknown-near", { ...values, near });
    return undefined;
  }

  /** A number as MPS files write it, Fortran's D for the exponent included; anything else is a problem. */
  number(text: string, line: number): number | undefined {
    if (/^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/.test(text)) {
      return Number(text.replace(/[dD]/, "e"));
    }
    const infinite = /^([+-]?)inf(inity)?$/i.exec(text);
    if (infinite !== null) return infinite[1] === "-" ? -Infinity : Infinity;
    this.error(line, "engine.mps.number", { found: shown(text) });
    return undefined;
  }

  /** A number that must be finite: a coefficient. */
  finite(text: string, line: number): number | undefined {
    const value = this.number(text, line);
    if (value === undefined || Number.isFinite(value)) return value;
    this.error(line, "engine.mps.number", { found: shown(text) });
    return undefined;
  }
}
