/** Sentences of deciding: whole numbers, several scenarios at once, how shortages are shared. */
export const deciding = {
  "plan.progress.integers":
    "{kind, select, tier {Tier {stage, number}: whole numbers for {smallest, plural, =0 {its measure} one {the least} other {the sum of the # least}}} means {Whole numbers for the means of the tiers} other {Goal {stage, number}: whole numbers}}",
  "plan.note.integers":
    "{count, plural, one {One technique runs} other {# techniques run}} in whole numbers. These were chosen by branch and bound: how good they are at best is the solver’s word (largest gap {gap, number, ::scientific}), not a proof that can be checked from the figures. Everything else was then decided and certified with the whole numbers as they are.{how, select, all {} means { The economy is large: the whole numbers are those with the highest least fulfilment of the first tier and then the highest means, each tier weighed a hundredth of the one before. Others could share out better.} other { In tiers with more than {every, number} fulfilments not every sum of the least was raised, only some: a choice that helps a few in the middle may have been missed.}}",
  "plan.note.integers-left":
    "From {kind, select, tier {tier {stage, number}} means {the means of the tiers} other {goal {stage, number}}} on the solver found no better whole numbers than those chosen before, and could not say how good these are.",
  "plan.note.integers-overstated":
    "Other whole numbers may be better: by {by, number, ::scientific} at most in the first stage in which they could be (in sums of fulfilments for a tier, in its own unit for a goal), as far as the solver can tell within its tolerance. Of those that were compared by what they truly give, these are the best. State what is asked for in amounts of more similar size, or compare with plans in which the runs are fixed by limits.",
  "plan.note.kept-by-bounds":
    "The economy is large: what an earlier stage reached was kept within a tolerance while later ones improved (at most {keep, number, ::.0####}, in fulfilment; less where the solver could do with less), and fulfilments nearer to each other than eight times the tolerance count as one level.",
  "plan.note.left":
    "{count, plural, one {One fulfilment} other {# fulfilments}} of tier {tier, number} reach {floor, number, ::percent .0} or more, but the solver could not tell how far they can be raised fairly: there they were left.",
  "plan.insure.none":
    "There is nothing to insure against: the table of scenarios is empty. Add a scenario with its weight, or plan without insurance.",
  "plan.insure.too-early":
    "Scenario {scenario} changes {what}, before it is known: it is known from period {known, number, ::group-off} on. Give its changes periods from then on, or an earlier known_from.",
  "plan.insure.column": "the bounds of {name}",
  "plan.insure.in-scenario": "{what}, in scenario {scenario}",

  "insurance.heading": "Insured against",
  "insurance.lines":
    "In each way that things may go: the plan, and beside it a plan for that way alone. As stated, the difference is what the insurance costs; in a scenario, what it would have brought to know of it from the beginning.",
  "insurance.option":
    "plan for the economy and all its scenarios at once: for what is expected on average, or for the worst; what is decided before a scenario is known is decided once",
  "insurance.usage":
    "--insure plans for all scenarios at once, --scenario for one of them: give one of the two.",
  "insurance.as-stated": "as stated",
  "insurance.without": "{way}, planned alone: {because}.",
  "insurance.alone": "Planning for one way alone, to compare: {scenario}",
  "insurance.column.way": "way",
  "insurance.column.tier": "tier",
  "insurance.column.least": "least",
  "insurance.column.least-alone": "least, alone",
  "insurance.column.mean": "mean",
  "insurance.column.mean-alone": "mean, alone",
} as const;
