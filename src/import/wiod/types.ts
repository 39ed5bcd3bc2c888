/**
 * The words of a WIOD release as types (World Input–Output Database, release 2016).
 *
 * - *national table*: per year, what each industry sold to each industry and to final uses, in millions of
 *   current dollars; rows of domestic origin only.
 * - *accounts*: the socio-economic accounts: per industry and year gross output, intermediate inputs, persons,
 *   hours of employees, capital stock, price indices.
 */

/** The final uses of a national table, in the order of its columns. */
export const finalUses = ["CONS_h", "CONS_np", "CONS_g", "GFCF", "INVEN", "EXP"] as const;

export type FinalUse = (typeof finalUses)[number];

/** What somebody consumes, as against what is invested, stored or exported. */
export const consumptions = ["CONS_h", "CONS_np", "CONS_g"] as const satisfies FinalUse[];

/** One row of a national table: what became of an industry's output, in millions of current dollars. */
export interface Sold {
  readonly code: string;
  readonly description: string;
  /** To each industry, in the order of `NationalTable.industries`. */
  readonly to: readonly number[];
  readonly final: Readonly<Record<FinalUse, number>>;
  readonly output: number;
  /** The row of the spreadsheet. */
  readonly row: number;
}

/** The national tables of all years. */
export interface NationalTable {
  readonly file: string;
  /** Codes in the order of the columns. */
  readonly industries: readonly string[];
  /** Rows by year, in the order of the industries. */
  readonly years: ReadonlyMap<number, readonly Sold[]>;
}

export const accountColumns = ["EMP", "EMPE", "GO", "GO_PI", "H_EMPE", "II", "K"] as const;

export type AccountColumn = (typeof accountColumns)[number];

/**
 * An industry's accounts of one year. Persons (`EMP`, `EMPE`: employees) in thousands, hours in millions, `GO`, `II`
 * and `K` in millions of current money, `GO_PI` an index.
 */
export type Account = Readonly<Record<AccountColumn, number>> & { readonly row: number };

/** The accounts of one country. */
export interface Accounts {
  readonly file: string;
  readonly country: string;
  /** By year, then by code. */
  readonly years: ReadonlyMap<number, ReadonlyMap<string, Account>>;
}

/** What both files say of one year, in the order of the table's industries. */
export interface Year {
  readonly year: number;
  readonly industries: readonly Industry[];
}

export interface Industry {
  readonly sold: Sold;
  readonly account: Account;
  /** Imported intermediate inputs: `II` less what it bought from domestic industries. Millions of dollars. */
  readonly imported: number;
}
