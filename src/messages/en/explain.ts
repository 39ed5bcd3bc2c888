/**
 * Sentences of: explain, compare, labour content. ICU MessageFormat; keys begin with `explain` or
 * `compare`. `placed` and `timed` say whether the place and the period are worth naming: an economy of one
 * place does not name it in every sentence.
 */
export const explain = {
  "explain.unknown-kind":
    "“{what}” can’t be explained. Ask for whole, or for need:NAME, good:NAME or workplace:NAME; a place and a period may follow, as in need:bread@Hill#2.",
  "explain.unknown-name": "The plan has no {kind} “{name}”.",
  "explain.unknown-name-near": "The plan has no {kind} “{name}”; did you mean “{near}”?",
  "explain.unknown-period":
    "The plan has no period “{period}”; its periods run from {first} to {last}.",
  "explain.more-rows": "… and {count, plural, one {one more row} other {# more rows}}.",
  "explain.list": "{item}; {rest}",
  "explain.everywhere": "everywhere",
  "explain.other-places": "{count, plural, one {one other place} other {# other places}}",

  "explain.column.added": "added by the plan",
  "explain.column.after": "after",
  "explain.column.amount": "amount",
  "explain.column.arrived": "arrived",
  "explain.column.asked": "asked",
  "explain.column.available": "hours there",
  "explain.column.before": "before",
  "explain.column.capacity": "capacity",
  "explain.column.closing": "closing stock",
  "explain.column.complete": "counted",
  "explain.column.content": "hours in a unit, all told",
  "explain.column.count": "asked for",
  "explain.column.delivered": "delivered",
  "explain.column.direct": "hours where it is made",
  "explain.column.drawn": "drawn by routes",
  "explain.column.earned": "earned",
  "explain.column.end": "ends as",
  "explain.column.exported": "exported",
  "explain.column.from": "from",
  "explain.column.from-period": "from period",
  "explain.column.fulfilment": "fulfilled",
  "explain.column.gain": "gain",
  "explain.column.good": "good",
  "explain.column.group": "group",
  "explain.column.hours": "hours",
  "explain.column.hours-arriving": "hours that arrive",
  "explain.column.hours-leaving": "hours that leave",
  "explain.column.idle": "idle",
  "explain.column.idle-share": "idle share",
  "explain.column.imported": "imported",
  "explain.column.installed": "installed",
  "explain.column.keeping": "to be kept",
  "explain.column.kept": "kept",
  "explain.column.least": "least",
  "explain.column.level": "level",
  "explain.column.made": "made",
  "explain.column.mean": "mean",
  "explain.column.measure": "what the level decides",
  "explain.column.met": "fully met",
  "explain.column.missing": "missing",
  "explain.column.need": "need",
  "explain.column.opening": "opening stock",
  "explain.column.paid": "paid",
  "explain.column.people": "people",
  "explain.column.people-added": "of them by training",
  "explain.column.people-first": "people at first",
  "explain.column.people-last": "people at last",
  "explain.column.period": "period",
  "explain.column.periods": "periods",
  "explain.column.periods-after": "periods after the plan",
  "explain.column.place": "place",
  "explain.column.points": "points for one unit more",
  "explain.column.points-of-good": "points per unit",
  "explain.column.price": "shadow price",
  "explain.column.rank": "no.",
  "explain.column.required": "asked",
  "explain.column.runs": "runs",
  "explain.column.scarce": "scarce",
  "explain.column.sent": "sent",
  "explain.column.share": "share",
  "explain.column.skill": "skill",
  "explain.column.start": "start in period",
  "explain.column.step": "one more",
  "explain.column.technique": "work",
  "explain.column.tier": "tier",
  "explain.column.to": "to",
  "explain.column.unit": "unit",
  "explain.column.use-share": "in use",
  "explain.column.used": "used",
  "explain.column.waste": "left over",
  "explain.column.way": "way",
  "explain.column.workplace": "workplace",
  "explain.column.one-more-takes": "one unit more takes",
  "explain.column.worth": "gain by shadow price",

  "explain.need-title": "The need {need}",
  "explain.need-delivered": "What is asked and what is delivered",
  "explain.need-nothing": "Nothing is asked here.",
  "explain.need-one":
    "{need}{placed, select, yes { in {place}} other {}}{timed, select, yes {, period {period}} other {}}: {delivered, number, ::@#####} of {asked, number, ::@#####} {unit} ({fulfilment, number, ::percent .#}).",
  "explain.need-sum":
    "{need}, all together: {delivered, number, ::@#####} of {asked, number, ::@#####} {unit} ({fulfilment, number, ::percent .#}).",
  "explain.need-worst":
    "Worst served: {need}{placed, select, yes { in {place}} other {}}{timed, select, yes {, period {period}} other {}}, {delivered, number, ::@#####} of {asked, number, ::@#####} {unit} ({fulfilment, number, ::percent .#}).",
  "explain.held-back-heading":
    "What holds {need} at {fulfilment, number, ::percent .#}{placed, select, yes { in {place}} other {}}{timed, select, yes {, period {period}} other {}}{others, plural, =0 {} one { (one more place or period was decided with it)} other { (# more places and periods were decided with it)}}",
  "explain.held-back":
    "What holds it back: {things}{others, plural, =0 {} one {; and one more thing} other {; and # more things}}. A shadow price says by how many percentage points the least fulfilment decided here would rise with one unit more.",
  "explain.held-back-by-nothing":
    "No single scarce thing holds {need} back: a little more of any one of them would not help by itself.",
  "explain.more-levels-heading": "Others that fare better",
  "explain.more-levels":
    "{count, plural, one {One further group of places and periods is} other {# further groups of places and periods are}} held back at higher fulfilments. Ask for one of them: need:{need}@PLACE#PERIOD.",
  "explain.scarce-good": "{good}{placed, select, yes { in {place}} other {}}",
  "explain.scarce-stock": "the opening stock of {good}{placed, select, yes { in {place}} other {}}",
  "explain.scarce-labour": "the hours of {skill}{placed, select, yes { in {place}} other {}}",
  "explain.scarce-cover":
    "people who can do the work of {skill}{placed, select, yes { in {place}} other {}}",
  "explain.scarce-people": "people of {skill}{placed, select, yes { in {place}} other {}}",
  "explain.scarce-own":
    "the hours of the own people of {skill}{placed, select, yes { in {place}} other {}}",
  "explain.scarce-secondment": "the limit on how many hours of {skill} go elsewhere ({way})",
  "explain.scarce-end": "the end level of {good}{placed, select, yes { in {place}} other {}}",
  "explain.scarce-reserve": "the reserve of {good}{placed, select, yes { in {place}} other {}}",
  "explain.scarce-storage": "the room to store {good}{placed, select, yes { in {place}} other {}}",
  "explain.scarce-import": "the import limit of {good}{placed, select, yes { in {place}} other {}}",
  "explain.scarce-export": "the export limit of {good}{placed, select, yes { in {place}} other {}}",

  "explain.help": "What would help most",
  "explain.help-how":
    "{count, plural, =0 {Nothing was planned again; the list goes by shadow prices.} one {The first was planned again with the change, one unit more (or 1 % more of what there is much of); its gain is the difference of the two plans.} other {The first # were each planned again with the change, one unit more (or 1 % more of what there is much of); a gain is the difference of the two plans.}}",
  "explain.help-rest":
    "{count, plural, one {One further change was} other {# further changes were}} not planned again; by the shadow prices they promise less.",
  "explain.help-nothing":
    "No single change to stocks, capacities, people, routes or limits would help by itself.",
  "explain.gain":
    "{rank, number}. {what}: {need} {amount, number, ::sign-except-zero @#####} {unit}{others, plural, =0 {} one {, and one other need gains} other {, and # other needs gain}}{losers, plural, =0 {} one {, while one other need loses} other {, while # other needs lose}}.{rises, select, yes { The least fulfilment of tier {tier, number} rises from {before, number, ::percent .##} to {after, number, ::percent .##}.} other {}}",
  "explain.gain-shift":
    "{rank, number}. {what}: {need}{placed, select, yes { in {place}} other {}}{timed, select, yes {, period {period}} other {}} goes from {before, number, ::percent .##} to {after, number, ::percent .##}{others, plural, =0 {} one {, one more place or period gains} other {, # more places and periods gain}}, at the cost of {losers, plural, one {one that fares} other {# that fare}} better.",
  "explain.gain-goal":
    "{rank, number}. {what}: {measure}{named, select, yes { of {of}} other {}} goes from {before, number, ::@#####} to {after, number, ::@#####}.",
  "explain.need-costs": "What one unit more of each need would take",
  "explain.need-costs-how":
    "Shadow prices of goal {stage, number}, {measure}{named, select, yes { of {of}} other {}}: by how much it would be set back if one unit more were asked.",
  "explain.gain-none":
    "{rank, number}. {what}: no need gains. Something else that is scarce holds them back as well.",
  "explain.gain-failed": "{rank, number}. {what}: could not be planned again. {because}",
  "explain.not-planned": "The changed economy has no plan ({status}).",
  "explain.step-capacity":
    "{more, select, one {one unit more} other {{size, number, ::@##} more (1 %)}} of {capacity} at {workplace} (there are {now, number, ::@#####})",
  "explain.step-labour":
    "one more person for {skill} in {place} ({hours, number, ::@#####} hours a period)",
  "explain.step-secondment":
    "{more, select, one {one hour more} other {{size, number, ::@##} hours more (1 %)}} of {skill} allowed to go elsewhere, {way} (allowed: {now, number, ::@#####})",
  "explain.step-route":
    "{more, select, one {one tonne more} other {{size, number, ::@##} t more (1 %)}} a period on {route} (it carries {now, number, ::@#####} t)",
  "explain.step-limit":
    "the limit {limit} {side, select, minimum {lowered} other {raised}} by {size, number, ::@##} (now {side, select, minimum {at least} other {at most}} {now, number, ::@#####})",
  "explain.step-storage":
    "room for {size, number, ::@##} {unit} more of {good}{placed, select, yes { in {place}} other {}} (there is room for {now, number, ::@#####})",
  "explain.step-keeping":
    "the {kind, select, end {end level} other {reserve}} of {good}{placed, select, yes { in {place}} other {}} lowered by {size, number, ::@##} {unit} (asked: {now, number, ::@#####})",
  "explain.step-capacity-end":
    "the end level of {capacity} at {workplace} lowered by {size, number, ::@##} (asked: {now, number, ::@#####})",
  "explain.step-import":
    "{size, number, ::@##} {unit} more of {good} allowed to be imported{placed, select, yes { to {place}} other {}} (allowed: {now, number, ::@#####})",
  "explain.step-export":
    "{size, number, ::@##} {unit} more of {good} allowed to be exported{placed, select, yes { from {place}} other {}} (allowed: {now, number, ::@#####})",
  "explain.step-stock":
    "{size, number, ::@##} {unit} more of {good} at hand at the beginning{placed, select, yes { in {place}} other {}} (there is {now, number, ::@#####})",

  "explain.good-title": "The good {good}, in {unit}",
  "explain.good-nothing": "Nothing is made, used, kept or brought of it here.",
  "explain.balance": "Where it comes from and where it goes",
  "explain.good-made": "Made in all: {amount, number, ::@#####} {unit}.",
  "explain.balance-reads":
    "In each row, opening stock, made, arrived, imported and earned add up to the rest. Opening stock is what is left of the last closing stock.",
  "explain.good-sources": "Who brings it",
  "explain.good-uses": "Who draws on it",
  "explain.paths": "What it ends up in",
  "explain.paths-rule":
    "Ways from the good to its ends, over all places and periods; the amount is what of it goes this way. What work that makes several goods together uses counts in full for each of them. Ways of less than a thousandth are left out.",
  "explain.paths-cut":
    "There are more ways than could be followed; what is shown is true, but others are missing.",
  "explain.paths-more":
    "{count, plural, one {One further way carries} other {# further ways carry}} less than those shown.",
  "explain.end":
    "{kind, select, need {need {name}} exported {export} paid {payment for imports} drawn {transport} stock {closing stock} other {left over}}",
  "explain.labour": "Labour in it",
  "explain.labour-none": "The economy states no hours for any work, so there is nothing to count.",
  "explain.in-part": "in part",
  "explain.labour-rule-mix":
    "Hours in a unit, direct and indirect, by the plan’s own mix of techniques, freight and lags. What is lost in store and on the way keeps its hours, as a loss.",
  "explain.labour-rule-inherited":
    "{inherited, select, none {Opening stocks, what was on its way, imports and work done before the plan count without hours.} other {Opening stocks, what was on its way, imports and work done before the plan count as many hours as making the same would take in this plan; where the plan does not make the same, none.}}",
  "explain.labour-rule-travel":
    "What people on their way to work in other places lose counts with the work that they do there.",
  "explain.labour-rule-joint":
    "{joint, select, refuse {Where one work makes several goods together, no figure is given.} first {Where one work makes several goods together, the first named carries all its hours.} weight {Where one work makes several goods together, its hours are shared by weight.} amount {Where one work makes several goods together, its hours are shared by amount.} other {Where one work makes several goods together, its hours are shared as stated.}} What is nothing but left over carries none.",
  "explain.labour-incomplete":
    "“In part”: something that the plan does not make, an import or an opening stock, went into it and counts without hours.",
  "explain.labour-joint":
    "The labour content is not given: {technique} makes {goods} together, and how its hours are to be shared between them has not been chosen. Choose a rule: the first carries all, by weight, or stated shares.",
  "explain.labour-weightless":
    "The labour content is not given: {technique} makes several goods together, and its hours can’t be shared by weight, since there is no weight for {goods}. State it in the table goods, or choose another rule.",
  "explain.labour-units":
    "The labour content is not given: {technique} makes {goods} together, which are not counted in one unit, so that its hours can’t be shared by amount. Choose another rule.",
  "explain.labour-shares":
    "The labour content is not given: the shares stated for {technique}, which makes {goods}, are negative or add up to {sum, number, ::@#####}, not to 1.",
  "explain.labour-circular":
    "The labour content is not given: what goes round here takes as much as it gives, so that no number of hours fits.",
  "explain.scarcity": "Where more of it would have helped",
  "explain.not-scarce": "Nowhere: one unit more of it would not have improved anything.",
  "explain.scarce-where":
    "Shadow prices: for a tier, by how many percentage points the least fulfilment decided at that level would rise with one unit more; for a goal, by how much its measure would improve.",
  "explain.level":
    "{kind, select, tier {tier {stage, number}} other {goal {stage, number}: {measure} {of}}}",

  "explain.workplace-title": "Plan slip of {workplace}",
  "explain.slip-tasks": "What to do",
  "explain.slip-idle": "Nothing is asked of it in this plan.",
  "explain.periods-ago":
    "{count, plural, one {begun one period before the plan} other {begun # periods before the plan}}",
  "explain.slip-gives": "What it makes, and for whom",
  "explain.slip-takes": "What it needs, and from whom",
  "explain.slip-rule-to":
    "What comes together in a place in a period is one pool; each who draws on it gets from each who brings in proportion.",
  "explain.slip-rule-from":
    "What comes together in a place in a period is one pool; each who draws on it takes from each who brings in proportion.",
  "explain.slip-later": "What it will make after the plan, from work begun in it",
  "explain.slip-hours": "Hours",
  "explain.slip-hours-sum": "{total, number, ::@#####} hours in all.",
  "explain.slip-seconded": "Who comes from other places, and who goes there",
  "explain.slip-seconded-rule":
    "People who come to {place} do the work of their skill there next to its own, at whichever workplace; the hours between leaving and arriving are lost on the way.",
  "explain.slip-seconded-part":
    "{timed, select, yes {Period {period}: of} other {Of}} the hours of {skill}{placed, select, yes { in {place}} other {}}, {received, number, ::@#####} ({share, number, ::percent .#}) are of people from other places.",
  "explain.slip-trains": "Who learns there, and what they leave for it",
  "explain.slip-capacities": "Capacities",
  "explain.slip-adds": "What it builds",
  "explain.after-plan":
    "{count, plural, one {one period after the plan} other {# periods after the plan}}",
  "explain.party-site": "{where} ({technique})",
  "explain.party-started": "{where} ({technique}, begun before the plan)",
  "explain.party-route":
    "{side, select, from {from {place} by {route}} other {to {place} by {route}}}",
  "explain.party-shipped": "from {place} by {route}, sent before the plan",
  "explain.party-route-draw": "for transport on {route}",
  "explain.party-need": "need {need}",
  "explain.party-need-group": "need {need}, {group}",
  "explain.party-trade": "{side, select, from {imports} other {exports}}",
  "explain.party-currency": "{side, select, from {earned by exports} other {paid for imports}}",
  "explain.party-stock": "{side, select, from {opening stock} other {closing stock}}",
  "explain.party-waste": "left over",

  "explain.whole-title": "What the plan of {economy} can and can’t guarantee",
  "explain.tiers": "What is guaranteed",
  "explain.tier-met": "Tier {tier, number}: everything asked for is met in full.",
  "explain.tier-short":
    "Tier {tier, number}: {met, number} of {count, number} are met in full; nobody gets less than {least, number, ::percent .#}, the mean is {mean, number, ::percent .#}.",
  "explain.places": "Place by place",
  "explain.groups": "Group by group",
  "explain.gap":
    "Tier {tier, number}: {worst} is served worst ({low, number, ::percent .#} on average), {best} best ({high, number, ::percent .#}){there, select, yes {, most apart in {need}} other {}}; Theil’s index of the gap is {theil, number, ::@##} (0: none).",
  "explain.gap-none": "Tier {tier, number}: all places are served alike.",
  "explain.shortages": "What is missing",
  "explain.no-shortages": "Nothing is missing: every need, end level and reserve is met in full.",
  "explain.idle-capacities": "Capacities that stand idle",
  "explain.idle-hours": "Hours that are free",
  "explain.secondments": "Who helps in other places",
  "explain.secondments-sum":
    "{hours, number, ::@#####} hours leave to help elsewhere; {lost, number, ::@#####} of them are lost on the way.",
  "explain.training": "Who learns or leaves a skill",
  "explain.goals": "What was sought beyond the needs",
  "explain.goal":
    "Goal {stage, number}, {measure}{named, select, yes { of {of}} other {}}: {value, number, ::@#####}.",
  "explain.notes": "What its reader should know",
  "explain.certificate": "Certificate",
  "explain.certified":
    "Checked from the plan’s own figures: largest imbalance {imbalance, number, ::scientific .0}, dual residual {dual, number, ::scientific .0}, gap to the proven best {gap, number, ::scientific .0}.",
  "explain.not-certified":
    "The plan fails its certificate: largest imbalance {imbalance, number, ::scientific .0}, dual residual {dual, number, ::scientific .0}, gap to the proven best {gap, number, ::scientific .0}. Don’t use it.",

  "compare.title": "From {before} to {after}",
  "compare.column.change": "change",
  "compare.column.column": "column",
  "compare.column.least-after": "least, after",
  "compare.column.least-before": "least, before",
  "compare.column.mean-after": "mean, after",
  "compare.column.mean-before": "mean, before",
  "compare.column.holds-after": "holds back, after",
  "compare.column.holds-before": "holds back, before",
  "compare.column.rise": "points",
  "compare.column.row": "row",
  "compare.column.share-after": "fulfilled, after",
  "compare.column.share-before": "fulfilled, before",
  "compare.column.table": "table",
  "compare.column.what": "what",
  "compare.needs": "Who gains and who loses",
  "compare.needs-same": "Nobody gains and nobody loses: all needs are met as before.",
  "compare.needs-count":
    "Needs by place and period: {gain, plural, one {one gains} other {# gain}}, {lose, plural, one {one loses} other {# lose}}.",
  "compare.gains-most":
    "Gains most: {need}{placed, select, yes { in {place}} other {}}{timed, select, yes {, period {period}} other {}}, from {before, number, ::percent .#} to {after, number, ::percent .#}.",
  "compare.loses-most":
    "Loses most: {need}{placed, select, yes { in {place}} other {}}{timed, select, yes {, period {period}} other {}}, from {before, number, ::percent .#} to {after, number, ::percent .#}.",
  "compare.keeping": "End levels and reserves",
  "compare.binding": "What is scarce, and what it holds back",
  "compare.binds-nothing": "Nothing, before or after: no single scarce thing has a price.",
  "compare.binds-no-more":
    "No longer: {things}{others, plural, =0 {} one {; and one more} other {; and # more}}.",
  "compare.binds-now":
    "Only now: {things}{others, plural, =0 {} one {; and one more} other {; and # more}}.",
  "compare.economies": "What is different in the economies",
  "compare.economies-count":
    "{count, plural, =0 {Nothing: both plans were made for the same tables.} one {One difference.} other {# differences.}}",
  "compare.row-added": "(row added)",
  "compare.row-removed": "(row removed)",
  "compare.hours": "Hours",
  "compare.hours-sum": "{before, number, ::@#####} hours before, {after, number, ::@#####} after.",
  "compare.people": "People at the end",
  "compare.goal":
    "Goal {stage, number}, {measure}{named, select, yes { of {of}} other {}}: {before, number, ::@#####} before, {after, number, ::@#####} after.",
  "compare.activities": "Work that changes",
  "compare.goods": "Goods of which more or less is made, traded, used or left over",
  "compare.same": "Nothing changes.",
} as const;
