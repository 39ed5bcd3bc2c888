/** Sentences about tables and accounts of the World Input–Output Database. */
export const importWiod = {
  "import.wiod.summary":
    "a national table and the socio-economic accounts of the World Input–Output Database (release 2016)",
  "import.wiod.details":
    "wiod: a plan from a national input–output table. IOT.csv holds Year, Code, Description, Origin, a column per industry, CONS_h, CONS_np, CONS_g, GFCF, INVEN, EXP and GO, rows of domestic origin, millions of current dollars. SEA.csv holds country, code, year, EMP, EMPE, GO, GO_PI, H_EMPE, II and K; other columns aren't read. Each industry is a technique with its hours, its capital and its imported inputs; what was consumed in the year is guaranteed in each year of the plan, and growth comes after that.",
  "import.wiod.option.country": "wiod: the country, where the accounts have several",
  "import.wiod.option.year":
    "wiod: the year of the table from which is planned (unless given: the last that both files have)",
  "import.wiod.option.periods": "wiod: how many years are planned (unless given: 5)",
  "import.wiod.option.base-year":
    "wiod: goods are counted at the prices of this year (unless given: of the table's year)",
  "import.wiod.option.life":
    "wiod: the mean life of capital in years (unless given: estimated from the accounts of all years)",
  "import.wiod.option.growth":
    "wiod: by how many per cent a year needs in tier 2 and exports grow (unless given: 2)",

  "import.wiod.title": "{country}: an economy from its input–output table of {year}",
  "import.wiod.description":
    "{count} industries, their hours and capital, as the World Input–Output Database shows them for {year}; {periods, plural, one {one year is} other {# years are}} planned. What was consumed in {year} is guaranteed in each year, growth comes after that. What else is assumed stands in the property “assumptions”.",
  "import.wiod.source":
    "World Input–Output Database, release 2016: national table and socio-economic accounts, {country}",

  "import.wiod.bad-year": "--{option} takes a year in four digits, not “{found}”.",
  "import.wiod.bad-periods": "--{option} takes a whole number from 1 to 100, not “{found}”.",
  "import.wiod.bad-life": "--{option} takes a number of years above 1, not “{found}”.",
  "import.wiod.bad-growth": "--{option} takes per cent a year from 0 to 100, not “{found}”.",

  "import.wiod.columns-missing":
    "the first row names no {count, plural, one {column} other {columns}} {columns}. Is it the right file, in the right order (IOT.csv, then SEA.csv)? Names are compared letter by letter.",
  "import.wiod.column-twice": "column {column} stands a second time, at {at}. Remove one of them.",
  "import.wiod.no-rows": "has no rows below its header.",
  "import.wiod.row-twice":
    "industry {code} has a second row for {year}. One row per industry and year is expected; remove the other, or keep one country only.",
  "import.wiod.row-without-column":
    "industry {code} has a row, but no column. Each industry needs both: add the column, or remove the row (totals and value added aren't read).",
  "import.wiod.column-without-row":
    "column {code} (at {at}) has no row in {year}. A column that is no final use is an industry, which needs a row in each year: add the row, or remove the column.",
  "import.wiod.origin":
    "the row is of origin “{found}”; only rows of origin Domestic are read. Remove the others: imported inputs are taken from II of the accounts.",
  "import.wiod.empty-cell":
    "the cell in column {column} is empty, and an empty cell is not zero. Write the figure, or 0 where it is nothing.",
  "import.wiod.no-year": "column {column} holds “{found}”; a year in four digits was expected.",
  "import.wiod.negative":
    "column {column} holds {found}; a figure of 0 or more was expected. Only GFCF and INVEN may be negative: correct the figure.",
  "import.wiod.which-country":
    "holds {count} countries ({countries}). Say which one the table is of, with --country.",
  "import.wiod.no-country": "has no country {found}; it has {countries}.",
  "import.wiod.no-such-year": "has no year {year}. Years that can be had: {years}.",
  "import.wiod.code-missing":
    "industry {code} of {other} is missing in {year}. Both files must have the same industries: add its row here, or remove it there.",
  "import.wiod.code-unknown":
    "industry {code} in {year} is not in {other}. Both files must have the same industries: remove its row here, or add it there.",
  "import.wiod.units-differ":
    "gross output (GO) of all industries is {accounts, number, ::@@@@} here and {table, number, ::@@@@} in the table, {ratio, number, ::@@@} times as much. Both files must be in millions of the same currency: multiply or divide one of them.",
  "import.wiod.outputs-differ":
    "gross output (GO) of {code} is {accounts, number, ::@@@@@@} here and {table, number, ::@@@@@@} in the table. They may differ by 1 % at most: correct one of them.",
  "import.wiod.unbalanced":
    "In {year} {count, plural, one {the row of one industry doesn't} other {the rows of # industries don't}} balance. The largest difference is that of {code}: uses {uses, number, ::@@@@@@}, gross output {output, number, ::@@@@@@}, {gap, number, ::@@@@} apart; all differences together: {sum, number, ::@@@@}. Recipes and needs are taken as they stand.",
  "import.wiod.uses-itself-up":
    "industry {code} uses {own, number, ::@@@@} of its own output of {output, number, ::@@@@}, so that nothing is left. Correct one of them.",
  "import.wiod.no-output":
    "industry {code} has no gross output, but bought {bought, number, ::@@@@} and sold {sold, number, ::@@@@}. Correct its gross output, or the other figures.",
  "import.wiod.no-employees":
    "industry {code} has {EMP} thousand persons and {H_EMPE} million hours of employees, but no employees (EMPE), so hours can't be scaled to all persons. Correct one of them.",
  "import.wiod.no-price": "industry {code} has output, but no price (GO_PI above 0). Add it.",
  "import.wiod.imports-negative":
    "industry {code} has intermediate inputs (II) of {II, number, ::@@@@@@}, less than the {domestic, number, ::@@@@@@} that it bought from domestic industries, so imports would be below zero. Correct one of them.",
  "import.wiod.no-investment":
    "nothing is formed as capital in {year} (GFCF has no figure above 0), so what capital is made of is not known. Add the figures.",
  "import.wiod.life-unknown":
    "No two years follow each other, so what share of the capital retires can't be estimated. Give its mean life, with --life YEARS.",
  "import.wiod.life-unsound":
    "Capital would retire by {rate, number, ::@@@} % a year, which can't be. Check K and GFCF, or give the mean life of capital, with --life YEARS.",

  "import.wiod.note.own-use": "1 made, {own, number, ::@@@@} of it used up again",
  "import.wiod.note.imported": "II less what was bought from domestic industries",
  "import.wiod.note.mix": "assumed: every industry’s capital is made of the mix of GFCF",
  "import.wiod.note.hours": "hours of employees, scaled by EMP ÷ EMPE",
  "import.wiod.note.people": "assumed: one skill, and as many people and hours as then",
  "import.wiod.note.capital":
    "what is left of K one year later; life estimated or given; the end is as much as in the first year and the wear of the last",
  "import.wiod.note.started": "assumed: GFCF went to the industries in proportion to K",
  "import.wiod.note.second-hand":
    "assumed: as much of the capital is sold in each year (negative GFCF)",
  "import.wiod.note.credit": "assumed: exports fall short of imported inputs as much as then",
  "import.wiod.note.abroad":
    "what exports brought beyond imported inputs; it paid for what the files don’t show",
  "import.wiod.note.growth": "assumed growth, beyond what was consumed",
  "import.wiod.note.prices": "assumed: prices abroad stay as they are",

  "import.wiod.assumed.units":
    "Goods are counted in millions of dollars at the prices of {base}, one good per industry; capital, imported inputs and money abroad in millions of dollars of {year}.",
  "import.wiod.assumed.technique":
    "Every industry has one technique, that of {year}, until {until}: inputs, hours and capital in proportion to output, no technical change. A recipe shows output net of what the industry uses of its own product.",
  "import.wiod.assumed.idle":
    "{count, plural, one {Industry} other {Industries}} {codes} {count, plural, one {makes} other {make}} nothing and {count, plural, one {is} other {are}} left out.",
  "import.wiod.assumed.hours":
    "The accounts have the hours of employees only: {employees, number, ::.#} million. Who works without being employed is taken to work as long as the employees of the industry (hours × EMP ÷ EMPE): {all, number, ::.#} million, {factor, number, ::.000} times as many.",
  "import.wiod.assumed.skill":
    "Hours are one skill, since the accounts don't divide them: anybody can work in any industry. {persons, number, ::.#} thousand persons work {each, number, ::.#} hours a year each, in every year of the plan; nobody who was without work is counted.",
  "import.wiod.assumed.capital":
    "An industry needs capital in proportion to output (K ÷ GO of {year}), was fully used then, and can't hand its capital to others. All capital of {year}: {capital, number, ::.} million. It is fixed assets of every kind together.",
  "import.wiod.assumed.life":
    "Capital retires geometrically, by {rate, number, ::.00} % a year in every industry: a mean life of {life, number, ::.0} years, as given.",
  "import.wiod.assumed.rate":
    "Capital retires geometrically, by {rate, number, ::.00} % a year in every industry: a mean life of {life, number, ::.0} years. Estimated from K and GFCF of {from} to {until} at constant prices, K next year = (1 − rate) · K + GFCF; single years give {least, number, ::.0} to {most, number, ::.0} %. The accounts have no price of capital: that of the products of GFCF is taken.",
  "import.wiod.assumed.investment":
    "Capital of every industry is made of the same mix of products, that of GFCF in {year} ({invested, number, ::.} million, entries above zero), and works from the year after. Imported capital goods aren't in the table.",
  "import.wiod.assumed.started":
    "What was invested in {year} ({invested, number, ::.} million, {share, number, ::.00} % of the capital) works from the first year of the plan, in each industry in proportion to its capital: the table doesn't say where.",
  "import.wiod.assumed.end":
    "At the end of {last} every industry is to have as much capital as in the first year, wear of the last year made good (tier 1).",
  "import.wiod.assumed.second-hand":
    "Negative GFCF ({codes}) is second-hand goods and scrap sold out of the capital: as much as then, {sum, number, ::.} million, can be had in each year without work.",
  "import.wiod.assumed.inventories":
    "Changes in inventories ({stored, number, ::.} million in {year}) are not asked for again, and goods are not kept from year to year.",
  "import.wiod.assumed.imports":
    "Imported inputs of an industry are II less what it bought at home: {imported, number, ::.} million, one good, paid in money abroad, at unchanged prices. Taxes and margins that II holds are among them. Imports of final goods aren't in the files.",
  "import.wiod.assumed.surplus":
    "Exports ({exported, number, ::.} million) paid for more than imported inputs ({imported, number, ::.} million). The rest, {rest, number, ::.} million, went to what the files don't show, such as imported consumer and capital goods; as much is guaranteed in each year.",
  "import.wiod.assumed.credit":
    "Imported inputs ({imported, number, ::.} million) cost more than exports brought ({exported, number, ::.} million). The rest, {rest, number, ::.} million, can be had as credit in each year.",
  "import.wiod.assumed.needs":
    "What households, non-profit organisations and government consumed in {year} is guaranteed in each year (tier 1); exports are limited to those of {year}.",
  "import.wiod.assumed.growth":
    "What households, non-profit organisations and government consumed in {year} is guaranteed in each year (tier 1); growth of {growth, number, ::.##} % a year in every product, whoever consumes it, comes after that (tier 2). Exports are limited to those of {year}, growing as much.",
  "import.wiod.assumed.no-growth":
    "No growth is asked of {codes}: less than {share, number, ::.##} % of the output is consumed.",
} as const;
