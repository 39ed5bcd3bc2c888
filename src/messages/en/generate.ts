/** Sentences about generated economies. */
export const generate = {
  "generate.summary": "make up an economy of any size, the same for the same seed",
  "generate.details":
    "Goods are made from goods as unequally as in published input–output tables, in communes and regions, with skills, capacity that wears out and can be built, stocks, routes, trade and seasons. It is in balance: with capacity and hours to spare all needs can be met, with --scarcity above 0 they can't.",
  "generate.option.goods": "how many goods are made, 12 or more",
  "generate.option.places": "how many communes; every eight make a region",
  "generate.option.periods": "how many periods (unless given: 4)",
  "generate.option.seasons":
    "periods in a year (unless given: 1); of several, crops are sown in the first and harvested in the next",
  "generate.option.seed": "a whole number; another one makes another economy (unless given: 1)",
  "generate.option.inputs": "inputs of a technique on average (unless given: 20)",
  "generate.option.scarcity":
    "per cent of the capacity and hours that all needs take: missing, such as 20, or spare, --scarcity=-20 (unless given: 10 spare)",
  "generate.option.without": "leaves out: capital, trade, or both (capital,trade)",
  "generate.option.out": "the folder, or the .xlsx workbook, into which the economy is written",
  "generate.option.replace": "write over what stands there",
  "generate.title": "A made-up economy: {goods} goods, {places} places, seed {seed}",
  "generate.description":
    "Made up by commonweal generate; no figure stands for anything real. The property “generated” holds the settings by which it can be made again.",
  "generate.bad-setting": "--{option} can't be {found}: {expected}.",
  "generate.expected":
    "{option, select, goods {a whole number, 12 or more} scarcity {a number between -100 and 100} inputs {a number, 1 or more} seed {a whole number from -2147483648 to 2147483647} without {capital, trade, or both with a comma between} other {a whole number above 0}}",
  "generate.progress": "Making up {goods} goods in {places} places",
  "generate.written":
    "Wrote the economy to {path}: {goods, plural, one {one good} other {# goods}}, {techniques, plural, one {one technique} other {# techniques}}, {recipes, plural, one {one row} other {# rows}} of recipes, {places, plural, one {one place} other {# places}}. Next: commonweal plan {path}",
} as const;
