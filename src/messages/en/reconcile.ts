/** Sentences of: reconciling reports from the command line. ICU MessageFormat; keys begin with `reconcile`. */
export const reconcile = {
  "reconcile.summary": "make the best account of what was reported, and show what can’t be true",
  "reconcile.details":
    "DIR is an economy, with the table reports in its folder or workbook (or elsewhere: --reports). Reports are held against each other and against balances, recipes, routes and capacities; what fits nothing else is set aside and shown, what only its author says is told apart.",
  "reconcile.details-out":
    "Every figure with its interval, every report with how far it moved, flags and missing reports are written as tables.",
  "reconcile.option.reports": "where the reports are: a folder, a workbook or a CSV file",
  "reconcile.option.out": "where the account is written (unless given: accounts/NAME)",
  "reconcile.option.level":
    "which share of the flags may be wrong in the long run (unless given: 0.05)",
  "reconcile.progress": "Reconciling {count, plural, one {one report} other {# reports}}",
  "reconcile.level-range": "--level takes a share between 0 and 1, not {found}.",
  "reconcile.no-reports":
    "There are no reports in {path}. Add the table reports (see docs/accounts-format.md), or name another place with --reports.",
  "reconcile.written": "The account is in {path}.",
} as const;
