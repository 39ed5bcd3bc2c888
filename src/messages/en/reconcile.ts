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
  "reconcile.details-visits":
    "With --visits, the visits are named that would narrow most of what matters, and some are drawn by lot, so that nobody can know they won’t be visited. With --plan, the plan carried out so far, what matters is weighed by its shadow prices, and the rest is planned again: on reported figures and on supported ones, side by side.",
  "reconcile.option.visits": "how many visits can be made",
  "reconcile.option.seed":
    "a whole number from which the lot is drawn (unless given: a random one, which is printed)",
  "reconcile.option.doubt":
    "by which share a party’s word about itself may be off, one standard deviation (unless given: 0.3)",
  "reconcile.option.plan": "the plan that was carried out",
  "reconcile.option.caution":
    "by how many standard deviations what others say was made is held lower (unless given: 0)",
  "reconcile.visits-range": "--visits takes a whole number from 1 on, not {found}.",
  "reconcile.seed-range": "--seed takes a whole number, not {found}.",
  "reconcile.needs-visits": "--{option} only says something about visits: state --visits too.",
  "reconcile.needs-plan": "--caution only says something about the next plan: state --plan too.",
  "reconcile.other-economy": "The plan is one of another economy: it has no period {period}.",
  "reconcile.progress-visits": "Looking for the visits that tell most",
  "reconcile.progress-next": "Planning what comes next, on reported and on supported figures",
  "reconcile.written-next":
    "The economy after it, on supported figures, and its plan are in {path}.",
  "reconcile.progress": "Reconciling {count, plural, one {one report} other {# reports}}",
  "reconcile.level-range": "--level takes a share between 0 and 1, not {found}.",
  "reconcile.no-reports":
    "There are no reports in {path}. Add the table reports (see docs/accounts-format.md), or name another place with --reports.",
  "reconcile.written": "The account is in {path}.",
} as const;
