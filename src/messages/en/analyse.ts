/** Sentences of input–output analysis. */
export const analyse = {
  "analyse.summary":
    "input–output analysis of a plan or an economy: multipliers, linkages, what-if",
  "analyse.details":
    "Of the folder of a plan: by its own mix of techniques and imports, all places together. Of an economy: by its techniques' coefficients, where each good has one technique, and with what its needs take.",
  "analyse.details-what-if":
    "--what-if says what more final use takes, direct and indirect: “steel=100; bread=-5”, in the goods' units (names that hold these signs in double quotes). It is linear and knows no limits: whether there are people, capacity and currency for it, a plan says.",
  "analyse.details-joint":
    "Inputs of what is made together are shared as --joint says: first (the first named takes all), weight, amount (for goods in one unit: the industry technology assumption), or stated shares.",
  "analyse.other-folder":
    "{path} holds other files than those of an analysis. Choose another folder with --out.",
  "analyse.option.what-if": "what more (or less) final use takes: “steel=100; bread=-5”",
  "analyse.option.period": "only what starts in this period",
  "analyse.option.top":
    "how many goods are shown (unless a number is given: 20); files and --json have all",
  "analyse.option.out": "writes the figures of all goods as CSV files into this folder",
  "analyse.progress": "Analysing",
  "analyse.whole-number": "--{option} takes a whole number, not {found}.",
  "analyse.what-if-form":
    "--what-if can't be {found}; it is one good or more with amounts, “steel=100; bread=-5” (in quotes).",
  "analyse.what-if-twice": "--what-if names {good} twice; once is meant.",
  "analyse.written": "Wrote {files} to {path}.",
  "analyse.title":
    "{of, select, plan {Input–output analysis of the plan} other {Input–output analysis}}: {title}",

  "analyse.joint":
    "There is no table: {technique} makes {goods} together, and how its inputs are shared needs a rule. Choose one with --joint: first, weight, amount, or shares.",
  "analyse.differs":
    "There is no table: {technique} takes or makes different amounts at different places. Plan the economy, and analyse the plan: it says how much is made where.",
  "analyse.several":
    "There is no table: {good} is made by {one} and by {technique}. Plan the economy, and analyse the plan: it says how much is made by which.",
  "analyse.nothing-made": "There is no table: nothing is made and nothing is imported.",
  "analyse.not-productive":
    "There is no analysis: {count, plural, one {{goods} takes} other {{goods} {more, plural, =0 {} other {and # others }}take}} more of {count, plural, one {itself} other {themselves, by way of each other,}} than {count, plural, one {it makes} other {they make}}, so that no final use can be met.",
  "analyse.no-good":
    "{good} is neither made nor imported here, so that nothing can be said of more of it.",
  "analyse.no-good-near":
    "{good} is neither made nor imported here, so that nothing can be said of more of it; is {near} meant?",
  "analyse.no-period": "There is no period {period}; there are {known}.",
  "analyse.no-valuation":
    "Goods are counted in different units, and no hours go into {goods}, so that goods can't be added up: there are no output multipliers and no linkages.",

  "analyse.assumed-plan":
    "All places together. Runs count with all that they take and make, in the period in which they start; freight and its losses as inputs of what is shipped; imports by what is paid for them. What adds capacity or skills is final use.",
  "analyse.assumed-economy":
    "The coefficients of period {period}, and as supply what the needs of that period take; neither stocks, capacity, people nor what adds them are looked at.",
  "analyse.assumed-gifts":
    "Left aside, since it takes nothing and others make the same: {techniques}.",
  "analyse.assumed-home": "Also imported, which is left aside here: {goods}.",

  "analyse.ground": "The table",
  "analyse.size":
    "{goods, plural, one {One good} other {# goods}} with {inputs, plural, one {one input} other {# inputs}} of goods that are made or imported.",
  "analyse.shown":
    "Shown are the {shown} of {all} goods in which most hours are worked, direct and indirect.",
  "analyse.hours": "Hours worked for all of it: {hours, number, ::@@@@}.",
  "analyse.check":
    "Checked: equations to {residual}; supply from final use and supply of the table to {supply}; inputs of all supply and requirements of all final use to {identity} (relative).",

  "analyse.multipliers": "Multipliers",
  "analyse.multipliers-lines":
    "Hours per unit: where a good is made, and with everything that goes into it (its labour content without capacity; the employment multiplier is the ratio).",
  "analyse.valued":
    "{kind, select, unit {All goods that are made are counted in {unit}; the output multiplier is the output in {unit} that one {unit} of final use takes.} other {Goods are counted in different units; to add them up, each is valued at the hours that go into it.}}",
  "analyse.linkages": "Linkages",
  "analyse.linkages-lines":
    "Backward: the output that final use of a good takes, relative to the mean of all goods (Leontief inverse). Forward: the output that is made from it, relative to the mean (Ghosh inverse). Above 1 both ways: a key good.",
  "analyse.extraction-lines":
    "Without it: the share of all hours that would not be worked if the good were neither made nor used, all other final use as it is.",
  "analyse.no-extraction":
    "What depends on each good alone is not computed for tables of this size.",
  "analyse.no-linkages": "There are none, since goods can't be added up.",
  "analyse.kind": "{kind, select, key {key} backward {backward} forward {forward} other {weak}}",
  "analyse.primary":
    "{kind, select, hours {hours: {name}} capacity {capacity: {name}} waste {left over: {name} ({unit})} other {{name} ({unit})}}",
  "analyse.change": "What if",
  "analyse.change-lines":
    "What the change of final use takes, everything else as in the table: linear, and without regard to what is limited.",
  "analyse.change-more":
    "{count, plural, one {One further good changes} other {# further goods change}} less, relative to what is made of {count, plural, one {it} other {them}}.",

  "analyse.column.good": "good",
  "analyse.column.unit": "unit",
  "analyse.column.supply": "supply",
  "analyse.column.final-use": "final use",
  "analyse.column.direct": "hours, direct",
  "analyse.column.total": "hours, total",
  "analyse.column.ratio": "ratio",
  "analyse.column.output": "output multiplier",
  "analyse.column.takes": "takes",
  "analyse.column.direct-of": "direct, per unit",
  "analyse.column.total-of": "total, per unit",
  "analyse.column.backward": "backward",
  "analyse.column.forward": "forward",
  "analyse.column.kind": "linkage",
  "analyse.column.extraction": "hours without it",
  "analyse.column.final": "final use",
  "analyse.column.before": "before",
  "analyse.column.more": "change",
  "analyse.column.share": "relative",
} as const;
