import { format } from "./format.ts";
import { planTables } from "./plan-tables.ts";

/** The two columns with which every table says where its figures are from. */
const documented = <const T extends string>(table: T) =>
  ({
    [`tables.${table}.source`]:
      "Where the figures of this row are from: a row of `sources`. Empty: not stated.",
    [`tables.${table}.note`]: "Anything worth saying about this row. It is not computed with.",
  }) as Readonly<Record<`tables.${T}.source` | `tables.${T}.note`, string>>;

/**
 * Sentences of: tables. What each table (`tables.<table>`) and each of its columns (`tables.<table>.<column>`)
 * means, with what holds when a cell is empty. ICU MessageFormat.
 */
export const tables = {
  "tables.periods":
    "The steps of the plan, in the order of their numbers: years, seasons, months, whatever suits.",
  "tables.periods.period":
    "A whole number. Periods follow each other in the order of these numbers.",
  "tables.periods.name": "What the period is called in reports. Empty: its number.",
  "tables.periods.years": "How many years it lasts. Empty: 1.",
  "tables.periods.season":
    "Which part of the year it is, such as spring: techniques may name the season in which they start. Empty: none.",
  ...documented("periods"),

  "tables.places":
    "Communes, regions, federations: a tree. Goods, people and stocks are in the lowest places, those that no other place names as its parent. Without this table there is one place, called economy.",
  "tables.places.place": "The name by which other tables know the place.",
  "tables.places.name": "What it is called in reports. Empty: the same as place.",
  "tables.places.parent": "The place that it is part of. Empty: it is part of no other.",
  "tables.places.people":
    "How many people live there. Empty: the sum of its groups in population, if it has any.",
  "tables.places.latitude": "Degrees north of the equator. Empty: not shown on maps.",
  "tables.places.longitude": "Degrees east of Greenwich. Empty: not shown on maps.",
  ...documented("places"),

  "tables.population":
    "How many people of each group live in a place, for needs that are stated per person.",
  "tables.population.place": "The place.",
  "tables.population.group":
    "A group of people, such as children. A person belongs to one group only.",
  "tables.population.number": "How many people.",
  "tables.population.period": "The period in which that holds. Empty: every period.",
  ...documented("population"),

  "tables.goods":
    "Everything that is counted: wheat, electricity, visits to a clinic, a nutrient, a currency, an emission.",
  "tables.goods.good": "The name by which other tables know the good.",
  "tables.goods.name": "What it is called in reports. Empty: the same as good.",
  "tables.goods.unit": "The unit in which it is counted everywhere: t, kWh, visits.",
  "tables.goods.kind": "A kind of goods, by which routes can say what they carry. Empty: none.",
  "tables.goods.survival":
    "The share of a stock that is left after one period, from 0 to 1. Empty: it can’t be stored.",
  "tables.goods.weight":
    "Tonnes per unit. Empty: it can’t be sent on routes that have a capacity or draw something.",
  "tables.goods.pooled":
    "yes: one balance for all places, as for money or an emission. Empty: no, each place has its own.",
  "tables.goods.disposal":
    "free: a surplus may be left over, and is shown as waste. none: it must be used or treated. Empty: free.",
  ...documented("goods"),

  "tables.units": "Units of measurement and how they convert, for checks.",
  "tables.units.unit": "The unit, as written in goods.",
  "tables.units.of": "The unit that it is a multiple of. Empty: it stands by itself.",
  "tables.units.factor": "How many of that unit make one of this. Empty: it stands by itself.",
  ...documented("units"),

  "tables.workplaces": "Farms, mills, clinics: the units that produce, each in a place.",
  "tables.workplaces.workplace": "The name by which other tables know the workplace.",
  "tables.workplaces.name": "What it is called in reports. Empty: the same as workplace.",
  "tables.workplaces.place": "The lowest place in which it stands.",
  ...documented("workplaces"),

  "tables.techniques":
    "Ways of turning goods, labour and capacity into goods. What one run takes and gives stands in recipes, work, uses and adds.",
  "tables.techniques.technique": "The name by which other tables know the technique.",
  "tables.techniques.name": "What it is called in reports. Empty: the same as technique.",
  "tables.techniques.unit": "What one run is: a hectare, a batch, a tonne. Empty: a run.",
  "tables.techniques.where":
    "The workplace or place where it can run. Empty: at each workplace that has every capacity which it uses or adds; if it uses and adds none, in each lowest place.",
  "tables.techniques.season": "The season in which a run may start. Empty: any.",
  "tables.techniques.integer": "yes: only whole runs. Empty: no, any amount of runs.",
  ...documented("techniques"),

  "tables.recipes": "What one run of a technique makes and uses.",
  "tables.recipes.technique": "The technique.",
  "tables.recipes.good": "The good that is made or used.",
  "tables.recipes.amount": "Units per run: positive is made, negative is used.",
  "tables.recipes.lag": "Periods after the start of the run. Empty: 0, in the period of the start.",
  "tables.recipes.workplace":
    "The workplace or place for which this row stands, in place of the general row. Empty: everywhere else.",
  "tables.recipes.place":
    "The place in whose balance the amount falls; a region: in each lowest place below it. Empty: where the technique runs.",
  "tables.recipes.from": "The first period in which this row falls. Empty: from the first on.",
  "tables.recipes.until":
    "The last period in which this row falls. Empty: to the end, and after it.",
  ...documented("recipes"),

  "tables.work": "The hours that one run of a technique takes, by skill.",
  "tables.work.technique": "The technique.",
  "tables.work.skill": "The skill that is needed.",
  "tables.work.hours": "Hours per run.",
  "tables.work.lag": "Periods after the start of the run. Empty: 0, in the period of the start.",
  "tables.work.workplace":
    "The workplace or place for which this row stands, in place of the general row. Empty: everywhere else.",
  "tables.work.from": "The first period in which this row falls. Empty: from the first on.",
  "tables.work.until": "The last period in which this row falls. Empty: to the end, and after it.",
  ...documented("work"),

  "tables.uses": "The capacity that one run of a technique takes up while it runs.",
  "tables.uses.technique": "The technique.",
  "tables.uses.capacity": "The capacity, by its name in capacities.",
  "tables.uses.amount": "How much of it one run takes up.",
  "tables.uses.lag": "Periods after the start of the run. Empty: 0, in the period of the start.",
  "tables.uses.workplace":
    "The workplace or place for which this row stands, in place of the general row. Empty: everywhere else.",
  "tables.uses.from": "The first period in which this row falls. Empty: from the first on.",
  "tables.uses.until": "The last period in which this row falls. Empty: to the end, and after it.",
  ...documented("uses"),

  "tables.adds": "What a run leaves behind: capacity that it builds, people whom it trains.",
  "tables.adds.technique": "The technique.",
  "tables.adds.what": "A capacity (of the workplace where it runs) or a skill (of its place).",
  "tables.adds.amount": "How much one run adds; negative takes away.",
  "tables.adds.lag": "Periods after the start of the run. Empty: 0, in the period of the start.",
  ...documented("adds"),

  "tables.capacities": "Durable means that are installed at workplaces: land, looms, beds, ovens.",
  "tables.capacities.workplace": "The workplace.",
  "tables.capacities.capacity":
    "The name of the capacity; the same name may stand at many workplaces.",
  "tables.capacities.amount": "How much of it there is at the start, per period.",
  "tables.capacities.period":
    "The period in which the amount is this, as with seasons. Empty: from the start on, less what retires.",
  "tables.capacities.life": "How many periods it serves. Empty: it lasts.",
  "tables.capacities.retirement":
    "sudden: all at once at the end of its life. geometric: a share of 1/life each period. Empty: sudden.",
  "tables.capacities.age":
    "How many periods the opening amount has served. Empty: ages are spread evenly over its life.",
  "tables.capacities.end":
    "How much is to be left at the end of the plan. Empty: nothing is asked.",
  "tables.capacities.end_tier":
    "The tier in which that is asked; 0: it must be kept at any cost. Empty: 2.",
  ...documented("capacities"),

  "tables.skills": "What people can do, as far as it is told apart.",
  "tables.skills.skill": "The name by which other tables know the skill.",
  "tables.skills.name": "What it is called in reports. Empty: the same as skill.",
  "tables.skills.can_do":
    "Other skills that people with this one can stand in for, separated by semicolons. Empty: none.",
  "tables.skills.life": "For how many periods people practise it on average. Empty: nobody leaves.",
  "tables.skills.retirement":
    "sudden: all at once at the end of that time. geometric: a share of 1/life each period. Empty: sudden.",
  ...documented("skills"),

  "tables.workforce":
    "The people who can work, by place and skill. A skill without any row here is counted and not limited; with a row anywhere, other places have none of it.",
  "tables.workforce.place": "The place.",
  "tables.workforce.skill": "The skill.",
  "tables.workforce.people": "How many people.",
  "tables.workforce.hours": "Hours that each of them works in a period.",
  "tables.workforce.period": "The period in which that holds. Empty: every period.",
  ...documented("workforce"),

  "tables.secondments": "Between which places people can go to help.",
  "tables.secondments.from": "The place they come from.",
  "tables.secondments.to": "The place they help.",
  "tables.secondments.skill": "Their skill.",
  "tables.secondments.limit": "The most hours in a period. Empty: as many as there are.",
  "tables.secondments.travel": "The share of the hours lost on the way. Empty: none.",
  ...documented("secondments"),

  "tables.stocks": "What is in store at the start, and what is to be in store later.",
  "tables.stocks.place":
    "The place; a region: each lowest place below it. Empty: every lowest place, and for pooled goods the whole economy.",
  "tables.stocks.good": "The good.",
  "tables.stocks.opening": "How much is at hand in the first period. Empty: none.",
  "tables.stocks.end": "How much is to be left at the end of the plan. Empty: nothing is asked.",
  "tables.stocks.end_tier":
    "The tier in which that is asked; 0: it must be kept at any cost. Empty: 2.",
  "tables.stocks.reserve":
    "How much is to be in store at the end of every period. Empty: nothing is asked.",
  "tables.stocks.reserve_tier":
    "The tier in which that is asked; 0: it must be kept at any cost. Empty: 2.",
  "tables.stocks.storage_limit": "The most that can be in store. Empty: no limit.",
  "tables.stocks.storage_capacity":
    "The capacity (at workplaces of the place) in which it is stored. Empty: it takes no room.",
  "tables.stocks.storage_amount": "How much of that capacity one unit takes. Empty: 1.",
  ...documented("stocks"),

  "tables.started":
    "Runs that were started before the plan begins: standing crops, plants under construction, people in training.",
  "tables.started.technique": "The technique.",
  "tables.started.where": "The workplace or place where it runs.",
  "tables.started.periods_ago": "How many periods before the first it was started: 1 or more.",
  "tables.started.amount": "How many runs.",
  ...documented("started"),

  "tables.routes": "Ways by which goods are sent from one place to another, in one direction.",
  "tables.routes.route": "The name by which other tables know the route.",
  "tables.routes.from": "The place where it begins.",
  "tables.routes.to": "The place where it ends.",
  "tables.routes.carries":
    "Goods or kinds of goods, separated by semicolons. Empty: every good that has a weight.",
  "tables.routes.capacity": "The most tonnes in a period. Empty: no limit.",
  "tables.routes.lag":
    "Periods that it takes. Empty: 0, goods arrive in the period in which they leave.",
  "tables.routes.loss": "The share lost on the way, from 0 to 1. Empty: none.",
  ...documented("routes"),

  "tables.route_draws": "What sending on a route takes: fuel, drivers’ hours, fares.",
  "tables.route_draws.route": "The route.",
  "tables.route_draws.what": "A good or a skill.",
  "tables.route_draws.amount": "Units (or hours) per tonne sent.",
  "tables.route_draws.at":
    "from: taken where the route begins, on leaving. to: where it ends, on arrival. Empty: from.",
  ...documented("route_draws"),

  "tables.shipped":
    "What was sent before the plan begins and is on its way. What has arrived by then is part of the opening stock.",
  "tables.shipped.route": "The route.",
  "tables.shipped.good": "The good.",
  "tables.shipped.periods_ago": "How many periods before the first it was sent: 1 or more.",
  "tables.shipped.amount": "How much was sent, before what is lost on the way.",
  ...documented("shipped"),

  "tables.trade": "What a place can buy from and sell to the world outside, and at which prices.",
  "tables.trade.place": "The place.",
  "tables.trade.good": "The good.",
  "tables.trade.import_price": "What one unit costs. Empty: it can’t be bought.",
  "tables.trade.export_price": "What one unit brings. Empty: it can’t be sold.",
  "tables.trade.import_limit": "The most that can be bought in a period. Empty: no limit.",
  "tables.trade.export_limit": "The most that can be sold in a period. Empty: no limit.",
  "tables.trade.currency": "The good in which prices are paid: a pooled one.",
  "tables.trade.period": "The period in which that holds. Empty: every period.",
  ...documented("trade"),

  "tables.needs":
    "What was asked for, by whom and how urgently. Shortages are shared so that nobody’s need of a tier stays behind without necessity.",
  "tables.needs.need": "What the need is called.",
  "tables.needs.good": "The good that serves it.",
  "tables.needs.amount": "How much is asked for in a period. Empty: per_person says it.",
  "tables.needs.per_person":
    "How much is asked for each person in a period. Empty: amount says it.",
  "tables.needs.group":
    "The group of people who need it, for per_person. Empty: everybody in the place.",
  "tables.needs.place":
    "The place; a region: each lowest place below it. Empty: every lowest place, and for pooled goods the whole economy.",
  "tables.needs.period": "The period. Empty: every period.",
  "tables.needs.tier":
    "How urgent it is: needs of tier 1 are served before those of tier 2, and so on. Empty: 1.",
  "tables.needs.weight":
    "How much its fulfilment counts where a tier weighs its needs against each other. Empty: 1.",
  ...documented("needs"),

  "tables.limits": "Bounds that people have agreed on, or that nature sets.",
  "tables.limits.limit": "What the limit is called.",
  "tables.limits.of":
    "What is counted: made, used, stock (at the end of a period), imported, exported, shipped, run (runs started) or hours.",
  "tables.limits.what":
    "Of what: a good, a technique (run), a skill (hours), a capacity (used) or a route (shipped).",
  "tables.limits.place":
    "The place; a region: the sum over the places below it. Empty: the sum over all.",
  "tables.limits.period": "The period. Empty: each period by itself.",
  "tables.limits.maximum": "No more than this. Empty: no upper bound.",
  "tables.limits.minimum": "No less than this. Empty: no lower bound.",
  ...documented("limits"),

  "tables.goals":
    "What is sought once needs are served as well as can be, one stage after the other. Without any row: the least hours, where work is stated.",
  "tables.goals.stage":
    "Stages are decided in the order of these numbers; rows of one stage are added up.",
  "tables.goals.sense": "most or least.",
  "tables.goals.measure":
    "What is counted: hours, made, used, stock (at the end of the plan), imported, exported, shipped, run, waste, fulfilment, or gap (how far places are apart in their fulfilment).",
  "tables.goals.of":
    "Of which good, technique, skill, capacity, route or need. Empty: of all that can be counted so.",
  "tables.goals.weight": "What the row counts in the sum of its stage. Empty: 1.",
  "tables.goals.tier":
    "The tier whose needs are meant, for fulfilment and gap; a gap must have one, and is narrowed within that tier. Empty: every tier.",
  "tables.goals.breakpoints":
    "Where the slope of the value of a fulfilment changes, separated by semicolons and rising to 1. With slopes, the tier is then weighed and not levelled. Empty: the tier is levelled.",
  "tables.goals.slopes":
    "What one more unit of fulfilment is worth below each break point, separated by semicolons and falling. Empty: the tier is levelled.",
  ...documented("goals"),

  "tables.scenarios": "What might happen: each a set of changes.",
  "tables.scenarios.scenario": "The name of the scenario.",
  "tables.scenarios.weight":
    "How probable it is: 0.2 for once in five times. What is missing to 1 is the economy without changes. Empty: not stated; a plan that insures against scenarios needs it.",
  "tables.scenarios.known_from":
    "The first period in which it is known whether it happens. Empty: the first of all, so that the whole plan can follow it.",
  ...documented("scenarios"),

  "tables.changes": "How a scenario changes the other tables.",
  "tables.changes.scenario": "The scenario.",
  "tables.changes.action":
    "set: change a cell. add: add a row. remove: take a row away, or empty the cell. Empty: set.",
  "tables.changes.table": "The table that is changed.",
  "tables.changes.key":
    "The row: its key columns as column=value, separated by semicolons; * stands for anything. Key columns that are not named must be empty in the row.",
  "tables.changes.column": "The column that is changed. Empty: the row as a whole.",
  "tables.changes.period": "The period in which the change holds. Empty: every period.",
  "tables.changes.factor": "What the number there is multiplied by. Empty: value says it.",
  "tables.changes.value": "What the cell holds from then on. Empty: factor says it.",
  ...documented("changes"),

  "tables.sources": "Where figures are from.",
  "tables.sources.source": "The name by which other tables know the source.",
  "tables.sources.title": "Its title. Empty: not stated.",
  "tables.sources.citation": "Who published it, where and when. Empty: not stated.",
  "tables.sources.licence": "Under which terms it may be used. Empty: not stated.",
  "tables.sources.date": "When it was published or fetched. Empty: not stated.",
  "tables.sources.reliability": "How far it can be relied on, in words. Empty: not stated.",
  "tables.sources.note": "Anything else worth saying about it.",

  ...planTables,
  ...format,
} as const;
