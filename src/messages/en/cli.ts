/** Sentences of: cli. ICU MessageFormat; keys begin with the name of the part. */
export const cli = {
  // Help.
  "cli.help.what":
    "Commonweal plans production from what people need: what can be guaranteed, what can't, and what would help most. Every plan carries a certificate that anyone can recompute.",
  "cli.help.usage": "Usage:",
  "cli.help.options": "Options:",
  "cli.help.more":
    "New here? Run commonweal init my-economy, then commonweal plan my-economy. More about a verb: commonweal help VERB. The version: commonweal --version.",
  "cli.help.exit-codes": "Exit codes:",
  "cli.exit.done": "done",
  "cli.exit.problems":
    "the input has problems, or no plan can meet its hard conditions; both are named",
  "cli.exit.usage": "the command line can't be understood",
  "cli.exit.stopped": "stopped before it was done, by a limit or a signal",
  "cli.exit.uncertified": "a certificate failed",
  "cli.exit.defect": "a defect of this program; COMMONWEAL_DEBUG=1 shows where",

  // Wrong usage.
  "cli.usage.unknown-verb": "There is no verb {verb}.",
  "cli.usage.unknown-verb-near": "There is no verb {verb}; did you mean {near}?",
  "cli.usage.verb-later": "This version doesn't have the verb {verb} yet.",
  "cli.usage.option-first": "The verb comes first, before {option}.",
  "cli.usage.unknown-option": "{verb} has no option {option}.",
  "cli.usage.unknown-option-near": "{verb} has no option {option}; did you mean {near}?",
  "cli.usage.option-missing": "Say which {option} {value} you want.",
  "cli.usage.option-twice": "{option} is given twice; keep one.",
  "cli.usage.no-value": "{option} takes no value.",
  "cli.usage.value-missing":
    "{option} needs a value: {option} {value} (or {option}={value}, where it begins with a hyphen).",
  "cli.usage.choice": "{option} can't be {found}; it can be {choices}.",
  "cli.usage.choice-near": "{option} can't be {found}; did you mean {near}? It can be {choices}.",
  "cli.usage.not-a-number": "{option} must be a number above zero; it is {found}.",
  "cli.usage.operand-missing": "{verb} needs {operand}.",
  "cli.usage.operand-surplus":
    "{verb} doesn't know what to do with {found}. A name that holds spaces stands in quotes.",
  "cli.usage.operand-empty":
    "{verb} was given an empty name. Is a variable of your script not set?",
  "cli.usage.joint":
    "--joint can't be {found}; it can be first, weight, amount, or shares: “mill: flour=0.9, bran=0.1” (in quotes; a semicolon between techniques).",
  "cli.usage.joint-twice": "--joint names {name} twice; once is meant.",
  "cli.usage.joint-unknown":
    "--joint: {kind, select, technique {the economy has no technique {name}} other {{technique} doesn't make {name}}}{named, select, yes {; did you mean {near}?} other {.}}",
  "cli.usage.joint-of-goods":
    "--joint shares the hours that are in goods, and {what} isn't a good. Leave it out, or ask for good:NAME.",
  "cli.usage.see-help": "commonweal help lists the verbs.",
  "cli.usage.see-verb-help": "commonweal help {verb} says more.",

  // The system.
  "cli.file.missing": "{path} doesn't exist. Check the name and the folder you are in.",
  "cli.file.not-a-folder": "{path} isn't a folder, or a part of its path isn't one.",
  "cli.file.is-a-folder": "{path} is a folder; a file was expected.",
  "cli.file.no-permission": "You don't have permission to use {path}.",
  "cli.file.read-only": "{path} is on a disk that can't be written to.",
  "cli.file.disk-full": "The disk is full: {path} could not be written. Make room and try again.",
  "cli.file.too-large": "{path} is too large.",
  "cli.file.name-too-long": "The name {path} is too long.",
  "cli.file.busy": "{path} is in use by another program. Close it there and try again.",
  "cli.file.other": "{path} can't be used ({code}).",
  "cli.output-failed": "The output could not be written ({what}).",
  "cli.out-of-memory":
    "There was not enough memory. Close other programs, or allow more with NODE_OPTIONS=--max-old-space-size=8192 (in MB).",
  "cli.defect":
    "Commonweal has a defect: {what}. Your files are as they were. Set COMMONWEAL_DEBUG=1 to see where, and please report it.",

  // Stopping.
  "cli.stopped.signal": "Stopped before it was done. Earlier results are as they were.",
  "cli.stopped.time":
    "Stopped: the time limit was reached before it was done. Earlier results are as they were.",
  "cli.stopped.writing": "Finishing what is being written. Press Ctrl-C again to stop at once.",
  "cli.stopped.saved": "Stopped. What was being written is complete.",

  // Options that several verbs have.
  "cli.option.json": "print one JSON document on standard output",
  "cli.option.quiet": "no progress on standard error",
  "cli.option.time-limit": "stop after so many seconds (exit code 3)",
  "cli.option.engine": "what solves the programs",

  "cli.writing": "Writing {path}",
  "cli.error": "error:",
  "cli.warning": "warning:",

  // check
  "cli.check.summary": "name every problem of an economy",
  "cli.check.details":
    "DIR is a folder of CSV tables, or one .xlsx workbook. Errors keep a plan from being made (exit code 1); warnings deserve a look.",
  "cli.check.counts":
    "{errors, plural, =0 {No errors} one {1 error} other {# errors}}, {warnings, plural, =0 {no warnings} one {1 warning} other {# warnings}}.",
  "cli.check.ready": "{path} can be planned: commonweal plan {path}",

  // plan
  "cli.plan.summary": "plan an economy, certify the plan and write it as tables",
  "cli.plan.details":
    "DIR is a folder of CSV tables, or one .xlsx workbook. Needs are met tier by tier, so that a shortage is shared fairly; then come the goals. The plan is a folder of CSV tables of its own, which commonweal explain and commonweal compare read, and a page that shows it (report.html). Until a plan is complete, an earlier one in the same folder stays as it is.",
  "cli.plan.details-mps":
    "The program written by --mps is the first one that is solved: the highest floor under the fulfilments of the first tier. It is written before it is solved; solve it elsewhere, or with commonweal solve FILE.",
  "cli.plan.details-uncertified":
    "A plan whose certificate fails (exit code 4) is written next to the folder, with .uncertified after its name, and never takes the place of one that holds.",
  "cli.plan.out":
    "where the plan goes (otherwise: plans/DIR, or plans/DIR-SCENARIO, in the folder you are in)",
  "cli.plan.scenario": "make the changes of this scenario first",
  "cli.plan.mps": "also write the program as an MPS file",
  "cli.plan.more-warnings":
    "{count, plural, one {One more warning} other {# more warnings}}: commonweal check {path}",
  "cli.plan.helping": "Planning again with what would help most",
  "cli.plan.title": "Plan: {title}",
  "cli.plan.title-scenario": "Plan: {title}; scenario: {scenario}",
  "cli.plan.effort": "Effort",
  "cli.plan.hours": "Work: {hours, number, ::@#####} hours.",
  "cli.plan.size":
    "Program: {rows, number} rows, {columns, number} columns, {nonzeros, number} coefficients; {seconds, number, ::@#} seconds with {engine}.",
  "cli.plan.written":
    "The plan is in {path}. Next: commonweal explain {path} whole, or need:NAME, good:NAME, workplace:NAME.",
  "cli.plan.page": "To read, print or pass on, with charts and every workplace’s slip: {path}",
  "cli.plan.drawing": "Drawing the page that shows the plan",
  "cli.plan.mps-written": "The program is in {path}.",
  "cli.plan.infeasible":
    "No plan can meet these hard conditions together. Give way in one of them and plan again:",
  "cli.plan.unbounded": "The plan has no best:",
  "cli.stopped.iterations": "Stopped: the solver reached its limit of iterations.",
  "cli.stopped.numerical":
    "Stopped: the program could not be solved accurately enough. Amounts of very different size are the usual cause: count goods in units of which there are thousands rather than billions or billionths.",
  "cli.stopped.crash":
    "Stopped: the solver broke off in itself. Try again; if it happens again, please report it.",

  "cli.plan.written-workbook":
    "The plan is in {path}, to look at. Commonweal reads plans from folders: leave .xlsx off for that.",
  "cli.plan.written-uncertified":
    "What was found is in {path}, to look into. An earlier plan is as it was.",
  "cli.plan-fails":
    "The plan in {path} fails its certificate, so what is said here can't be relied on. commonweal certify {path} says more.",

  // explain
  "cli.explain.summary": "explain a need, a good, a workplace or the whole of a plan",
  "cli.explain.details":
    "PLAN is the folder of a plan. WHAT is whole, need:NAME, good:NAME or workplace:NAME (its plan slip). A place and a period may follow: need:bread@Hill#2. Put WHAT in quotes where it holds spaces.",
  "cli.explain.details-gains":
    "What would help most is planned again with each change, so every gain that is printed is the difference of two plans.",
  "cli.explain.details-joint":
    'The labour in a good is not given where one work makes several things together, until --joint says how its hours are shared: first (the first named carries all), weight, amount (for goods in one unit), or stated shares that add up to 1: --joint "mill: flour=0.9, bran=0.1".',
  "cli.explain.joint": "how the labour of what is made together is shared",
  "cli.explain.progress": "Explaining {what}",

  // solve
  "cli.solve.summary": "solve any linear program, and certify the solution",
  "cli.solve.details":
    "FILE.mps is an MPS file, fixed or free, also compressed with gzip. The solution is checked from the program itself: rows and bounds, dual values, and the gap between the solution and what the duals prove.",
  "cli.solve.details-out":
    "--out writes a CSV file with a line per column (value, reduced cost) and per row (activity, dual value). The dual value says by how much the objective changes per unit of the row's bound.",
  "cli.solve.out": "write the solution as a CSV file",
  "cli.solve.progress":
    "Solving {rows, number} rows, {columns, number} columns, {nonzeros, number} coefficients",
  "cli.solve.optimal": "Optimal: {objective}",
  "cli.solve.certified":
    "Certified: largest residual {primal}, dual residual {dual}, gap {gap} (relative).",
  "cli.solve.uncertified":
    "The certificate fails: largest residual {primal}, dual residual {dual}, gap {gap} (relative). Don't rely on this solution.",
  "cli.solve.infeasible": "Infeasible: nothing satisfies all rows and bounds together.",
  "cli.solve.unbounded": "Unbounded: the objective can grow without end.",
  "cli.solve.best": "Best so far: {objective}",
  "cli.solve.effort": "{seconds, number, ::@#} seconds with {engine}.",

  // init
  "cli.init.summary": "make an economy to start from",
  "cli.init.details":
    "DIR is a new or an empty folder. It gets every table, a README.md that explains their columns, and a small example of two places that can be planned as it is. Change the rows, and leave out the tables you don't need.",
  "cli.init.workbook":
    "init makes a folder, and {path} is the name of a workbook. Make a folder first; commonweal export FOLDER --to xlsx turns it into a workbook.",
  "cli.init.written": "An economy to start from is in {path}. Next: commonweal plan {path}",

  // export
  "cli.export.summary": "turn a folder of CSV tables into a workbook, or back",
  "cli.export.details":
    "DIR is a folder of CSV tables or one .xlsx workbook. Nothing is lost on the way there and back.",
  "cli.export.to": "xlsx or csv",
  "cli.export.out": "where it goes (otherwise: NAME.xlsx or NAME)",
  "cli.export.replace": "write over what is there",
  "cli.export.name":
    "--to {to} can't be written to {out}: a workbook's name ends with .xlsx, a folder's doesn't.",
  "cli.export.exists":
    "{path} exists already, and is left as it is. Choose another name with --out, or add --replace.",
  "cli.export.written": "Written to {path}.",

  // compare
  "cli.compare.summary": "say what changes from one plan to another, for whom and why",
  "cli.compare.details":
    "Both PLANs are folders that commonweal plan has written, for one economy or for two: before and after a change, with and without a scenario.",
  "cli.compare.progress": "Comparing",

  // certify
  "cli.certify.summary": "recompute the certificate of a plan from its files",
  "cli.certify.details":
    "Every balance, capacity, labour, route, limit and fulfilment of the plan is computed again from its economy and its decisions, without the program that was solved (exit code 4, and where, if anything is off).",
  "cli.certify.details-again":
    "That the plan is also the best can't be seen from its tables. --again plans its economy again and compares what each stage has reached.",
  "cli.certify.again": "also check that the plan is the best, by planning again",
  "cli.certify.holds":
    "The plan holds: {checks, number} checks, largest imbalance {imbalance} (relative).",
  "cli.certify.fails":
    "The plan does not hold: {checks, number} checks, largest imbalance {imbalance} (relative). What is off:",
  "cli.certify.unreadable": "The plan does not hold: its files are damaged.",
  "cli.certify.stated":
    "The plan itself states a dual residual of {dual} and a gap of {gap}; at most 1e-6 is allowed.",
  "cli.certify.best-not-checked":
    "Whether it is the best was not checked again; its dual residuals and gaps are as the plan states them. Add --again for that.",
  "cli.certify.best-holds": "Planned again: every stage reaches the same.",
  "cli.certify.best-fails": "Planned again: not every stage reaches the same.",
  "cli.certify.best-stopped": "Planning again was stopped, so whether it is the best is open.",
  "cli.certify.insured":
    "It is a plan for several scenarios at once, which can't be planned again from its folder. Plan its economy again in the same way, and compare.",
  "cli.certify.stage":
    "{kind, select, tier {Tier {stage, number}: its least fulfilment} other {Goal {stage, number}}} is {found} in the plan and {expected} when planned again.",
  "cli.certify.no-plan": "Planned again, there is no plan. {because}",

  // start
  "cli.start.summary":
    "plan a valley of five places over twenty seasons, and open the page that shows it",
  "cli.start.details":
    "Plans the example that comes with Commonweal: a made-up federation of a town and four communes, 13,000 people, five years by season. It takes about a minute. Says what can and can’t be guaranteed and what would help most, writes the plan to plans/valley, and opens its page in the browser where there is a screen.",
  "cli.start.opened": "The page opens in your browser: {path}",
  "cli.start.next":
    "Next: make an economy of your own with commonweal init my-economy. commonweal help says what else there is.",
  "cli.start.missing": "The examples are missing: {path}. Fetch the program again.",
} as const;
