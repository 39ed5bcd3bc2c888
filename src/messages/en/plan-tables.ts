/**
 * Sentences of: plan-tables. What each table of a plan (`plan-tables.<table>`) and each of its columns means. ICU
 * MessageFormat.
 */
export const planTables = {
  "plan-tables.activities": "How much each technique is run, where and when.",
  "plan-tables.activities.technique": "The technique.",
  "plan-tables.activities.where":
    "The workplace where it runs; the place, for techniques that use no capacity.",
  "plan-tables.activities.place": "The place in which that is.",
  "plan-tables.activities.period": "The period in which the runs start.",
  "plan-tables.activities.runs": "How many runs start.",

  "plan-tables.deliveries":
    "What each need gets, also where that is nothing: one row per need, place and period.",
  "plan-tables.deliveries.need": "The need.",
  "plan-tables.deliveries.group": "The group of people. Empty: everybody.",
  "plan-tables.deliveries.place": "The place. Empty: the whole economy, for a pooled good.",
  "plan-tables.deliveries.period": "The period.",
  "plan-tables.deliveries.good": "The good that serves it.",
  "plan-tables.deliveries.tier": "How urgent it is.",
  "plan-tables.deliveries.asked": "How much was asked for.",
  "plan-tables.deliveries.delivered": "How much is delivered.",
  "plan-tables.deliveries.fulfilment": "Delivered ÷ asked.",
  "plan-tables.deliveries.level": "The level (table levels) at which this fulfilment was settled.",

  "plan-tables.keeping":
    "What is kept for later: end levels and reserves of stocks, end levels of capacities.",
  "plan-tables.keeping.kind":
    "end: stock at the end of the plan. reserve: stock at the end of a period. capacity-end: capacity installed at the end.",
  "plan-tables.keeping.what": "The good or the capacity.",
  "plan-tables.keeping.where":
    "The place or workplace. Empty: the whole economy, for a pooled good.",
  "plan-tables.keeping.period": "The period at whose end it is kept.",
  "plan-tables.keeping.tier": "How urgent it is; 0: it was kept at any cost.",
  "plan-tables.keeping.required": "How much was asked for.",
  "plan-tables.keeping.kept":
    "How much there is; at the end of the plan together with what is under way.",
  "plan-tables.keeping.fulfilment": "Kept ÷ required.",
  "plan-tables.keeping.level": "The level (table levels) at which this fulfilment was settled.",

  "plan-tables.balances":
    "Where each good comes from and where it goes: opening + made + arrived + imported + earned equals the sum of the other columns.",
  "plan-tables.balances.good": "The good.",
  "plan-tables.balances.place": "The place. Empty: the whole economy, for a pooled good.",
  "plan-tables.balances.period": "The period.",
  "plan-tables.balances.opening":
    "What is left of the stock of the period before; in the first period the opening stock.",
  "plan-tables.balances.made": "What techniques make.",
  "plan-tables.balances.arrived": "What arrives on routes, after losses.",
  "plan-tables.balances.imported": "What is bought outside.",
  "plan-tables.balances.earned": "What sales outside bring, for a currency.",
  "plan-tables.balances.used": "What techniques use.",
  "plan-tables.balances.paid": "What purchases outside cost, for a currency.",
  "plan-tables.balances.sent": "What leaves on routes.",
  "plan-tables.balances.drawn": "What routes take to run.",
  "plan-tables.balances.delivered": "What needs get.",
  "plan-tables.balances.exported": "What is sold outside.",
  "plan-tables.balances.waste": "What is left over.",
  "plan-tables.balances.closing": "What is in store at the end of the period.",

  "plan-tables.stocks": "What is in store at the end of each period.",
  "plan-tables.stocks.good": "The good.",
  "plan-tables.stocks.place": "The place. Empty: the whole economy, for a pooled good.",
  "plan-tables.stocks.period": "The period.",
  "plan-tables.stocks.closing": "How much is in store.",
  "plan-tables.stocks.under_way":
    "In the last period: what work and shipments under way count towards the end level.",
  "plan-tables.stocks.reserve": "How much was to be kept. Empty: nothing was asked.",
  "plan-tables.stocks.storage_limit": "The most that can be in store. Empty: no limit.",

  "plan-tables.shipments": "What is sent on each route.",
  "plan-tables.shipments.route": "The route.",
  "plan-tables.shipments.good": "The good.",
  "plan-tables.shipments.period": "The period in which it leaves.",
  "plan-tables.shipments.from": "The place that it leaves.",
  "plan-tables.shipments.to": "The place where it arrives.",
  "plan-tables.shipments.sent": "How much leaves.",
  "plan-tables.shipments.arriving": "How much arrives, after losses.",
  "plan-tables.shipments.arrives":
    "The period in which it arrives. Empty: after the end of the plan.",
  "plan-tables.shipments.tonnes": "What it weighs.",

  "plan-tables.trade": "What is bought from and sold to the world outside.",
  "plan-tables.trade.place": "The place.",
  "plan-tables.trade.good": "The good.",
  "plan-tables.trade.period": "The period.",
  "plan-tables.trade.imported": "How much is bought.",
  "plan-tables.trade.exported": "How much is sold.",
  "plan-tables.trade.currency": "The good in which it is paid.",
  "plan-tables.trade.paid": "What the purchases cost.",
  "plan-tables.trade.earned": "What the sales bring.",

  "plan-tables.hours":
    "The hours of each skill: available + covered + received equals needed + lent + seconded + idle, where hours are limited.",
  "plan-tables.hours.place": "The place.",
  "plan-tables.hours.skill": "The skill.",
  "plan-tables.hours.period": "The period.",
  "plan-tables.hours.available":
    "Hours that people with this skill have. Empty: nobody has stated any, so they are counted and not limited.",
  "plan-tables.hours.received":
    "Hours that arrive from other places, after what is lost on the way.",
  "plan-tables.hours.needed": "Hours that work and routes ask of this skill.",
  "plan-tables.hours.covered": "Of these, hours that people with other skills stand in for.",
  "plan-tables.hours.lent": "Hours in which people with this skill stand in for others.",
  "plan-tables.hours.seconded": "Hours in which people with this skill go to help in other places.",
  "plan-tables.hours.idle": "Hours that are not asked for. Empty: hours are not limited.",

  "plan-tables.stand_ins": "Who stands in for whom.",
  "plan-tables.stand_ins.place": "The place.",
  "plan-tables.stand_ins.skill": "The skill of those who stand in.",
  "plan-tables.stand_ins.for": "The skill that is needed.",
  "plan-tables.stand_ins.period": "The period.",
  "plan-tables.stand_ins.hours": "How many hours.",

  "plan-tables.secondments": "Who goes to help in another place.",
  "plan-tables.secondments.from": "The place they come from.",
  "plan-tables.secondments.to": "The place they help.",
  "plan-tables.secondments.skill": "Their skill.",
  "plan-tables.secondments.period": "The period.",
  "plan-tables.secondments.hours": "How many of their hours leave.",
  "plan-tables.secondments.arriving": "How many of them arrive, after what is lost on the way.",

  "plan-tables.people": "How many people have each skill, where that is stated or changed by runs.",
  "plan-tables.people.place": "The place.",
  "plan-tables.people.skill": "The skill.",
  "plan-tables.people.period": "The period.",
  "plan-tables.people.people": "How many people have it.",
  "plan-tables.people.added":
    "How many of them runs have added, less those whom they took away, runs started before the plan included.",

  "plan-tables.capacities": "What is installed at each workplace, and how far it is used.",
  "plan-tables.capacities.workplace": "The workplace.",
  "plan-tables.capacities.capacity": "The capacity.",
  "plan-tables.capacities.period": "The period.",
  "plan-tables.capacities.installed": "How much is there.",
  "plan-tables.capacities.used": "How much of it is used.",
  "plan-tables.capacities.idle": "How much of it is not used.",
  "plan-tables.capacities.added":
    "How much of it runs have added, less what they took away, runs started before the plan included.",

  "plan-tables.limits": "What was counted under each limit.",
  "plan-tables.limits.limit": "The limit.",
  "plan-tables.limits.place": "The place. Empty: the whole economy.",
  "plan-tables.limits.period": "The period.",
  "plan-tables.limits.value": "What was counted.",
  "plan-tables.limits.minimum": "The lower bound. Empty: there is none.",
  "plan-tables.limits.maximum": "The upper bound. Empty: there is none.",

  "plan-tables.levels": "What was decided, in the order in which it was decided, and how exactly.",
  "plan-tables.levels.level": "The number of the level.",
  "plan-tables.levels.kind": "tier: needs of a tier. goal: a stage of the goals.",
  "plan-tables.levels.stage": "The tier, or the stage of the goals.",
  "plan-tables.levels.measure":
    "What was decided: floor (the least fulfilment), fulfilment, or the measure of the goal.",
  "plan-tables.levels.of": "Of what, for a goal. Empty: of all.",
  "plan-tables.levels.value": "The value that was reached.",
  "plan-tables.levels.fixed": "How many fulfilments were settled here.",
  "plan-tables.levels.primal":
    "By how much a condition is missed at most, relative to its largest term.",
  "plan-tables.levels.dual":
    "By how much a shadow price has the wrong sign at most, relative to its largest term.",
  "plan-tables.levels.gap":
    "How far the value is from the best that can be proved possible, relative to it.",

  "plan-tables.values":
    "What one more unit of something scarce would add to the value of a level (shadow prices).",
  "plan-tables.values.level": "The level.",
  "plan-tables.values.family": "The kind of condition, such as goods-balance or labour.",
  "plan-tables.values.what": "The good, capacity, skill, route or limit.",
  "plan-tables.values.where": "The place or workplace. Empty: the whole economy.",
  "plan-tables.values.period": "The period. Empty: all periods.",
  "plan-tables.values.value":
    "By how much the value of the level would improve per unit more, for small changes.",
} as const;
