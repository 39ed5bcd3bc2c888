/** Sentences of: stating one figure from the command line. ICU MessageFormat; keys begin with `report-verb`. */
export const reportVerb = {
  "report-verb.summary": "state one figure of a period: check it, and add it to the reports",
  "report-verb.details":
    "DIR is an economy, in whose folder the reports stand (reports.csv; or elsewhere: --reports). WHAT is opening, closing, made, used, sent, received, imported, exported, delivered, served, lost, hours, run or installed; OF is a good (for hours a skill, for run a technique, for installed a capacity, for served a need); AMOUNT has a decimal point. What doesn’t fit the economy is named, and nothing is written then.",
  "report-verb.details-kept":
    "Nothing is ever overwritten: other figures for the same thing stay beside it and are shown. Correct an earlier figure of your own with --replaces and its name.",
  "report-verb.details-example":
    "For example: commonweal report valley --by mill --period 3 received grain 12.5 --with farm --method weighed",
  "report-verb.details-check": "Reports that stand beside the economy are checked with it.",

  "report-verb.option.by": "who states it: a workplace, a place or an observer",
  "report-verb.option.period": "the period it is a figure of",
  "report-verb.option.about": "the workplace or place it is a figure of (unless given: WHO)",
  "report-verb.option.with": "for sent: to whom; for received: from whom",
  "report-verb.option.unit": "the unit of the amount (unless given: that of the good)",
  "report-verb.option.accuracy": "one standard deviation as a share of the amount, such as 0.02",
  "report-verb.option.error": "one standard deviation in the unit of the amount",
  "report-verb.option.method":
    "how it was found: inspected, counted, weighed, measured, sampled or estimated",
  "report-verb.option.stated":
    "when it is stated: 2027-03-31, or with time and offset (unless given: today)",
  "report-verb.option.replaces": "the name of the earlier report that this one corrects",
  "report-verb.option.id": "its name, by which it can be corrected (unless given: one is drawn)",
  "report-verb.option.note": "anything worth saying about it",
  "report-verb.option.source": "where the figure is from",
  "report-verb.option.reports": "where the reports are: a CSV file or a folder",

  "report-verb.progress": "Reading the reports",
  "report-verb.workbook":
    "{path} is a workbook, to which report adds nothing: it would have to be written anew as a whole. Add the row in its sheet reports, or name a CSV file with --reports.",
  "report-verb.locked":
    "another process is writing to it; try again in a moment. If none is, one was broken off: delete {lock} then",
  "report-verb.no-column":
    "it has no {count, plural, one {column} other {columns}} {columns}, which {count, plural, one {is} other {are}} stated; add {count, plural, one {it} other {them}} to the table, with an empty cell in every row, or leave {count, plural, one {it} other {them}} out",
  "report-verb.not-added":
    "no row can be added to it that would be read as it is meant, without other rows being read otherwise; correct what is wrong with the file first (commonweal check names it)",

  "report-verb.period": "period {period}",
  "report-verb.recorded":
    "Recorded in {path}, row {row}{named, select, yes {, as {report}} other {}}: {by} states {amount}{unit, select, none {} other { {unit}}} ({figure}).",
  "report-verb.others":
    "{count, plural, one {Another report of the same figure stays beside it:} other {# other reports of the same figure stay beside it:}}",
  "report-verb.other":
    "row {row}{named, select, yes { ({report})} other {}}: {by} states {amount}{unit, select, none {} other { {unit}}}{method, select, none {} other {, {method}}}{stated, select, none {} other {, on {stated}}}{counts, select, yes {} other {; corrected since, it counts no more}}",
  "report-verb.further":
    "Other rows have problems ({errors, plural, =0 {no errors} one {1 error} other {# errors}}, {warnings, plural, =0 {no warnings} one {1 warning} other {# warnings}}), which {elsewhere, select, none {commonweal check {path}} other {commonweal reconcile {path} --reports {elsewhere}}} names.",
} as const;
