/**
 * The tables of an economy, as data. Reading, checking, the file descriptors, the template and the
 * format reference are all made from this one list. What each column means, and what holds when it
 * is empty, stands in the message catalogue under `tables.<table>.<column>`.
 */

/** What a cell may hold. `names` and `numbers` are lists, separated by semicolons. */
export type CellType =
  "name" | "text" | "number" | "integer" | "yes" | "choice" | "names" | "numbers";

export interface ColumnSpec {
  readonly name: string;
  readonly type: CellType;
  /** Part of the row's key. */
  readonly key?: true;
  /** Must be filled. */
  readonly required?: true;
  /** The cell names a row of one of these tables. */
  readonly refers?: readonly string[];
  readonly choices?: readonly string[];
  /** Smallest and largest value allowed; `above`: larger than this. */
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
}

const documentation = [
  { name: "source", type: "name", refers: ["sources"] },
  { name: "note", type: "text" },
] as const satisfies readonly ColumnSpec[];

export const tables = {
  periods: [
    { name: "period", type: "integer", key: true, required: true },
    { name: "name", type: "text" },
    { name: "years", type: "number", above: 0 },
    { name: "season", type: "name" },
    ...documentation,
  ],
  places: [
    { name: "place", type: "name", key: true, required: true },
    { name: "name", type: "text" },
    { name: "parent", type: "name", refers: ["places"] },
    { name: "people", type: "number", min: 0 },
    { name: "latitude", type: "number", min: -90, max: 90 },
    { name: "longitude", type: "number", min: -180, max: 180 },
    ...documentation,
  ],
  population: [
    { name: "place", type: "name", key: true, required: true, refers: ["places"] },
    { name: "group", type: "name", key: true, required: true },
    { name: "number", type: "number", required: true, min: 0 },
    { name: "period", type: "integer", key: true, refers: ["periods"] },
    ...documentation,
  ],
  goods: [
    { name: "good", type: "name", key: true, required: true },
    { name: "name", type: "text" },
    { name: "unit", type: "name", required: true },
    { name: "kind", type: "name" },
    { name: "survival", type: "number", min: 0, max: 1 },
    { name: "weight", type: "number", above: 0 },
    { name: "pooled", type: "yes" },
    { name: "disposal", type: "choice", choices: ["free", "none"] },
    ...documentation,
  ],
  units: [
    { name: "unit", type: "name", key: true, required: true },
    { name: "of", type: "name" },
    { name: "factor", type: "number", above: 0 },
    ...documentation,
  ],
  workplaces: [
    { name: "workplace", type: "name", key: true, required: true },
    { name: "name", type: "text" },
    { name: "place", type: "name", required: true, refers: ["places"] },
    ...documentation,
  ],
  techniques: [
    { name: "technique", type: "name", key: true, required: true },
    { name: "name", type: "text" },
    { name: "unit", type: "name" },
    { name: "where", type: "name", refers: ["workplaces", "places"] },
    { name: "season", type: "name", refers: ["seasons"] },
    { name: "integer", type: "yes" },
    ...documentation,
  ],
  recipes: [
    { name: "technique", type: "name", key: true, required: true, refers: ["techniques"] },
    { name: "good", type: "name", key: true, required: true, refers: ["goods"] },
    { name: "amount", type: "number", required: true },
    { name: "lag", type: "integer", key: true, min: 0 },
    { name: "workplace", type: "name", key: true, refers: ["workplaces", "places"] },
    { name: "place", type: "name", key: true, refers: ["places"] },
    { name: "from", type: "integer", key: true, refers: ["periods"] },
    { name: "until", type: "integer", refers: ["periods"] },
    ...documentation,
  ],
  work: [
    { name: "technique", type: "name", key: true, required: true, refers: ["techniques"] },
    { name: "skill", type: "name", key: true, required: true, refers: ["skills"] },
    { name: "hours", type: "number", required: true, min: 0 },
    { name: "lag", type: "integer", key: true, min: 0 },
    { name: "workplace", type: "name", key: true, refers: ["workplaces", "places"] },
    { name: "from", type: "integer", key: true, refers: ["periods"] },
    { name: "until", type: "integer", refers: ["periods"] },
    ...documentation,
  ],
  uses: [
    { name: "technique", type: "name", key: true, required: true, refers: ["techniques"] },
    { name: "capacity", type: "name", key: true, required: true, refers: ["capacities"] },
    { name: "amount", type: "number", required: true, min: 0 },
    { name: "lag", type: "integer", key: true, min: 0 },
    { name: "workplace", type: "name", key: true, refers: ["workplaces", "places"] },
    { name: "from", type: "integer", key: true, refers: ["periods"] },
    { name: "until", type: "integer", refers: ["periods"] },
    ...documentation,
  ],
  adds: [
    { name: "technique", type: "name", key: true, required: true, refers: ["techniques"] },
    { name: "what", type: "name", key: true, required: true, refers: ["capacities", "skills"] },
    { name: "amount", type: "number", required: true },
    { name: "lag", type: "integer", min: 0 },
    ...documentation,
  ],
  capacities: [
    { name: "workplace", type: "name", key: true, required: true, refers: ["workplaces"] },
    { name: "capacity", type: "name", key: true, required: true },
    { name: "amount", type: "number", required: true, min: 0 },
    { name: "period", type: "integer", key: true, refers: ["periods"] },
    { name: "life", type: "number", above: 0 },
    { name: "retirement", type: "choice", choices: ["sudden", "geometric"] },
    { name: "age", type: "number", min: 0 },
    { name: "end", type: "number", min: 0 },
    { name: "end_tier", type: "integer", min: 0 },
    ...documentation,
  ],
  skills: [
    { name: "skill", type: "name", key: true, required: true },
    { name: "name", type: "text" },
    { name: "can_do", type: "names", refers: ["skills"] },
    { name: "life", type: "number", above: 0 },
    { name: "retirement", type: "choice", choices: ["sudden", "geometric"] },
    ...documentation,
  ],
  workforce: [
    { name: "place", type: "name", key: true, required: true, refers: ["places"] },
    { name: "skill", type: "name", key: true, required: true, refers: ["skills"] },
    { name: "people", type: "number", required: true, min: 0 },
    { name: "hours", type: "number", required: true, min: 0 },
    { name: "period", type: "integer", key: true, refers: ["periods"] },
    ...documentation,
  ],
  secondments: [
    { name: "from", type: "name", key: true, required: true, refers: ["places"] },
    { name: "to", type: "name", key: true, required: true, refers: ["places"] },
    { name: "skill", type: "name", key: true, required: true, refers: ["skills"] },
    { name: "limit", type: "number", min: 0 },
    { name: "travel", type: "number", min: 0, max: 1 },
    ...documentation,
  ],
  stocks: [
    { name: "place", type: "name", key: true, refers: ["places"] },
    { name: "good", type: "name", key: true, required: true, refers: ["goods"] },
    { name: "opening", type: "number", min: 0 },
    { name: "end", type: "number", min: 0 },
    { name: "end_tier", type: "integer", min: 0 },
    { name: "reserve", type: "number", min: 0 },
    { name: "reserve_tier", type: "integer", min: 0 },
    { name: "storage_limit", type: "number", min: 0 },
    { name: "storage_capacity", type: "name", refers: ["capacities"] },
    { name: "storage_amount", type: "number", above: 0 },
    ...documentation,
  ],
  started: [
    { name: "technique", type: "name", key: true, required: true, refers: ["techniques"] },
    { name: "where", type: "name", key: true, required: true, refers: ["workplaces", "places"] },
    { name: "periods_ago", type: "integer", key: true, required: true, min: 1 },
    { name: "amount", type: "number", required: true, min: 0 },
    ...documentation,
  ],
  routes: [
    { name: "route", type: "name", key: true, required: true },
    { name: "from", type: "name", required: true, refers: ["places"] },
    { name: "to", type: "name", required: true, refers: ["places"] },
    { name: "carries", type: "names", refers: ["goods", "kinds"] },
    { name: "capacity", type: "number", min: 0 },
    { name: "lag", type: "integer", min: 0 },
    { name: "loss", type: "number", min: 0, max: 1 },
    ...documentation,
  ],
  route_draws: [
    { name: "route", type: "name", key: true, required: true, refers: ["routes"] },
    { name: "what", type: "name", key: true, required: true, refers: ["goods", "skills"] },
    { name: "amount", type: "number", required: true, min: 0 },
    { name: "at", type: "choice", choices: ["from", "to"] },
    ...documentation,
  ],
  shipped: [
    { name: "route", type: "name", key: true, required: true, refers: ["routes"] },
    { name: "good", type: "name", key: true, required: true, refers: ["goods"] },
    { name: "periods_ago", type: "integer", key: true, required: true, min: 1 },
    { name: "amount", type: "number", required: true, min: 0 },
    ...documentation,
  ],
  trade: [
    { name: "place", type: "name", key: true, required: true, refers: ["places"] },
    { name: "good", type: "name", key: true, required: true, refers: ["goods"] },
    { name: "import_price", type: "number", min: 0 },
    { name: "export_price", type: "number", min: 0 },
    { name: "import_limit", type: "number", min: 0 },
    { name: "export_limit", type: "number", min: 0 },
    { name: "currency", type: "name", required: true, refers: ["goods"] },
    { name: "period", type: "integer", key: true, refers: ["periods"] },
    ...documentation,
  ],
  needs: [
    { name: "need", type: "name", key: true, required: true },
    { name: "good", type: "name", required: true, refers: ["goods"] },
    { name: "amount", type: "number", min: 0 },
    { name: "per_person", type: "number", min: 0 },
    { name: "group", type: "name", key: true, refers: ["groups"] },
    { name: "place", type: "name", key: true, refers: ["places"] },
    { name: "period", type: "integer", key: true, refers: ["periods"] },
    { name: "tier", type: "integer", min: 1 },
    { name: "weight", type: "number", above: 0 },
    ...documentation,
  ],
  limits: [
    { name: "limit", type: "name", key: true, required: true },
    {
      name: "of",
      type: "choice",
      required: true,
      choices: ["made", "used", "stock", "imported", "exported", "shipped", "run", "hours"],
    },
    {
      name: "what",
      type: "name",
      required: true,
      refers: ["goods", "techniques", "skills", "capacities", "routes"],
    },
    { name: "place", type: "name", key: true, refers: ["places"] },
    { name: "period", type: "integer", key: true, refers: ["periods"] },
    { name: "maximum", type: "number" },
    { name: "minimum", type: "number" },
    ...documentation,
  ],
  goals: [
    { name: "stage", type: "integer", key: true, required: true, min: 1 },
    { name: "sense", type: "choice", required: true, choices: ["most", "least"] },
    {
      name: "measure",
      type: "choice",
      key: true,
      required: true,
      choices: [
        "hours",
        "made",
        "used",
        "stock",
        "imported",
        "exported",
        "shipped",
        "run",
        "waste",
        "fulfilment",
        "gap",
      ],
    },
    {
      name: "of",
      type: "name",
      key: true,
      refers: ["goods", "techniques", "skills", "capacities", "routes", "needs"],
    },
    { name: "weight", type: "number", above: 0 },
    { name: "tier", type: "integer", key: true, min: 1 },
    { name: "breakpoints", type: "numbers" },
    { name: "slopes", type: "numbers" },
    ...documentation,
  ],
  scenarios: [
    { name: "scenario", type: "name", key: true, required: true },
    { name: "weight", type: "number", min: 0 },
    { name: "known_from", type: "integer", refers: ["periods"] },
    ...documentation,
  ],
  changes: [
    { name: "scenario", type: "name", key: true, required: true, refers: ["scenarios"] },
    { name: "action", type: "choice", choices: ["set", "add", "remove"] },
    { name: "table", type: "choice", key: true, required: true, choices: [] },
    { name: "key", type: "text", key: true, required: true },
    { name: "column", type: "text", key: true },
    { name: "period", type: "integer", key: true, refers: ["periods"] },
    { name: "factor", type: "number" },
    { name: "value", type: "text" },
    ...documentation,
  ],
  sources: [
    { name: "source", type: "name", key: true, required: true },
    { name: "title", type: "text" },
    { name: "citation", type: "text" },
    { name: "licence", type: "text" },
    { name: "date", type: "text" },
    { name: "reliability", type: "text" },
    { name: "note", type: "text" },
  ],
} as const satisfies Record<string, readonly ColumnSpec[]>;

export type TableName = keyof typeof tables;

export const tableNames = Object.keys(tables) as readonly TableName[];

/** The columns of a table, with every optional property visible. */
export function columnsOf(table: TableName): readonly ColumnSpec[] {
  return tables[table];
}

/** The tables without which nothing can be planned. */
export const neededTables: readonly TableName[] = [
  "periods",
  "goods",
  "techniques",
  "recipes",
  "needs",
];
