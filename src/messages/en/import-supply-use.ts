/** Sentences about supply and use tables. */
export const importSupplyUse = {
  "import.supply-use.summary":
    "supply and use tables as statistical offices publish them (Eurostat’s layout, English headings)",
  "import.supply-use.details":
    "supply-use: one workbook with a supply table at basic prices and its passage to purchasers’ prices, and a use table at purchasers’ prices, products in rows and industries in columns. Sheets are found by their headings; those in prices of the previous year are left aside unless named. An industry becomes a technique that makes all its products together.",
  "import.supply-use.option.supply": "supply-use: the sheet with the supply table",
  "import.supply-use.option.use": "supply-use: the sheet with the use table at purchasers’ prices",
  "import.supply-use.option.hours":
    "supply-use: how many hours of work in the period one unit of the row with the employment stands for; without it, value added is counted instead of hours",
  "import.option.unit":
    "supply-use, mrio: what one unit in the tables is, such as “million euros”, where the file doesn’t say it",
  "import.option.uncapped":
    "supply-use, mrio: don’t limit each industry to the output that the table shows",
  "import.option.citation": "supply-use, mrio: how the source is to be cited",
  "import.option.licence": "supply-use, mrio: the licence or terms of use of the source",

  "import.supply-use.name.basic": "{product} (at basic prices)",
  "import.supply-use.name.pass": "to users: {product}",
  "import.supply-use.name.currency": "foreign currency",
  "import.supply-use.name.value-added": "value added",
  "import.supply-use.name.skill": "work",
  "import.supply-use.name.visitors": "purchases by non-residents",
  "import.supply-use.name.abroad": "purchases abroad by residents",
  "import.supply-use.name.source": "supply and use tables",
  "import.supply-use.name.households": "households: {product}",
  "import.supply-use.name.npish": "NPISH: {product}",
  "import.supply-use.name.government": "government: {product}",
  "import.supply-use.name.capital": "fixed capital: {product}",
  "import.supply-use.name.inventories": "added to stocks: {product}",
  "import.supply-use.unit.basic": "{unit} at basic prices",
  "import.supply-use.unit.purchasers": "{unit} at purchasers’ prices",
  "import.supply-use.unit.run": "{unit} of output at basic prices",
  "import.supply-use.description":
    "Supply and use tables as an economy of one period: {industries} industries, {products} products. Prepared by import supply-use; what it assumes is in the property “assumptions”.",
  "import.supply-use.licence-unknown": "not stated in the file",
  "import.supply-use.note.cap": "The output in the table: what more could be made isn’t known.",
  "import.supply-use.note.value-added":
    "Output less the products used. It is counted, so that the plan uses little of it; it isn’t a good.",
  "import.supply-use.note.visitors":
    "What non-residents buy is assumed to be made up like households’ consumption.",
  "import.supply-use.note.deficit": "By what imports exceeded exports in the table.",
  "import.supply-use.note.fallen":
    "A negative figure among changes in inventories or capital formation: taken from what was there.",
  "import.supply-use.note.work":
    "“{row}” in the table, each unit {hours, number, ::@@@@@@} hours, as --hours says.",

  "import.supply-use.assume.unit":
    "One unit of a good is one {unit} at the prices of the table’s year; figures are rounded to {step, number, ::.######}. Each product is two goods: at basic prices, as it is made or imported, and at purchasers’ prices, as it is used; a technique “to users: …” turns one into the other.",
  "import.supply-use.assume.margin":
    "{name}, {total, number, ::.#} {unit}: each product is brought to its users with the margin of its row, whoever uses it. The services come from {services}, for every product in the same shares.",
  "import.supply-use.assume.taxes":
    "Taxes less subsidies on products, {total, number, ::.#} {unit}, only change the valuation: a unit at basic prices becomes more units (or fewer) at purchasers’ prices, at the rate of the product’s row, whoever uses it.",
  "import.supply-use.assume.empty":
    "{count, plural, one {One empty cell counts} other {# empty cells count}} as nothing made or used; the table’s totals agree with that.",
  "import.supply-use.assume.aside": "Rows that nothing is made of: {names}.",
  "import.supply-use.assume.industries":
    "Each of {count} industries is one technique with its column of inputs; {joint} of them make several products, always together and in the table’s proportions.",
  "import.supply-use.assume.idle": "Without output in the table, and left out: {names}.",
  "import.supply-use.assume.capped":
    "Each industry is limited to its output in the table (table limits; --uncapped leaves this out).",
  "import.supply-use.assume.uncapped":
    "Industries have no limit of their own, since the tables hold no capacity.",
  "import.supply-use.assume.needs":
    "Needs of tier 1: final consumption of households, NPISH and government, {consumption, number, ::.#} {unit}. Tier 2: gross fixed capital formation, {capital, number, ::.#}, product by product as in the table. Tier 3: additions to inventories and valuables, {inventories, number, ::.#}.",
  "import.supply-use.assume.drawn":
    "{count, plural, one {One product has} other {# products have}} a negative change in inventories or capital formation, {total, number, ::.#} {unit} in all: it is an opening stock ({names}).",
  "import.supply-use.assume.trade":
    "Imports are paid for in foreign currency at the price of the table, each product up to the table’s figure: {imports, number, ::.#} {unit} in all, with what residents buy abroad. Exports earn it, up to the table’s figures: {exports, number, ::.#}. Adjustments from c.i.f. to f.o.b. change both sides alike and are left out. {deficit, plural, =0 {The table’s surplus of {surplus, number, ::.#} is nobody’s need: currency may be left over.} other {Opening stock of currency: the table’s deficit, {deficit, number, ::.#}.}}",
  "import.supply-use.assume.visitors":
    "The use table counts {amount, number, ::.#} {unit} of purchases by non-residents as consumption of households, without saying which products. They are assumed to be {share, number, ::.##} % of each product that households use; they are exported as one bundle, and the rest is the residents’ need.",
  "import.supply-use.assume.work":
    "Hours of work are “{row}” by industry × {hours, number, ::@@@@@@} (--hours), {total, number, ::@@@@@@} in all; any worker can do any work.",
  "import.supply-use.assume.value-added":
    "Nothing limits work. The good “{good}” (output less products used) stands for the primary factors: {total, number, ::.#} {unit} are at hand, and the plan uses as little of it as will do.",
  "import.supply-use.assume.work-not-read":
    "Employment is in the file, as “{row}” ({total, number, ::@@@@@@} in all), but not how many hours one unit of it is: say so with --hours to plan with hours of work.",
  "import.supply-use.assume.negative-value-added":
    "Value added below zero counts as none: {names}.",
  "import.supply-use.assume.no-capital":
    "The tables hold no stock of capital: nothing wears out, and capital formation adds no capacity.",
  "import.supply-use.sheets":
    "The supply table is sheet {supply} (“{supplyTitle}”), the use table sheet {use} (“{useTitle}”). {count, plural, =0 {There is no other sheet.} other {Left aside: {others}.}}",

  "import.supply-use.no-sheet":
    "No sheet was recognised as the {table} table at current {table, select, use {purchasers’ prices (headings such as “Total intermediate consumption”, “Total use”, and a title with “purchasers’ prices”)} other {prices (headings such as “Total supply at purchasers’ prices”)}}. {sheets, select, none {The file isn’t a workbook with several sheets.} other {Sheets: {sheets}.}} {count, plural, =0 {Headings must be in English and in one row.} other {Similar: {near}; name the one that is meant with --{table} SHEET.}}",
  "import.supply-use.several-sheets":
    "Several sheets could be the {table} table: {near}. Name the one that is meant with --{table} SHEET.",
  "import.supply-use.no-such-sheet": "There is no sheet {sheet}. Sheets: {sheets}.",
  "import.supply-use.sheet-is-none":
    "Sheet {sheet} has no row with the headings of a {table} table. Sheets: {sheets}.",
  "import.supply-use.no-rows":
    "Below the headings in this row, no row has a name followed by a number.",
  "import.supply-use.no-industries":
    "Before the first total in this row there is no column of an industry.",
  "import.supply-use.no-heading":
    "Column {column} has figures and no heading in this row. Write the heading into this one row, without merged cells.",
  "import.supply-use.unknown-heading":
    "“{heading}” in column {column} isn’t a known column of such a table. Columns right of the industries must be ones that are known, since its figures would be lost; take it out, or name it as Eurostat does.",
  "import.supply-use.heading-twice": "“{heading}” in column {column} is there a second time.",
  "import.supply-use.name-twice":
    "“{name}” is the name of two rows or of two columns; each must have its own.",
  "import.supply-use.no-label": "The row has figures and no name.",
  "import.supply-use.no-end":
    "No row of totals (“Total”, “TOTAL”) follows the products, so that nothing shows whether they are complete.",
  "import.supply-use.no-households":
    "There is no column “Final consumption expenditure by households”.",
  "import.supply-use.no-government":
    "There is no column “Final consumption expenditure by government”.",
  "import.supply-use.no-exports": "There is no column of exports.",
  "import.supply-use.no-unit":
    "Nothing above the table says what its figures count (“Unit: million euros”). Say it with --unit.",
  "import.supply-use.units":
    "The two tables state different units: {units}. Both must be in the same.",
  "import.supply-use.other-unit": "The file says “{found}”, --unit says “{given}”.",
  "import.supply-use.negative-output":
    "{product} has the output {amount, number, ::.######} in column {column} ({heading}). What an output below zero means isn’t stated; correct it or take it out.",
  "import.supply-use.negative-imports":
    "{product} has imports of {amount, number, ::.######} (column {column}, {heading}), below zero.",
  "import.supply-use.negative-use":
    "{product} is used by {heading} (column {column}) with {amount, number, ::.######}, below zero. What that means isn’t stated; correct it or take it out.",
  "import.supply-use.negative-final":
    "{product} has {amount, number, ::.######} in column {column} ({heading}), below zero. Only changes in inventories and capital formation may be; correct it or take it out.",
  "import.supply-use.negative-work":
    "{industry} has {amount, number, ::.######} here: work below zero.",
  "import.supply-use.non-residents":
    "Purchases by non-residents are {taken, number, ::.######} in households’ consumption and {exported, number, ::.######} in exports; one must be the negative of the other.",
  "import.supply-use.sum":
    "{product}: “{heading}” is {stated, number, ::.######} in the table, and its parts add up to {found, number, ::.######}, which is more than rounding. A column is missing, counted twice or wrong.",
  "import.supply-use.column-sum":
    "{heading} (column {column}): the total is {stated, number, ::.######} in the table, and the rows above it add up to {found, number, ::.######}, which is more than rounding. A row is missing, counted twice or wrong.",
  "import.supply-use.unknown-row":
    "“{name}” stands between the products and the total, and isn’t a known row. Known are CIF/FOB adjustments, purchases by non-residents, direct purchases abroad by residents, and taxes less subsidies on products.",
  "import.supply-use.abroad":
    "Direct purchases abroad by residents are {use, number, ::.######} in households’ consumption and {supply, number, ::.######} in imports; both must be the same, and not below zero.",
  "import.supply-use.stray-figure":
    "The row “{row}” has {amount, number, ::.######} in column {column}, an industry. It was expected to be empty there.",
  "import.supply-use.no-product":
    "Product “{name}” is in the other table and not in this one. {near, select, none {} other {Is it “{near}”?}} Both must name the same products.",
  "import.supply-use.no-industry":
    "Industry “{name}” is in the other table and not in this one. {near, select, none {} other {Is it “{near}”?}} Both must name the same industries.",
  "import.supply-use.unbalanced":
    "{product}: supply at purchasers’ prices is {supply, number, ::.######}, use {use, number, ::.######}; {gap, number, ::+!.######} is more than rounding. A plan can’t serve all uses where supply is less.",
  "import.supply-use.margins":
    "“{name}” should add up to zero over all products; it adds up to {gap, number, ::.######}.",
  "import.supply-use.margins-without":
    "“{name}” has no negative figure: which products are the services isn’t stated.",
  "import.supply-use.nothing-passes":
    "{product}: {passed, number, ::.######} at basic prices remain for users after what goes into margins, and {purchasers, number, ::.######} at purchasers’ prices are used. Both must be above zero, or both zero.",
  "import.supply-use.makes-nothing": "{industry} uses {used, number, ::.######} and makes nothing.",
  "import.supply-use.bad-hours": "--hours takes a number above zero; it is {found}.",
  "import.supply-use.no-work":
    "--hours was given, but no row of the use table counts hours worked, full-time equivalents, persons or jobs.",
} as const;
