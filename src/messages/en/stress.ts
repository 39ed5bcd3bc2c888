/** Sentences of: testing a plan against shocks. ICU MessageFormat; keys begin with `stress`. */
export const stress = {
  "stress.summary": "test the plan of an economy against its scenarios and against single losses",
  "stress.details":
    "DIR is an economy. Each of its scenarios is met in three ways: unprepared (the plan made without thought of it is carried out until the scenario is known, then the rest is planned anew), insured (one plan for all of them at once), and known beforehand.",
  "stress.details-losses":
    "Then the routes, imports, people and capacities that the plan uses are ranked by its shadow prices, and the plan is made again without each of the first of them.",
  "stress.option.insure": "insure for what is expected on average (the default), or for the worst",
  "stress.option.losses":
    "how many single losses are planned again (unless a number is given: 30, in programs of more than 1,500 rows 5)",
  "stress.whole-number": "--losses takes a whole number, not {found}.",
  "stress.progress.base": "Planning without thought of any scenario",
  "stress.progress.insured": "Planning for all scenarios at once",
  "stress.progress.scenario": "Planning for {scenario}: unprepared, and known beforehand",
  "stress.progress.loss": "Planning without {what}",
  "stress.title": "{economy} against shocks",
  "stress.not-planned":
    "{status, select, infeasible {no plan meets all conditions} unbounded {a goal has no bound} stopped {planning stopped before it was done} other {the plan fails its certificate}}",
  "stress.not-counted": "it has no probability, so that nothing was insured against it",
  "stress.without": "{way}, {how}: {because}.",
  "stress.shocks": "Scenarios",
  "stress.shocks-lines":
    "Unprepared: the plan made without thought of the scenario is carried out until the scenario is known, then the rest is planned anew. Insured: one plan for all of them, for {rule, select, worst {the worst} other {what is expected on average}}. Known: a plan for this one way, known from the beginning.",
  "stress.no-scenarios":
    "The economy has no scenarios, so there is nothing to be unprepared for. Add a scenario with its weight and the period from which it is known.",
  "stress.known-at-once":
    "{scenario} is known before anything is done, so that nobody is unprepared for it: the plan is the one that knows it. If it is only known later, say from which period in known_from.",
  "stress.insurance": "What the insurance costs and saves",
  "stress.insurance-lines":
    "The insured plan less the unprepared one. Where nothing happens, that is what the insurance costs; in a scenario, what it saves.",
  "stress.nothing": "nothing happens",
  "stress.average": "on average",
  "stress.how.unprepared": "unprepared",
  "stress.how.insured": "insured",
  "stress.how.known": "known beforehand",
  "stress.hours": "hours",
  "stress.goal":
    "goal {stage, number, ::group-off}: {measure}{named, select, yes { of {of}} other {}}",
  "stress.column.way": "what happens",
  "stress.column.probability": "probability",
  "stress.column.tier": "tier",
  "stress.column.measure": "what is counted",
  "stress.column.least-unprepared": "least, unprepared",
  "stress.column.least-insured": "least, insured",
  "stress.column.least-known": "least, known",
  "stress.column.mean-unprepared": "mean, unprepared",
  "stress.column.mean-insured": "mean, insured",
  "stress.column.mean-known": "mean, known",
  "stress.column.unprepared": "unprepared",
  "stress.column.insured": "insured",
  "stress.column.known": "known",
  "stress.column.least-change": "least",
  "stress.column.mean-change": "mean",
  "stress.column.change": "difference",
  "stress.losses": "Single losses",
  "stress.losses-lines":
    "{count, plural, one {The loss that the shadow prices rank first was planned} other {The # losses that the shadow prices rank first were planned}} again, each by itself and for the whole time; worst first.",
  "stress.no-losses":
    "The plan uses no route, no imports, no stated people and no stated capacity that could be lost.",
  "stress.ranked": "Ranked by shadow prices only",
  "stress.ranked-lines":
    "Not planned again: {count, plural, one {one further loss} other {# further losses}}{more, select, yes {, the first of them} other {}}, dearest first. Shadow prices hold for the first small part of a loss, so one of these may hurt more than one above. More are planned again with --losses.",
  "stress.loss.route": "the route {route}",
  "stress.loss.imports": "imports of {good} at {place}",
  "stress.loss.people": "{skill} in {place}",
  "stress.loss.capacity": "{capacity} of {workplace}",
  "stress.column.loss": "what is lost",
  "stress.column.least-before": "least, before",
  "stress.column.least-after": "least, after",
  "stress.column.mean-before": "mean, before",
  "stress.column.mean-after": "mean, after",
  "stress.column.before": "before",
  "stress.column.after": "after",
  "stress.column.why": "why there is no plan",
} as const;
