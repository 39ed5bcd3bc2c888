/** Sentences of: certify. ICU MessageFormat; keys begin with the name of the part. */
export const certify = {
  "certify.figure":
    "{table}, {key}: {column} is printed as {found}; recomputed from the economy and the plan's decisions it is {expected}.",
  "certify.balance":
    "{table}, {key}: the sources are {sources}, the uses {uses}; they must be equal.",
  "certify.missing-row": "{table}, {key}: the row is missing; its {column} should be {expected}.",
  "certify.unexpected-row": "{table}, {key}: nothing in the economy asks for this row.",
  "certify.duplicate-row": "{table}, {key}: the row stands there twice.",
  "certify.missing-figure": "{table}, {key}: {column} is empty; it must be filled.",
  "certify.not-a-number": "{table}, {key}: {column} is {found}; it must be a finite number.",
  "certify.not-whole": "{table}, {key}: {column} is {found}; it must be a whole number.",
  "certify.negative": "{table}, {key}: {column} is {found}; it can't be below zero.",
  "certify.unknown-name": "{table}, {key}: {column} is {found}, which the economy doesn't have.",
  "certify.cannot-run-here":
    "{table}, {key}: {runs} runs are planned where this technique can't run.",
  "certify.out-of-season":
    "{table}, {key}: {runs} runs start in the season {now}; this technique’s season is {season}.",
  "certify.part-of-a-run":
    "{table}, {key}: {runs} runs are planned, but this technique only runs a whole number of times.",
  "certify.must-be-used":
    "{table}, {key}: {found} is left over as waste, but this good must be used or treated.",
  "certify.cannot-store":
    "{table}, {key}: {found} is kept in stock, but this good can't be stored.",
  "certify.storage-limit":
    "{table}, {key}: the closing stock is {found}; at most {allowed} can be stored.",
  "certify.storage-room":
    "{table}, {key}: {found} is printed as used for storage; the stocks there take {expected}.",
  "certify.capacity": "{table}, {key}: {found} is used of {allowed} installed.",
  "certify.capacity-used":
    "{table}, {key}: {found} is printed as used, but the runs there use {expected}.",
  "certify.labour":
    "{table}, {key}: {needed} hours are needed, {lent} lent to other skills and {seconded} to other places, but {available} are available, {covered} covered by other skills and {received} received from other places.",
  "certify.lent":
    "{table}, {key}: {found} hours are lent to other skills or places, but only {allowed} of their own are available.",
  "certify.seconded":
    "{table}, {key}: {found} hours are lent to other places, but only {allowed} of people of this place are available.",
  "certify.cannot-stand-in":
    "{table}, {key}: {skill} works {hours} hours in place of {instead}, which it can't do.",
  "certify.people": "{table}, {key}: {found} people are left; more leave this skill than have it.",
  "certify.not-seconded": "{table}, {key}: nobody of this skill helps there.",
  "certify.secondment-limit":
    "{table}, {key}: {found} hours are seconded; at most {allowed} can be.",
  "certify.route-capacity":
    "{table}, {key}: {found} tonnes are sent; the route takes at most {allowed}.",
  "certify.cannot-carry": "{table}, {key}: {sent} is sent on a route that doesn't carry this good.",
  "certify.not-traded": "{table}, {key}: this good isn't traded there in this period.",
  "certify.import-closed":
    "{table}, {key}: {found} is imported, but without an import price nothing can be.",
  "certify.import-limit": "{table}, {key}: {found} is imported; at most {allowed} can be.",
  "certify.export-closed":
    "{table}, {key}: {found} is exported, but without an export price nothing can be.",
  "certify.export-limit": "{table}, {key}: {found} is exported; at most {allowed} can be.",
  "certify.over-delivered": "{table}, {key}: {found} is delivered, but only {allowed} was asked.",
  "certify.hard-level": "{table}, {key}: {found} is kept, but {required} is a condition (tier 0).",
  "certify.limit-maximum": "{table}, {key}: the sum is {found}, above the maximum of {allowed}.",
  "certify.limit-minimum": "{table}, {key}: the sum is {found}, below the minimum of {required}.",
  "certify.level-of-tier":
    "{table}, {key}: level {level} isn't a level of tier {tier} in the table levels.",
  "certify.level-of-goal": "{table}, {key}: the goals don't state {measure} in stage {stage}.",
  "certify.goal-without-level": "levels: stage {stage} of the goals has no level.",
  "certify.level-floor":
    "{table}, {key}: the fulfilment is {found}, but level {level} says {value}.",
  "certify.not-known-yet":
    "{table}, {key}: {column} is {found} in one branch ({scenario}) and {expected} in another ({other}), which can't be told apart in period {period} yet.",
  "certify.more":
    "{count, plural, one {One more check} other {# more checks}} of the family {family} failed.",

  // The package of a plan.
  "package.title": "Plan for {economy}",
  "package.other-folder":
    "something else than a plan stands here, and it was left alone; choose a folder that is new or empty",
  "package.not-a-plan":
    "this is no plan: its datapackage.json doesn't say so under “commonweal”; name a folder that was written as a plan",
  "package.other-format":
    "the plan is written in format {found}, and this version reads format {expected}; make the plan again, or use the version that wrote it",
  "package.bad-property":
    "the property “{property}” is {found}, where {expected} was expected; make the plan again",
} as const;
