/** Sentences of planning: progress, the families of constraints, conflicts, notes. */
export const plan = {
  "plan.progress.read": "Reading {path}",
  "plan.progress.compile": "Writing down the program",
  "plan.progress.size":
    "Program: {rows, number} rows, {columns, number} columns, {nonzeros, number} coefficients",
  "plan.progress.tier":
    "Tier {tier, number}: {fixed, number} of {all, number} settled, floor at {floor, number, ::percent .0}",
  "plan.progress.concave": "Tier {tier, number}: weighing its fulfilments",
  "plan.progress.goal": "Goal {stage, number}",
  "plan.progress.certify": "Checking the plan",
  "plan.in-period": "{what}, period {period, number, ::group-off}",
  "plan.unbounded":
    "Goal {stage, number} can grow without end: nothing the economy states holds it back. Give what it counts a limit, a capacity, hours or an input.",
  "plan.stopped.time": "The time limit was reached before the plan was done.",
  "plan.stopped.iterations": "The solver reached its limit of iterations before the plan was done.",
  "plan.stopped.signal": "Planning was stopped before it was done.",
  "plan.stopped.numerical":
    "The solver could not solve the program accurately enough. Amounts of very different size in one economy are the usual cause: state goods in units of which thousands are counted rather than billions or billionths.",

  "family.goods-balance.why":
    "What is used, delivered, sent, stored or lost was made, fetched or in stock.",
  "family.goods-balance.row": "the balance of {good} in {place}",
  "family.goods-balance.pooled": "the common balance of {good}",
  "family.capacity.why": "What runs use of a capacity is installed at their workplace.",
  "family.capacity.row": "the capacity {capacity} at {workplace}",
  "family.storage.why": "What is stored has room, next to what work uses of the same capacity.",
  "family.storage.row": "the room for stocks in {capacity} in {place}",
  "family.labour.why":
    "People work no more hours than they have, at home and where they go to help.",
  "family.labour.row": "the hours of {skill} in {place}",
  "family.labour-cover.why":
    "Work that asks for a skill is done by people who have it or can stand in for it.",
  "family.labour-cover.row": "the work of {skill} in {place}",
  "family.people.why": "Nobody leaves a skill who doesn’t have it.",
  "family.people.row": "the people with {skill} in {place}",
  "family.secondment.why":
    "Only a place’s own people go to help in another, not those who came to help.",
  "family.secondment.row": "the hours of the own people with {skill} in {place}",
  "family.route-capacity.why": "A route carries no more tonnes than it can.",
  "family.route-capacity.row": "what the route {route} can carry",
  "family.end.why":
    "As far as an end level counts as fulfilled, the stock is there or under way at the end.",
  "family.end.row": "the end level of {good} in {place}",
  "family.end.pooled": "the end level of {good}",
  "family.reserve.why":
    "As far as a reserve counts as fulfilled, it is in stock at the end of the period.",
  "family.reserve.row": "the reserve of {good} in {place}",
  "family.reserve.pooled": "the reserve of {good}",
  "family.capacity-end.why":
    "As far as the end level of a capacity counts as fulfilled, it is installed or being built at the end.",
  "family.capacity-end.row": "the end level of {capacity} at {workplace}",
  "family.limit.why": "What the table of limits allows at most and demands at least.",
  "family.limit.row": "the limit {limit} in {place}",
  "family.limit.economy": "the limit {limit}",
  "family.floor.why": "No fulfilment that a tier still shares out stands below the floor.",
  "family.floor.row": "the floor under {what} in {place}",
  "family.concave.why": "A fulfilment is the sum of its pieces.",
  "family.concave.row": "the pieces of {what} in {place}",
  "family.gap.why":
    "The gap of a need reaches from the lowest to the highest fulfilment of its places.",
  "family.gap.row": "the gap of {need}, as far as {place} makes it",
  "family.goal.why": "What an earlier goal has reached is kept.",
  "family.goal.row": "goal {stage}",

  "plan.bound.storage-limit": "the storage limit of {what} in {place}",
  "plan.bound.hard": "the level of {what} in {place} that must be kept (tier 0)",
  "plan.bound.import": "the import limit of {what} in {place}",
  "plan.bound.export": "the export limit of {what} in {place}",
  "plan.bound.season": "the season of {technique} at {where}",
  "plan.bound.secondment": "the limit on how many hours of {skill} go from {from} to {to}",
  "plan.bound.other": "the bound of {what}",
} as const;
