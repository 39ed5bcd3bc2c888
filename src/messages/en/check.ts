/** One thing of a kind. Where a cell may name several kinds, the value lists them: `goods_skills`. */
const oneOf = (value: string) =>
  `{${value}, select, periods {period} seasons {season} places {place} groups {group of people} goods {good} kinds {kind of goods} units {unit} workplaces {workplace} techniques {technique} capacities {capacity} skills {skill} routes {route} needs {need} limits {limit} scenarios {scenario} sources {source} workplaces_places {workplace or place} capacities_skills {capacity or skill} goods_kinds {good or kind of goods} goods_skills {good or skill} goods_capacities {good or capacity} goods_routes {good or route} other {name}}`;

const severalOf = (value: string) =>
  `{${value}, select, periods {periods} seasons {seasons} places {places} groups {groups of people} goods {goods} kinds {kinds of goods} workplaces {workplaces} techniques {techniques} capacities {capacities} skills {skills} routes {routes} needs {needs} scenarios {scenarios} sources {sources} other {names}}`;

/** The names of a list, and how many more there are. */
const list = "{names}{more, plural, =0 {} other { and # more}}";

/** Where else the same mistake stands. */
const alsoIn =
  "{others, plural, =0 {} one { (also in {nextFile} row {nextRow})} other { (also in {nextFile} row {nextRow}, # more rows in all)}}";

