/** Sentences about the files of 5yearplan. */
export const importFiveYearPlan = {
  "import.fiveyearplan.summary":
    "the four files of 5yearplan: flows, capital, depreciation, targets with labour",
  "import.fiveyearplan.details":
    "fiveyearplan: a plan over years from the four .csv files of 5yearplan. Each begins with the row “headings”, followed by the goods. FLOWS.csv has a row per good, then “labour” and “output”; CAPITAL.csv and DEPRECIATION.csv have a row per good; TARGETS.csv has a row per year and, after the goods, a column “labour”. Goods stand in one order everywhere; every cell is filled, with 0 where there is nothing. Each good becomes an industry with one technique and the capital it needs; each capital good can be installed in any industry that has it.",
  "import.fiveyearplan.option.end":
    "fiveyearplan: what is asked of the capital at the end: keep (the opening level, after the needs; unless given), require (the opening level, before the needs) or none",
  "import.fiveyearplan.option.needs":
    "fiveyearplan: each (a need per good and year; unless given) or baskets (as many whole baskets of the targets, summed over the years, as 5yearplan’s own objective has it)",
  "import.fiveyearplan.option.times":
    "fiveyearplan: needs are so many times the targets (unless given: 1); above what can be reached, no fulfilment stops at 1",

  "import.fiveyearplan.title":
    "{goods, plural, one {One good} other {# goods}} over {years, plural, one {one year} other {# years}}, from files of 5yearplan",
  "import.fiveyearplan.source": "Files in the format of 5yearplan",

  "import.fiveyearplan.bad-choice": "--{option} takes one of {choices}, not “{found}”.",
  "import.fiveyearplan.bad-times": "--times takes a number above 0, not “{found}”.",

  "import.fiveyearplan.several-sheets":
    "has {count} sheets; one is expected. Give each table as a file of its own.",
  "import.fiveyearplan.corner":
    "begins with “{found}”; the first row must begin with “headings”, followed by the names of the goods. Are the files in the right order (flows, capital, depreciation, targets)?",
  "import.fiveyearplan.no-headings": "names no goods after “headings”. Add them to the first row.",
  "import.fiveyearplan.no-heading":
    "column {column} has no name, though others follow. Name the good, or remove the column.",
  "import.fiveyearplan.no-rows": "has no rows below its headings.",
  "import.fiveyearplan.no-name": "the row has numbers, but its first cell has no name.",
  "import.fiveyearplan.twice": "“{name}” stands a second time. Remove or rename one of the two.",
  "import.fiveyearplan.ragged":
    "the row has {found, plural, one {one number} other {# numbers}}; {expected, plural, one {one is} other {# are}} expected, one per heading. Fill in what is missing (0 where there is nothing), or remove what is too much.",
  "import.fiveyearplan.empty-cell":
    "column {column} ({name}) is empty. Write the number, and 0 where there is nothing.",
  "import.fiveyearplan.negative":
    "column {column} ({name}) holds {found}; a number from 0 on is expected. Nothing in these files can be negative.",
  "import.fiveyearplan.missing":
    "has no {axis} “{name}”. By {like} it is expected: names are compared letter by letter. Add it, with 0 where there is nothing.",
  "import.fiveyearplan.unknown":
    "the {axis} “{name}” is no good of {like}. Correct the name, or add the good to all files.",
  "import.fiveyearplan.order":
    "the {axis} “{name}” stands where “{expected}” is expected. Goods must stand in the order of {like} in every row and column: 5yearplan knows them by their place.",
  "import.fiveyearplan.no-output":
    "the output of {good} is 0. Flows, labour and capital are divided by it: give the output that the flows belong to, or remove the good.",
  "import.fiveyearplan.over-one":
    "column {column} holds {found}; a share of at most 1 of the capital can be lost in a year.",
  "import.fiveyearplan.no-targets": "asks for nothing: all targets are 0.",
  "import.fiveyearplan.no-year":
    "the row “{name}” is taken for a year; 5yearplan itself only takes rows whose name begins with “year”. Remove it if it is none.",
  "import.fiveyearplan.eats-itself":
    "industry {good} uses {used} of its own good to make {output}: it serves nobody. Check the two figures.",

  "import.fiveyearplan.assumed.units":
    "The files name no units: each good is counted in the unit of its own row.",
  "import.fiveyearplan.assumed.labour":
    "A unit of labour is called an hour. There is one kind of it, and what isn’t used in a year is lost.",
  "import.fiveyearplan.assumed.no-stocks":
    "There are no stocks: goods aren’t kept from one year to the next.",
  "import.fiveyearplan.assumed.capacity":
    "What is installed at the beginning is just enough for the output of FLOWS: an industry makes at most installed × output ÷ capital of CAPITAL, for each of its capital goods. It is lost by the share of DEPRECIATION from each year to the next.",
  "import.fiveyearplan.assumed.install":
    "A unit of a good becomes a unit of capital, in any industry that has such capital; it takes no labour, is ready in the next year, and can’t be moved or taken back.",
  "import.fiveyearplan.assumed.own-use":
    "Of {count, plural, one {one good} other {# goods}} (of {of}) the industry uses some itself: its technique makes what is left.",
  "import.fiveyearplan.assumed.no-capital":
    "{count, plural, one {One share} other {# shares}} of DEPRECIATION {count, plural, one {stands} other {stand}} where there is no capital, and {count, plural, one {is} other {are}} not used.",
  "import.fiveyearplan.assumed.no-target":
    "{count, plural, one {One target} other {# targets}} of 0 {count, plural, one {asks} other {ask}} for nothing.",
  "import.fiveyearplan.assumed.needs-each":
    "Targets are needs of tier 1, {times, plural, =1 {as they stand} other {times #}}: no good in any year is given up for another (leximin). 5yearplan adds up over the years how far the least target of each year is met, and doesn’t stop at 1; --needs baskets does the same.",
  "import.fiveyearplan.assumed.needs-baskets":
    "A year’s targets make up a basket; planned are as many baskets as can be in all {years, plural, one {one year} other {# years}} together, at most {times} in a year. One year may go short for the sake of another.",
  "import.fiveyearplan.assumed.end-keep":
    "After the needs, each of {count, plural, one {one amount} other {# amounts}} of capital is to be again at the end what it was at the beginning (tier 2), counted in the last year with what was installed in it. The files ask for nothing at the end.",
  "import.fiveyearplan.assumed.end-require":
    "Before the needs, each of {count, plural, one {one amount} other {# amounts}} of capital must be again at the end what it was at the beginning, counted in the last year with what was installed in it. The files ask for nothing at the end.",
  "import.fiveyearplan.assumed.end-none":
    "Nothing is asked of the {count, plural, one {one amount} other {# amounts}} of capital at the end, as in the files: a plan may use them up.",

  "import.fiveyearplan.note.own-use":
    "What the industry takes of its own good for a unit ({used}) is taken off.",
  "import.fiveyearplan.note.hours": "A unit of labour in the files is taken as an hour.",
  "import.fiveyearplan.note.capital":
    "The files ask for no level at the end; the opening one is assumed.",
  "import.fiveyearplan.note.install":
    "In any industry that has such capital; the files give no labour for it, and none is assumed.",
  "import.fiveyearplan.note.times": "The target times {times}.",
  "import.fiveyearplan.note.basket":
    "A basket holds the year’s targets. So many are asked for that their number can rise above 1.",
} as const;
