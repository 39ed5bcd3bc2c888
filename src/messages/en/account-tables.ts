/**
 * Sentences of: account-tables. What each table of an account (`account-tables.<table>`) and each of its columns
 * means. ICU MessageFormat.
 */
export const accountTables = {
  "account-tables.figures":
    "What is best known of each quantity: what was reported, and what follows from it.",
  "account-tables.figures.what":
    "As in reports (opening, made, sent …); moved: given by a workplace to its place beyond what it states as sent; shipped: on one of several routes; spare: capacity not used.",
  "account-tables.figures.holder": "The workplace, place or route. Empty: the whole economy.",
  "account-tables.figures.of": "The good, skill, technique, capacity or need.",
  "account-tables.figures.with": "To whom or from whom.",
  "account-tables.figures.period": "The period.",
  "account-tables.figures.own":
    "yes: of the place itself, without its workplaces. Empty: with all that belongs to it.",
  "account-tables.figures.estimate": "The best estimate. Empty: nothing says what it is.",
  "account-tables.figures.low": "The lower end of the interval in which it lies with 95 %.",
  "account-tables.figures.high": "The upper end.",
  "account-tables.figures.deviation": "One standard deviation of the estimate.",
  "account-tables.figures.status":
    "checked: claimed, and something else says what it must be. only-claimed: nothing else does. inferred: not claimed, it follows from others. unknown: nothing says what it is.",
  "account-tables.figures.support":
    "Of a reported figure, what says so beside its party (a place with its workplaces): others; own (only other reports of the same party); nobody. Empty: not reported.",
  "account-tables.figures.others": "What it is without any report of its party.",
  "account-tables.figures.others_deviation": "One standard deviation of that.",
  "account-tables.figures.reports": "How many reports state it.",

  "account-tables.claims": "Each report, and what became of it.",
  "account-tables.claims.row": "Its row in the table reports (the header is row 1).",
  "account-tables.claims.report": "Its name. Empty: it has none.",
  "account-tables.claims.by": "Who stated it.",
  "account-tables.claims.about": "The workplace or place it is about.",
  "account-tables.claims.period": "The period.",
  "account-tables.claims.what": "What is stated.",
  "account-tables.claims.of": "The good, skill, technique, capacity or need.",
  "account-tables.claims.with": "To whom or from whom.",
  "account-tables.claims.amount": "What was stated, in the unit of the economy.",
  "account-tables.claims.deviation": "One standard deviation that it was given.",
  "account-tables.claims.best": "The best estimate. Empty: nothing says what it is.",
  "account-tables.claims.adjustment": "Best estimate − stated.",
  "account-tables.claims.score":
    "Adjustment ÷ its standard deviation: of a right figure it is rarely beyond ±2. Empty: nothing checks it.",
  "account-tables.claims.counts":
    "yes; aside: it can’t be true if the rest is; replaced: by a later report; repeats: another report with the same figure.",

  "account-tables.flags": "What can’t all be true. A flag is a question and accuses nobody.",
  "account-tables.flags.flag": "Its number.",
  "account-tables.flags.kind":
    "figure: a report fits nothing else. assumption: a recipe or habit doesn’t hold. repeated: one author is off in the same direction over periods. common: many are off by the same share in one period.",
  "account-tables.flags.bias":
    "How far too high (below 0: too low): an amount; of repeated and common, a share of what is stated.",
  "account-tables.flags.deviation": "One standard deviation of the bias.",
  "account-tables.flags.score": "Bias ÷ deviation, with the sign of the adjustment.",
  "account-tables.flags.told": "Who is told, and asked to look.",
  "account-tables.flags.words": "The flag in words, with what may explain it.",

  "account-tables.visits": "Which visits would tell most, and which were drawn by lot.",
  "account-tables.visits.visit": "Its number.",
  "account-tables.visits.holder": "The workplace or place to visit.",
  "account-tables.visits.why": "aimed: it narrows most. lot: drawn.",
  "account-tables.visits.gain":
    "The share of what matters that it would narrow, after those before it.",
  "account-tables.visits.words": "What it would show.",

  "account-tables.missing": "What was not reported, as far as other reports show.",
  "account-tables.missing.holder": "Whose report is missing.",
  "account-tables.missing.missing":
    "all: nothing was reported. opening, closing: a stock that is reported in other periods. sent, received: the other end reports it.",
  "account-tables.missing.of": "The good.",
  "account-tables.missing.with": "The other end.",
  "account-tables.missing.period": "The period.",
} as const;