/** Sentences of: check. ICU MessageFormat; keys begin with the name of the part. */
export const check = {
  // Where a problem stands.
  "check.at-row": "{file} row {row}: {sentence}",
  "check.at-key": "{file} ({key}): {sentence}",
  "check.at-file": "{file}: {sentence}",

  // Single cells.
  "check.cell.required": 'column "{column}" is empty; every row needs it',
  "check.cell.type":
    'column "{column}" holds "{found}"; expected {type, select, number {a number} integer {a whole number} yes {yes or no} names {names, separated by semicolons} numbers {numbers, separated by semicolons} other {a name}}',
  "check.cell.whole": 'column "{column}" holds {found}; expected a whole number',
  "check.cell.below": 'column "{column}" holds {found}; it cannot be less than {expected}',
  "check.cell.over": 'column "{column}" holds {found}; it cannot be more than {expected}',
  "check.cell.not-above": 'column "{column}" holds {found}; it must be more than {expected}',
  "check.cell.choice":
    'column "{column}" holds "{found}"; {hint, select, yes {did you mean "{suggestion}"? It} other {it}} takes one of: {expected}',

  // Keys and names.
  "check.key.duplicate":
    "{key} stands in row {first} too. A row is known by {columns}: remove one of the two, or make them differ there",
  "check.reference.unknown": `{verb, select, makes {technique "{subject}" makes} uses {technique "{subject}" uses} adds {technique "{subject}" adds} asks {need "{subject}" asks for} other {column "{column}" names}} unknown ${oneOf("kind")} "{found}"; {hint, select, yes {did you mean "{suggestion}"?} other {correct the name, or add it to {file}}}${alsoIn}`,
  "check.reference.no-table": `${severalOf("kind")} are named here (${list}), but {file} has none: add them there, column "{column}"`,
  "check.reference.ambiguous": `column "{column}" names "{found}", which is a ${oneOf("first")} and a ${oneOf("second")}: rename one of the two${alsoIn}`,

  "check.spelling": `${oneOf("kind")} "{name}" and "{other}" (row {row}) differ only in capitals, accents or spaces: if they are one thing, write it in one way`,

  // Tables.
  "check.table.empty":
    "there are no {table}, and without them there is nothing to plan: add a row for each",
  "check.table.no-needs":
    "nothing is asked for: add needs (or goals, or levels of stocks and capacities to leave at the end)",
  "check.table.no-techniques":
    "there are no techniques, so nothing is made: the plan can only share out what is in stock or imported",

  // Periods.
  "check.period.gap":
    "period {after} follows period {before}: if a period is missing between the two, add it; if not, state the years of each period",
  "check.period.from-after-until":
    "this row holds from period {from} until period {until}, which is never: swap the two, or correct one",
  "check.period.overlap":
    'this row ({key}) holds in the same period as row {row} ({other}): let "until" of one end before "from" of the other (an empty lag is a lag of 0)',
  "check.period.unstated": `{what}: "{amount}" is stated for some periods, but not for ${list}, and no row holds for every period: then there is nothing. Add rows for these periods, with 0 if that is meant`,

  // Places.
  "check.place.cycle":
    'places lie in each other: {chain}. Empty the column "parent" of the one that is at the top',
  "check.place.region": `"{place}" is a region, and {table, select, population {people live} workplaces {a workplace stands} workforce {people work} secondments {people come from and go to} other {a route begins and ends}} in one lowest place: name one of ${list}`,
  "check.place.workplace-too":
    '"{name}" is a workplace and a place: rename one of the two, since columns such as "where" may name either',
  "check.place.people-groups":
    '"{place}" has {number} people, but its groups in the population add up to {groups}: correct one. Needs per person go by the groups',
  "check.place.people-below":
    '"{place}" has {number} people, but the places in it have {below}: correct one. Needs per person go by the lowest places',

  // Units and goods.
  "check.unit.half":
    'unit "{unit}" needs both "of" and "factor": fill "{column}" too, or empty both',
  "check.unit.unknown":
    'unit "{found}" does not stand in the table of units{others, plural, =0 {} one { (one more row has it)} other { (# more rows have it)}}; {hint, select, yes {did you mean "{suggestion}"?} other {correct it, or add it there}}',
  "check.unit.cycle":
    'unit "{unit}" is defined by others that are defined by it, and the factors multiply to {round} instead of 1: correct one of them',
  "check.unit.weight":
    'one {unit} of "{good}" weighs {found} t here, but by its unit {expected} t: correct the weight or the unit',
  "check.good.pooled-weight":
    '"{good}" is pooled, so it is not shipped and its weight counts for nothing: empty one of the two columns',
  "check.good.pooled-place":
    '"{good}" is pooled: there is one balance of it for all places, so the place "{place}" counts for nothing; leave it empty',

  // Techniques.
  "check.technique.nothing":
    'technique "{technique}" makes, uses and adds nothing: give it rows in recipes, or remove it',
  "check.technique.nowhere":
    'technique "{technique}" can run nowhere{limited, select, yes { in "{where}"} other {}}: workplace "{workplace}", which comes nearest, has no capacity "{capacity}". Add it to the capacities there',
  "check.technique.no-workplace":
    'technique "{technique}" can run nowhere: no workplace{limited, select, yes { in "{where}"} other {}} has what it uses, such as "{capacity}". Add a workplace and its capacities',
  "check.technique.row-of-elsewhere":
    'technique "{technique}" never runs at "{workplace}", so this row counts for nothing: correct the workplace, or give it the capacities that the technique uses',
  "check.technique.started-elsewhere":
    'technique "{technique}" cannot run at "{where}": name a workplace or place where it can',
  "check.technique.started-long-ago":
    'nothing of technique "{technique}" falls later than {longest, plural, one {# period} other {# periods}} after its start, so what was started {found, plural, one {# period} other {# periods}} ago is over: correct the number, or remove the row',
  "check.technique.too-late":
    'technique "{technique}" gives nothing until {lag, plural, one {# period} other {# periods}} after its start, and the plan has {count}: add periods, or it only counts as work under way',
  "check.technique.season-too-late":
    'technique "{technique}" starts in season "{season}", which first comes in period {start}, and gives nothing until {lag, plural, one {# period} other {# periods}} later, after the last period: add periods, or it only counts as work under way',
  "check.technique.unpaid":
    'technique "{technique}" takes "{good}" {lag, plural, one {# period} other {# periods}} after its start, when all that it gives is there: what starts near the end of the plan looks free of it',

  // Capacities.
  "check.capacity.no-life":
    'column "{column}" counts for nothing without a life: state the life of "{capacity}", or empty it',
  "check.capacity.short-life":
    '"{capacity}" is retired by 1/life a period, and its life is {life}: state a life of 1 or more',
  "check.capacity.geometric-age":
    'geometric retirement takes the same share whatever the age, so the age of "{capacity}" counts for nothing: empty it',
  "check.capacity.worn-out":
    '"{capacity}" is {age} periods old and lasts {life}, so there is none of it left: correct the age or the life, or state an amount of 0',
  "check.capacity.differs":
    'column "{column}" of "{capacity}" at "{workplace}" differs from that of row {row}, which holds for all periods: state it there only',
  "check.capacity.unused":
    'no technique uses "{capacity}", nothing is stored in it, and no end level asks for it: add it to the uses of a technique, or remove it',

  // Labour.
  "check.skill.unlimited": `nobody has stated the hours there are of ${list}: they are counted, but not limited. Add them to the workforce to plan within them`,
  "check.skill.itself": 'skill "{skill}" can stand in for itself anyway: take it out of the list',
  "check.skill.elsewhere": `technique "{technique}" needs skill "{skill}", of which there is none where it runs (${list}): add workforce there, or it stands still`,
  "check.skill.no-life":
    'column "retirement" counts for nothing without a life: state the life of "{skill}", or empty it',
  "check.skill.short-life":
    '"{skill}" is lost by 1/life a period, and its life is {life}: state a life of 1 or more',
  "check.skill.hours-unknown": `technique "{technique}" adds people with skill "{skill}", and nobody has stated how many hours such a person works in ${list}: add a row to the workforce there (people 0 if there are none yet), or name in "where" the place in which it runs`,
  "check.skill.none-to-leave": `technique "{technique}" takes people from skill "{skill}", and nobody is stated to have it in ${list}: add them to the workforce there, or name in "where" the place in which it runs`,
  "check.secondment.itself":
    '"{place}" lends people to itself: correct one of the two places, or remove the row',
  "check.secondment.loses-all":
    'a travel of 1 loses every hour of "{skill}" on the way: it is a share, 0.05 for 5 percent',
  "check.secondment.unlimited":
    'nobody has stated the hours there are of "{skill}", so nobody needs to go anywhere and this row counts for nothing: add them to the workforce, or remove the row',
  "check.secondment.nobody":
    'nobody in "{place}" is stated to have skill "{skill}", so nobody can go: add them to the workforce there, or remove the row',
  "check.skill.long-day":
    "{found} hours for each person are more than the {most} hours that the period has: correct the hours, or the years of the period",

  // Stocks.
  "check.stock.not-stored":
    '"{good}" cannot be stored, since its survival is empty, so no "{column}" can be kept: state its survival (1: nothing is lost), or empty "{column}"',
  "check.stock.storage-of-nothing":
    '"{good}" cannot be stored, since its survival is empty: "{column}" counts for nothing. State its survival (1: nothing is lost), or empty it',
  "check.stock.pooled-place":
    '"{good}" is pooled: there is one stock of it for all places, so leave the place empty (it says "{place}")',
  "check.stock.opening-over-limit":
    'the opening stock of "{good}", {opening}, is more than can be stored, {limit}: correct one. What is not used in the first period cannot be kept',
  "check.stock.level-over-limit":
    '"{column}" of "{good}" asks for {level}, and {limit} can be stored: correct one',
  "check.stock.tier-of-nothing":
    'a tier for "{column}" counts for nothing while "{column}" is empty: fill it, or empty the tier',
  "check.stock.amount-of-no-capacity":
    '"storage_amount" says how much room a unit of "{good}" takes, but not of what: fill "storage_capacity"',
  "check.stock.nothing":
    'this row says nothing about the stock of "{good}": fill a column, or remove it',
  "check.stock.pooled-room":
    '"{good}" is pooled: it is in no place, so it takes no room of "{capacity}" at a workplace. Leave the cell empty, or give the stock a storage_limit',
  "check.stock.no-room": `"{good}" is stored in "{capacity}", of which there is none in ${list}: nothing can be stored there. Add the capacity to a workplace`,
  "check.stock.hidden": `in "{place}" this row stands in place of {general} as a whole, so ${list} of that row {count, plural, one {does} other {do}} not hold for "{good}" there: repeat what should`,

  // Routes and trade.
  "check.route.circle": 'route "{route}" leads from "{place}" to itself: correct one end',
  "check.route.too-late":
    'what route "{route}" takes arrives {lag, plural, one {# period} other {# periods}} later, and the plan has {count}: nothing that leaves in it arrives in time',
  "check.route.loses-all":
    'route "{route}" loses all it carries: a loss is a share, 0.05 for 5 percent',
  "check.route.carries-nothing":
    'route "{route}" carries every good that has a weight, and none has: name what it carries, or give goods a weight',
  "check.route.good-and-kind": `"{name}" is a good and a kind of goods: route "{route}" carries all of ${list}. Rename one of the two if only the good is meant`,
  "check.route.pooled":
    '"{name}" is pooled, so it is in all places at once and is not shipped: take it off route "{route}"',
  "check.route.no-weight": `route "{route}" counts tonnes, and no weight is stated of ${list}: state the weight in tonnes of one unit`,
  "check.shipped.pooled":
    '"{good}" is pooled, so it is in all places at once and not on its way: remove the row, and state it as opening stock',
  "check.shipped.not-carried":
    'route "{route}" does not carry "{good}": correct one of them, or name the good in "carries" of the route',
  "check.shipped.arrived":
    'route "{route}" takes {lag, plural, one {# period} other {# periods}}, so what was sent {found, plural, one {# period} other {# periods}} ago has arrived and counts for nothing here: correct the number, or add it to the opening stock of "{good}" in "{place}"',
  "check.trade.not-pooled":
    '"{currency}" is paid with, so there must be one balance of it for all places: write "yes" in its column "pooled"',
  "check.trade.itself": '"{good}" is bought and sold for itself: name another currency',
  "check.trade.closed":
    'without a price, "{good}" is neither imported nor exported: state a price, or remove the row',
  "check.trade.limit-of-closed":
    'without an {way} price there is no {way} of "{good}", so its limit counts for nothing: state the price',
  "check.trade.free":
    'any amount of "{good}" can be had for nothing: state a price, or an import limit',
  "check.trade.money-machine":
    '"{good}" is bought at {price} and sold at {back}: whoever does both earns without end. Correct the prices, or limit one direction',

  // Needs.
  "check.need.both": 'need "{need}" states an amount and an amount per person: keep one',
  "check.need.neither": 'need "{need}" states no amount: fill "amount" or "per_person"',
  "check.need.pooled-place":
    'need "{need}" asks for "{good}" in a place, but it is pooled and there is one balance of it for all: leave the place empty',
  "check.need.weight":
    'need "{need}" has a weight, and tier {tier} is shared out by leximin, which weighs no need above another: empty the weight, use tiers, or state break points and slopes for the tier in the goals',
  "check.need.overlap":
    "this row ({key}) and row {row} ({other}) ask for the same thing in the same place and period: keep one, or name different places or periods",
  "check.need.no-group": `need "{need}" is per person of group "{group}", and nobody of that group lives in ${list}: add them to the population`,
  "check.need.no-people": `need "{need}" is per person, and nobody has stated how many people there are in ${list}: fill "people" of the places, or add the population`,

  // Limits.
  "check.limit.nothing": 'limit "{limit}" limits nothing: state a maximum or a minimum',
  "check.limit.negative-maximum":
    'limit "{limit}" allows at most {maximum}, which is less than nothing: state 0 or more',
  "check.limit.negative-minimum":
    'limit "{limit}" asks for at least {minimum}, which holds anyway: state 0 or more',
  "check.limit.impossible":
    'limit "{limit}" asks for at least {minimum} ("{of}" of "{what}"), and nothing in this economy can give any: lower it, or say how',
  "check.limit.contradiction":
    'the limits on "{of}" of "{what}" contradict each other: at least {least} ({minimums}), at most {most} ({maximums}). Change one of them{others, plural, =0 {} one { (see row {rows})} other { (see rows {rows})}}',

  // Goals.
  "check.goal.of-what": `stage {stage} measures "{measure}", and must say of which ${oneOf("kind")}: fill "of"`,
  "check.goal.tier-of-other":
    'stage {stage} measures "{measure}", and only fulfilment has tiers: empty the tier',
  "check.goal.no-tier": "nothing is asked for in tier {tier}: correct the tier, or remove the row",
  "check.goal.concave-of-other":
    'break points and slopes shape the fulfilment of a tier: write measure "fulfilment" and sense "most", or empty them (column "{column}" says otherwise)',
  "check.goal.concave-extra":
    'break points and slopes shape the fulfilment of a whole tier, so "{column}" must be empty; weights stand with the needs',
  "check.goal.concave-tier": "break points and slopes shape the fulfilment of a tier: say of which",
  "check.goal.concave-twice":
    "tier {tier} has break points and slopes in row {row} already: keep one",
  "check.goal.concave-half":
    'break points need slopes, and slopes break points: fill "{column}" too',
  "check.goal.concave-count":
    "there are {breakpoints} break points and {slopes} slopes: state one slope for each break point, that up to it",
  "check.goal.concave-breakpoints":
    "the break points are {found}; they must rise, and the last must be 1",
  "check.goal.concave-slopes":
    "the slopes are {found}; they must be above 0 and fall, or the more would count the more there is",

  "check.goal.gap-most": 'stage {stage} asks for the widest gap between places: write "least"',
  "check.goal.gap-tier":
    "a gap is narrowed within a tier, before what is left of it is shared out: say of which",
  "check.goal.gap-weighed":
    "tier {tier} is weighed by break points and slopes (row {row}), so there is no floor to keep while its gap is narrowed: remove one of the two",
  "check.goal.gap-stage":
    "a gap is narrowed within its tier {tier}, so stage {stage} can count nothing else (row {row} does): give one of them another stage",
  "check.goal.gap-of-one":
    "no need of tier {tier} that is meant here is asked for in more than one place, so there is no gap to narrow: correct the row, or remove it",

  // The economy as a whole.
  "check.supply.none": `nothing makes, imports or holds any "{good}", which is wanted for ${list}: add a recipe that makes it, an import or an opening stock, or that stays undone`,
  "check.supply.out-of-reach": `"{good}" can be had elsewhere, but no route brings it to ${list}: add a route (goods without a weight must be named in "carries"), or it stays at 0 there`,
  "check.supply.starved": `technique "{technique}" takes "{good}", which can be had elsewhere, but not where it runs (${list}): add a route, or it stands still there`,
  "check.supply.no-use":
    '"{good}" must not be left over, and nothing uses, asks for, exports or stores it, so nothing that makes it can run: add a technique that treats it',
  "check.growth.from-nothing": `technique "{technique}" makes ${list} out of nothing: it takes no goods, no hours and no capacity, and no limit holds it. State what it takes, or limit its runs`,
  "check.growth.multiplies": `${list} make more of {goods} than they use, without hours, capacity or anything else from outside, so there is no end to it: correct the amounts, or state what they take`,
  "check.growth.multiplies-in-time": `${list} together make more of {goods} than they use, without hours, capacity or anything else from outside, so these grow as long as the plan lasts: state what holds them, unless that is meant`,

  // Figures out of scale.
  "check.scale.variant":
    '"{column}" is {found} here and {expected} in row {row}, which is otherwise alike: is one of them in another unit?',
  "check.scale.sibling":
    'this takes {found} of "{item}" for each "{product}", and {count} other techniques that make it take about {expected}: is this in another unit?',

  // Changes: patches and scenarios.
  "check.scenario.weights":
    "the weights of the {count, plural, one {scenario} other {# scenarios}} add up to {sum}: they are probabilities, so no more than 1 together; what is missing to 1 is the economy without changes",
  "check.scenario.breaks": 'in scenario "{scenario}": {sentence}',
  "check.patch.table":
    'there is no table "{found}"{hint, select, yes {; did you mean "{suggestion}"?} other {: name one of the tables of an economy}}',
  "check.patch.key-form":
    'column "key" holds "{found}", which is no key; write {expected}, with values that hold a semicolon, an equals sign or a quote in double quotes',
  "check.patch.key-unknown-column":
    'column "key" names "{found}", which is no key column of {table}; {hint, select, yes {did you mean "{suggestion}"? A row there is} other {a row there is}} known by {columns}',
  "check.patch.key-twice": 'column "key" names "{column}" twice: name it once',
  "check.patch.column":
    '{table} has no column "{found}"; {hint, select, yes {did you mean "{suggestion}"?} other {name one of its columns}}',
  "check.patch.key-column":
    '"{column}" is part of the key of {table}: remove the row and add another instead of changing its key',
  "check.patch.no-period":
    '{table} holds for all periods alike: leave the column "period" of this change empty',
  "check.patch.two-periods":
    "the key names period {inKey} and the change period {found}: name the period once",
  "check.patch.period": "there is no period {found}; the periods are {expected}",
  "check.patch.set-nothing":
    'a change that sets a value must say in "column" of which column; to remove the row, write "remove" in "action"',
  "check.patch.no-value":
    'a change must say a "value" or a "factor"; to empty the cell, write "remove" in "action"',
  "check.patch.value-and-factor": 'state a "value" or a "factor", not both',
  "check.patch.factor-of-text":
    'column "{column}" holds no number, so it takes no factor: state a "value"',
  "check.patch.factor-of-nothing":
    '{key} states no "{column}", so there is nothing to multiply: state a "value"',
  "check.patch.remove-value":
    'a change that removes takes no value and no factor: leave them empty, or write "set" in "action"',
  "check.patch.remove-required":
    'column "{column}" must be filled in every row, so it cannot be emptied: remove the row, or set another value',
  "check.patch.remove-period":
    "{key} holds for every period, so it cannot be removed for period {period} alone: set a value for that period",
  "check.patch.add-any": 'a row that is added needs a key of its own, without "*"',
  "check.patch.add-no-column": 'this value has no "column": say which column it is for',
  "check.patch.add-factor": 'a row that is added has nothing to multiply: state a "value"',
  "check.patch.add-taken":
    'a row {key} stands there already: write "set" in "action" to change it, or remove it too',
  "check.patch.add-missing":
    'the row {key} that is added states no "{column}", which every row of its table needs: add a change for it',
  "check.patch.twice":
    'column "{column}" of {key} is changed twice here (also in {counted, select, row {row} other {change}} {other}): keep one',
  "check.patch.removed-and-set":
    "{key} is changed here and removed in {counted, select, row {row} other {change}} {other}: keep one",
  "check.patch.no-row":
    "no row of {table} has the key {key}{hint, select, yes {; did you mean {suggestion}?} other {: correct the key}}",
  "check.patch.no-row-then":
    "the rows of {table} with the key {key} do not hold in period {period}: name a period in which they do",
  "check.patch.key-fuller":
    "no row of {table} has just the key {key}; did you mean {suggestion}?{count, plural, =1 {} other { # rows have this key and more: to change all of them, write * for the columns that are missing.}}",
  "check.patch.scenario":
    'there is no scenario "{found}"{hint, select, yes {; did you mean "{suggestion}"?} other {: add it to the table scenarios}}',
} as const;
