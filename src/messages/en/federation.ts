/** Sentences of: rolling, rationing, gaps, idle means. ICU MessageFormat; keys begin with `roll`, `ration`, `gaps` or `idle`. */
export const federation = {
  "roll.summary": "go on from a later period: what the plan has left, and what happened",
  "roll.details":
    "DIR is an economy, PLAN the plan that was carried out up to the period. What the plan left becomes the economy that begins with PERIOD: stocks, work and shipments under way, capacities, people. It is planned, and what changes against the rest of the old plan is said.",
  "roll.details-happened":
    "FILE is a CSV file with the columns of the table changes, without the scenario: action, table, key, column, period, factor, value. Its changes are made to the economy as it would be if all had gone as planned: a stock that was lost, work that was not begun.",
  "roll.option.to": "the period that comes first now, by its number or its name",
  "roll.option.plan": "the plan carried out so far (otherwise: the economy is planned first)",
  "roll.option.happened": "what turned out otherwise than planned",
  "roll.option.out":
    "where the economy and its plan go (otherwise: rolled/DIR-PERIOD, in the folder you are in)",
  "roll.option.scenario": "the scenario that came true",
  "roll.which-scenario":
    "The plan was made for several scenarios. Say with --scenario which came true: {expected}.",
  "roll.unknown-scenario":
    "The plan was not made for a scenario {found}{hint, select, yes {; did you mean {near}?} other {.}}{count, plural, =0 {} other { It was made for {expected}.}}",
  "roll.progress": "Rolling to period {period}",
  "roll.title": "What changes against the rest of the plan, from period {period} on",
  "roll.planned-first": "No plan was given, so the economy was planned first.",
  "roll.written":
    "The economy as it is now is in {economy}, its plan in {plan}. Next: commonweal explain {plan} whole",
  "roll.written-economy": "The economy as it is now is in {economy}, to look into.",
  "roll.no-first-plan":
    "There is no plan to go on from. {because} Give the plan that was carried out: --plan PLAN.",
  "roll.unknown-period":
    "There is no period {found}{hint, select, yes {; did you mean {near}?} other {.}} The periods are {expected}.",
  "roll.other-economy":
    "The plan was made for an economy that differs in {count, plural, one {one figure} other {# figures}}. What was done is taken from the plan, everything else from the economy.",
  "roll.no-period":
    "The economy has no period {found}. Its periods are {expected}; name the one that is to come first.",
  "roll.unknown-work":
    "The plan has {technique} at {where}, which the economy doesn’t know. Roll the economy that the plan was made for.",
  "roll.unknown-stock":
    "The plan has a stock of {good}{placed, select, yes { in {place}} other {}}, which the economy doesn’t know. Roll the economy that the plan was made for.",
  "roll.unknown-shipment":
    "The plan sends {good} by {route}, which the economy doesn’t know. Roll the economy that the plan was made for.",
  "roll.less-than-nothing":
    "Of {what} at {where}, runs before now take away what is only replaced later, so that less than nothing would be left; 0 is stated. Put right what there really is.",
  "roll.goal-over":
    "Goal {stage, number} is about the need {need}, which nobody has in the periods that are left; it is left out.",
  "roll.share-differs":
    "Of {technique} at {where}, begun before, {share, number, ::percent .#} counts towards the levels at the end, not {before, number, ::percent .#}: its hours were others in periods that are over.",
  "roll.scenario-over": "What the scenario {scenario} changes is over; it is left out.",
  "roll.scenario-lost":
    "The {count, plural, one {change} other {# changes}} of scenario {scenario} can’t be made to what is left, nor is the plan one of its economy; the scenario is left out. State it anew.",
  "roll.scenario-restated":
    "Scenario {scenario} is restated as {count, plural, one {one change} other {# changes}} to what is left.",
  "roll.changes-over":
    "{count, plural, one {One change of scenario {scenario} is} other {# changes of scenario {scenario} are}} about periods that are over, and left out.",

  "ration.summary": "turn a shortage into rations per person, place by place",
  "ration.details":
    "DIR is an economy, PERIOD one of its periods, by its number or its name. What the plan carried out so far has left, and what happened, is planned anew, so that a shortage is shared fairly and all later periods count: today's ration doesn't eat tomorrow's seed.",
  "ration.details-out":
    "Writes rations.csv, shipments.csv (what is to be sent beyond the plan) and rations.html, which has a card to print for each place.",
  "ration.option.out":
    "where rations and shipments go (otherwise: rations/DIR-PERIOD, in the folder you are in)",
  "ration.progress-other": "Finding out what the other way of sharing would give",
  "ration.title": "Rations for period {period}",
  "ration.how": "How it is shared",
  "ration.sharing":
    "{sharing, select, leximin {Shared by leximin: the worst served are served as well as they can be, and whoever has plenty gives.{compared, select, yes { The last column says what each would get if own needs came first.} other {}}} other {Own needs first: each place keeps what it could do alone, and only what lies above is shared.{compared, select, yes { The last column says what each would get if all was shared.} other {}}}}",
  "ration.other-unknown": "What the other way of sharing would give can’t be said. {why} {because}",
  "ration.nothing": "Nothing of tier 1 is asked for in this period.",
  "ration.rounded": "Rations are rounded down to three digits.",
  "ration.no-days":
    "The periods have no length (periods.years), so that there are no rations per day.",
  "ration.place": "{place}",
  "ration.met":
    "{short, plural, =0 {Everything guaranteed is met in full.} one {One of {count, number} guaranteed needs is rationed.} other {# of {count, number} guaranteed needs are rationed.}}",
  "ration.shipments": "To be sent beyond the plan",
  "ration.shipments-how":
    "Shipments of this period that the plan before did not have, or not of this size.",
  "ration.no-shipments": "Nothing more is to be sent between places than was planned.",
  "ration.column.people": "people",
  "ration.column.asked-each": "asked, each",
  "ration.column.each": "ration, each",
  "ration.column.each-day": "a day",
  "ration.column.all": "in all",
  "ration.column.share": "of what is asked",
  "ration.column.own-first": "own needs first",
  "ration.column.shared": "if all was shared",
  "ration.column.route": "route",
  "ration.column.now": "now",
  "ration.column.more": "more",
  "ration.column.arrives": "arrives in",
  "ration.written": "Written to {path}: rations.csv, shipments.csv, and rations.html to print.",
  "ration.other-folder":
    "{path} holds something else than rations, and is left as it is. Choose another folder with --out.",
  "ration.arriving": "To arrive, beyond the plan",
  "ration.leaving": "To be sent, beyond the plan",

  "gaps.places": "How far apart places are",
  "gaps.groups": "How far apart groups are",
  "gaps.periods": "How far apart periods are",
  "gaps.column.lowest": "least served",
  "gaps.column.highest": "best served",
  "gaps.column.ratio": "times",
  "gaps.column.theil": "Theil’s index",
  "gaps.by-people":
    "Widest first, by Theil’s index (0: all are served alike), in which everybody counts by their people.",
  "gaps.alike":
    "Widest first, by Theil’s index (0: all are served alike), in which everybody counts by their people; where somebody’s people are unknown ({count, plural, one {one need} other {# needs}}), each counts alike.",
  "gaps.cost": "What narrowing the gaps costs",
  "gaps.without": "without the goals that narrow gaps",
  "gaps.cost-unknown": "Could not be planned again without the goals that narrow gaps. {because}",
  "gaps.cost-tier":
    "Tier {tier, number}: the places are {gap_with, number, ::percent .#} apart, summed over needs and periods; without the goals that narrow gaps it would be {gap_without, number, ::percent .#}. The mean fulfilment is {mean_with, number, ::percent .##}; it would be {mean_without, number, ::percent .##}.",
  "gaps.cost-nothing": "Nobody would have more or less without them: it costs nobody anything.",
  "gaps.cost-who": "Who has what with them (before), and would have without (after):",
  "idle.uses": "What idle hours and capacities could be used for",
  "idle.how":
    "{count, plural, =0 {For each, its best use by the shadow prices; nothing was planned again.} one {For each, its best use. The first was planned again with it; its gain is the difference of the two plans.} other {For each, its best use. The first # were each planned again with it; a gain is the difference of the two plans.}}",
  "idle.second":
    "{hours, number, ::@#####} free hours of {skill} in {from} help in {to}{lost, select, unknown {, if none are lost on the way} other {}}",
  "idle.learn":
    "what is free of {skill} in {place} ({people, number, ::@###} people) learns {other}, or stands in",
  "idle.move": "{amount, number, ::@###} of {capacity} moved from {from} to {to}",
  "idle.column.lacks": "what its work lacks",

  "own-needs.option": "each place keeps what it could do alone; only what lies above is shared",
  "own-needs.holds":
    "Own needs come first: {count, plural, one {one thing that a place could do alone is kept} other {# things that places could do alone are kept}}, and only what lies above is shared.{differ, plural, =0 { If all was shared, every place would be served the same.} other {}}",
  "own-needs.place":
    "{place}: the least fulfilment of tier 1 is {here, number, ::percent .#}; if all was shared, it would be {shared, number, ::percent .#}.",
  "own-needs.alone": "each place alone: {what}",
  "own-needs.kept": "what each place could do alone is kept (own needs first)",
} as const;
