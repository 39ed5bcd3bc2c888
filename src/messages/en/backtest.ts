/** Sentences of: back-testing what is done with reports. ICU MessageFormat; keys begin with `backtest`. */
export const backtest = {
  "backtest.summary": "test what comes of believing false reports, period by period",
  "backtest.details":
    "DIR is an economy. Period by period a plan is made on what is believed, carried out in what is true, and reported of with errors of measurement and, where that is chosen, false figures. Each policy makes something else of the reports; what people really get tells them apart.",
  "backtest.details-policies":
    "Policies: believe (everything is as it is reported), reconcile (an account is made of the reports; stocks of what a place made are no higher than others support), inspect (the same, and inspectors count where that tells most), truth (everything that has happened is known: no policy can know more).",
  "backtest.option.scenario":
    "what really happens, a scenario of the economy that nobody knows of before it is reported",
  "backtest.option.from":
    "the first period that is carried out, its number or name; until then all goes as planned",
  "backtest.option.periods": "how many periods are carried out (unless given: all that are left)",
  "backtest.option.plan": "a plan of the economy, made before: the first that is followed",
  "backtest.option.every": "plan anew every N periods only, and follow the last plan between them",
  "backtest.option.exaggerate":
    "by which share everybody reports more made than was: 0.3 for 30 %; the books balance all the same",
  "backtest.option.of":
    "goods or kinds of goods of which figures are false, with commas between them (unless given: all)",
  "backtest.option.when":
    "numbers of the periods in which figures are false, with commas between them (unless given: all)",
  "backtest.option.accuracy":
    "how exactly is measured, one standard deviation as a share (unless given: 0.02)",
  "backtest.option.inspections": "how many figures a policy may have inspected in each period",
  "backtest.option.order":
    "who comes first where there isn't enough: those who were promised deliveries, or a place's own people",
  "backtest.option.policies": "policies, with commas between them (unless given: all there are)",
  "backtest.option.seed": "a whole number; the same one gives the same errors of measurement",
  "backtest.whole-number": "--{option} takes a whole number, not {found}.",
  "backtest.unknown-policy": "There is no policy {found}; there are {expected}.",
  "backtest.unknown-good":
    "The economy has no good or kind of goods called {found}{hint, select, yes {; did you mean {near}?} other {.}}",
  "backtest.unknown-scenario":
    "The economy has no scenario {found}{hint, select, yes {; did you mean {near}?} other {.}}",
  "backtest.nothing-false":
    "--{option} says which figures are false; say by how much with --exaggerate.",
  "backtest.progress": "{policy}: period {period, number, ::group-off}",
  "backtest.title":
    "{economy}: {count, plural, one {period {first}} other {# periods, {first} to {last}}} carried out on what was believed",
  "backtest.in-short": "In short",
  "backtest.in-short-lines":
    "Least is the lowest fulfilment of a need of tier 1 in any place and period, as it was really met. Unmet counts persons who lack all of one need of tier 1, for a period. Unsent are tonnes that were promised and not sent.",
  "backtest.policy":
    "{policy, select, believe {Reports believed} truth {All known} reconcile {Reports reconciled} inspect {Reports reconciled and inspected} other {{policy}}}",
  "backtest.policy-lines":
    "{policy, select, believe {Stocks, runs and shipments are believed as they are reported.} truth {What has happened is known exactly; what will happen isn't.} reconcile {The reports are reconciled, what can’t be true is set aside, and stocks of what a place made are no higher than others support.} inspect {The reports are reconciled, and inspectors look at the figures that matter most.} other {Policy {policy}.}}",
  "backtest.more":
    "Of {count} promises that were broken, the {told} that were broken worst are listed.",
  "backtest.no-plan":
    "In period {period} no plan that goes on with all work begun meets all of these: {what}.",
  "backtest.plan":
    "{plan, select, first {the first} anew {made for it} released {made for it, giving up work that was begun} uncertified {made for it, not certified} followed {an earlier one} infeasible {an earlier one: none meets all conditions} unbounded {an earlier one: a goal has no bound} other {an earlier one: planning stopped}}",
  "backtest.kept":
    "{kind, select, shipment {{what} sent on {where}} arrival {{what} arriving on {where}, sent {ago, plural, one {a period} other {# periods}} before} import {{what} imported to {where}} export {{what} exported from {where}} begun {{what} at {where}, begun {ago, plural, one {a period} other {# periods}} before} run {{what} at {where}} other {{what}{grouped, select, yes { ({group})} other {}}{placed, select, yes { in {where}} other {}}}}",
  "backtest.column.policy": "what is done with reports",
  "backtest.column.period": "period",
  "backtest.column.plan": "plan",
  "backtest.column.tier": "tier",
  "backtest.column.least": "least, tier 1",
  "backtest.column.mean": "mean, tier 1",
  "backtest.column.least-of-tier": "least",
  "backtest.column.mean-of-tier": "mean",
  "backtest.column.unmet": "unmet, persons",
  "backtest.column.promised": "to send, t",
  "backtest.column.unsent": "unsent, t",
  "backtest.column.given-up": "work given up",
  "backtest.column.inspected": "inspected",
  "backtest.column.on-paper": "on paper only, t",
  "backtest.column.missing": "what was to be done",
  "backtest.column.planned": "planned",
  "backtest.column.done": "done",
  "backtest.column.share": "share",
} as const;
