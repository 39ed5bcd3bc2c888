/** Sentences of deciding: whole numbers, several scenarios at once, how shortages are shared. */
export const deciding = {
  "plan.progress.integers":
    "{kind, select, tier {Tier {stage, number}: whole numbers for {smallest, plural, =0 {its measure} one {the least} other {the sum of the # least}}} other {Goal {stage, number}: whole numbers}}",
  "plan.note.integers":
    "{count, plural, one {One technique runs} other {# techniques run}} in whole numbers. These were chosen by branch and bound: how good they are at best is the solver’s word (largest gap {gap, number, ::scientific}), not a proof that can be checked from the figures. Everything else was then decided and certified with the whole numbers as they are.{all, select, yes {} other { In tiers with more than {every, number} fulfilments not every sum of the least was raised, only some: a choice that helps a few in the middle may have been missed.}}",
  "plan.note.kept-by-bounds":
    "On the way the solver found nothing accurate enough where earlier stages held exactly; from there on they were kept within a tolerance of {keep, number, ::scientific} instead.",
  "plan.insure.none":
    "There is nothing to insure against: the table of scenarios is empty. Add a scenario with its weight, or plan without insurance.",
  "plan.insure.too-early":
    "Scenario {scenario} changes {what}, before it is known: it is known from period {known, number, ::group-off} on. Give its changes periods from then on, or an earlier known_from.",
  "plan.insure.column": "the bounds of {name}",
  "plan.insure.in-scenario": "{what}, in scenario {scenario}",
} as const;
