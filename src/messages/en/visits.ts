/** Sentences of: visits. Where to go to count and verify, and why. ICU MessageFormat; keys begin with `visits`. */
export const visits = {
  "visits.heading": "Where to go and count",
  "visits.aimed":
    "{count, plural, =0 {No visit is aimed: none would narrow what matters} one {One visit goes} other {# visits go}}{count, plural, =0 {} other { where most of what matters would be narrowed, {weights, select, prices {weighed by the shadow prices of the plan} other {weighed by what the needs live on}}, basic goods first}}.",
  "visits.lot":
    "{count, plural, one {One is} other {# are}} drawn by lot (seed {seed}), so that everybody is visited some time.",
  "visits.doubt":
    "What a party alone says of itself is taken to be off by {doubt, number, ::percent .#} (one standard deviation), for everybody alike. That says how little others know of a figure, not that it is wrong.",
  "visits.narrowed":
    "Together they take away {share, number, ::percent .#} of the uncertainty of stocks, as far as it matters to the next plan.",
  "visits.column.number": "visit",
  "visits.column.holder": "to",
  "visits.column.why": "why",
  "visits.column.gain": "of the uncertainty",
  "visits.column.figure": "figure",
  "visits.column.estimate": "best estimate",
  "visits.column.before": "± now (95 %)",
  "visits.column.after": "± afterwards",
  "visits.column.unit": "unit",
  "visits.why": "{why, select, aimed {narrows most} other {drawn by lot}}",
  "visits.line":
    "{figure}: ± {before, number, ::@##} {unit} now, ± {after, number, ::@##} afterwards (95 %)",
  "visits.and": "{one}; {more}",
  "visits.line-lot": "drawn by lot, so that everybody is visited some time",
} as const;
