/** Sentences about input–output tables of several regions. */
export const importMrio = {
  "import.mrio.summary": "an input–output table of several regions, industry by industry",
  "import.mrio.details":
    "mrio: TABLE has rows and columns called REGION.CODE, industries first and in the same order on both sides; then final uses by region (REGION.HH_consumption, .NPISH, .Government, .GFCF, .Inventory) and output. LABELS, if given, has two columns: code and name. Regions become places, industries techniques, trade is sent on routes. The table holds no hours and no capital.",
  "import.mrio.option.trade":
    "mrio: origins: a product is a good of its own for each region that it comes from, as in the table (unless given); routes: it is one good wherever it comes from, and the plan chooses",

  "import.mrio.name.source": "table of regions",
  "import.mrio.name.value-added": "value added",
  "import.mrio.name.route": "{from} to {to}",
  "import.mrio.name.households": "households: {good}",
  "import.mrio.name.npish": "NPISH: {good}",
  "import.mrio.name.government": "government: {good}",
  "import.mrio.name.capital": "fixed capital: {good}",
  "import.mrio.name.inventories": "added to stocks: {good}",
  "import.mrio.name.rest": "final use: {good}",
  "import.mrio.unit.run": "{unit} of output",
  "import.mrio.description":
    "An input–output table as an economy of one period: {industries} industries in {regions} regions. Prepared by import mrio; what it assumes is in the property “assumptions”.",
  "import.mrio.licence-unknown": "not stated in the file",
  "import.mrio.note.value-added":
    "Output less all inputs. It is counted, so that the plan uses little of it; it isn’t a good.",
  "import.mrio.note.route": "The table has no cost, time or limit of trade.",
  "import.mrio.note.weight": "One tonne stands for one unit, so that it can be sent.",
  "import.mrio.note.cap": "The output in the table: what more could be made isn’t known.",
  "import.mrio.note.drawn": "A negative figure among final uses: taken from what was there.",
  "import.mrio.note.bridged": "By what uses exceed output in the table, by rounding.",

  "import.mrio.assume.unit":
    "One unit of a good is one {unit} at the table’s prices; a run of an industry is one such unit of output, less what it uses of that itself.",
  "import.mrio.assume.origins":
    "Goods are told apart by the region that they come from ({goods} goods of {codes} kinds of industries), and every user takes each origin in the proportion of the table. --trade routes leaves the origin open.",
  "import.mrio.assume.routes":
    "What an industry makes is the same good in every region ({goods} goods): the plan chooses from where it comes, and may choose otherwise than the table. --trade origins keeps the table’s origins.",
  "import.mrio.assume.weight":
    "Goods are sent on {routes} routes between regions, without cost, loss or limit, a tonne standing for a {unit}: the table’s trade between regions is {between, number, ::.#}.",
  "import.mrio.assume.capped":
    "Each industry is limited to its output in the table (table limits; --uncapped leaves this out).",
  "import.mrio.assume.uncapped":
    "Industries have no limit of their own but the value added of their region.",
  "import.mrio.assume.value-added":
    "The table holds no hours and no capital. The good “{good}” (output less inputs) stands for each region’s primary factors: {total, number, ::.#} {unit} are at hand in all, and the plan uses as little of it as will do.",
  "import.mrio.assume.negative-value-added": "Value added below zero counts as none: {names}.",
  "import.mrio.assume.rest":
    "The table has no final uses: what industries don’t use of an output, {total, number, ::.#} {unit} in all, is taken as a need of tier 1 in the region that makes it.",
  "import.mrio.assume.needs":
    "Needs of tier 1: consumption of households, NPISH and government, {consumption, number, ::.#} {unit}. Tier 2: fixed capital formation, {capital, number, ::.#}. Tier 3: additions to inventories, {inventories, number, ::.#}.",
  "import.mrio.assume.drawn":
    "{count, plural, one {One figure of final use is} other {# figures of final use are}} below zero, {total, number, ::.#} {unit} in all: an opening stock in the region of the use.",
  "import.mrio.assume.output":
    "The table has no column of output: it is the sum of each row, so nothing shows whether columns are missing.",
  "import.mrio.assume.gaps":
    "Rows differ from their output by {largest, number, ::.###} {unit} at most ({label}). Where uses are more ({count, plural, one {one row} other {# rows}}, {total, number, ::.###} in all), the difference is an opening stock; where they are less, it may be left over.",
  "import.mrio.assume.idle": "Without output in the table, and left out: {names}.",
  "import.mrio.assume.aside": "Rows that aren’t read: {names}.",

  "import.mrio.no-unit":
    'Nothing in such a table says what its figures count. Say it with --unit, such as --unit "million USD".',
  "import.mrio.trade": "--trade is origins or routes; it is {found}.",
  "import.mrio.sheets":
    "{count, plural, =0 {There is no sheet with figures.} other {There are # sheets ({sheets}); save the one with the table by itself.}}",
  "import.mrio.no-rows": "There is no row called REGION.CODE.",
  "import.mrio.row-label":
    "“{found}” in the first column isn’t REGION.CODE, with a point between the two.",
  "import.mrio.row-after": "{label} stands below “{after}”; industries come first.",
  "import.mrio.column-label":
    "“{found}” in column {column} is neither REGION.CODE, with a point between the two, nor “output”.",
  "import.mrio.column-unknown":
    "{found} in column {column} is neither an industry, since it has no row, nor a known final use: HH_consumption, NPISH, Government, GFCF, Inventory.",
  "import.mrio.twice": "{label} is there twice.",
  "import.mrio.final-region": "{label}: no industry is in region {region}. Regions: {regions}.",
  "import.mrio.no-column": "{label} has a row and no column.",
  "import.mrio.not-square": "There are {rows} rows of industries and {columns} columns of them.",
  "import.mrio.order":
    "This row is {row}, and the column in its place, {column}, is {found}. Rows and columns must be in the same order, industries first.",
  "import.mrio.empty": "The cell in column {column} is empty. Write 0 where there is nothing.",
  "import.mrio.no-final":
    "There are neither columns of final use nor one of output: nothing says what is needed.",
  "import.mrio.negative-flow":
    "{by} uses {amount, number, ::.######} of {row} (column {column}), below zero. What that means isn’t stated; correct it or take it out.",
  "import.mrio.negative-final":
    "{by} has {amount, number, ::.######} of {row} (column {column}), below zero. Only inventories and fixed capital may.",
  "import.mrio.negative-output": "{label} has the output {output, number, ::.######}, below zero.",
  "import.mrio.makes-nothing":
    "{label} uses {inputs, number, ::.######} and has an output of zero.",
  "import.mrio.more-used":
    "{label} has the output {output, number, ::.######}, and industries alone use {uses, number, ::.######} of it.",
  "import.mrio.unbalanced":
    "{label} has the output {output, number, ::.######}, and its uses add up to {uses, number, ::.######}: more than one per cent apart. A column is missing, counted twice or wrong.",
  "import.mrio.little-unbalanced":
    "{label} has the output {output, number, ::.######}, and its uses add up to {uses, number, ::.######}: {gap, number, ::+!.######} is more than rounding.",
  "import.mrio.name-missing": "Code {code} has no name.",
  "import.mrio.name-twice": "Code {code} is there twice.",
  "import.mrio.name-of-none": "Code {code} is no industry of the table.",
  "import.mrio.no-name": "Code {code} of the table isn’t in this file.",
} as const;
