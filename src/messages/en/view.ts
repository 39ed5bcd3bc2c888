/** Sentences of charts and of the report page. ICU MessageFormat; keys begin with `view`. */
export const view = {
  // The page.
  "view.title": "Plan: {economy}",
  "view.scenario": "Scenario: {scenario}",
  "view.skip": "Skip to the content",
  "view.contents": "On this page",
  "view.in-short": "In short",
  "view.status-holds":
    "This plan can be carried out on the figures it was made from: its sums were recomputed, and hold.",
  "view.status-fails": "This plan fails its certificate: its sums don’t hold. Don’t use it.",
  "view.figure-tier":
    "least fulfilment of tier {tier, number}; {met, number} of {count, number} are met in full",
  "view.figure-hours": "hours of work",
  "view.figure-periods": "{count, plural, one {period} other {periods}}",
  "view.figures": "The figures as a table",
  "view.scroll": "Table that scrolls sideways",
  "view.always": "always",
  "view.list": "{item}; {rest}",
  "view.start": "start",
  "view.percent": "{percent} %",
  "view.everywhere": "Everywhere",
  "view.made":
    "Made by Commonweal. This page needs nothing else: it can be passed on, printed and kept as it is.",

  "view.other-page":
    "something else than the page of a plan stands here, and it was left alone; choose another name for the plan",

  // Columns of tables that explanations don’t have.
  "view.column.after-period": "after {period}",
  "view.column.allowed": "allowed",
  "view.column.best": "best served",
  "view.column.check": "what was checked",
  "view.column.covered": "covered by other skills",
  "view.column.date": "date",
  "view.column.end": "to be left",
  "view.column.found": "found",
  "view.column.lent": "lent to other skills",
  "view.column.licence": "licence",
  "view.column.limit": "storage limit",
  "view.column.measure": "what was decided",
  "view.column.most": "most",
  "view.column.needed": "needed",
  "view.column.people": "people",
  "view.column.period": "{numbered, select, yes {period {period}} other {{period}}}",
  "view.column.ratio": "most ÷ least",
  "view.column.reached": "reached",
  "view.column.received": "from other places",
  "view.column.reserve": "reserve",
  "view.column.rows": "rows",
  "view.column.seconded": "sent to other places",
  "view.column.source": "source",
  "view.column.stage": "stage",
  "view.column.start": "at the start",
  "view.column.theil": "Theil’s index",
  "view.column.tight": "no hour left in",
  "view.column.title": "what it is",
  "view.column.tonnes": "tonnes",
  "view.column.under-way": "under way at the end",
  "view.column.worst": "worst served",

  // Fulfilment.
  "view.fulfilment": "Who gets how much of what was asked",
  "view.fulfilment-caption":
    "Fulfilment in percent: what is delivered of what was asked, rounded down. Needs of a tier stand below each other, the one that fares worst anywhere first; tier 1 is guaranteed first. The more a cell stands out, the more is missing; an empty one means that nothing is asked.",
  "view.fulfilment-none": "Nothing is asked for in this economy.",
  "view.full-everywhere":
    "{count, plural, one {One more is} other {# more are}} met in full everywhere and always",
  "view.at-place": "{what}, {place}",
  "view.least-over-periods":
    "There are too many periods and places to show each: a cell is the least of all periods.",
  "view.heat-of": "Fulfilment in percent: {title}",
  "view.tier": "Tier {tier, number}",
  "view.shade-full": "in full",
  "view.shade": "{lower, number, ::percent} to {upper, number, ::percent}",
  "view.shade-least": "below {upper, number, ::percent}",
  "view.need-of-group": "{need} ({group})",
  "view.end-level": "end level: {good}",
  "view.reserve": "reserve: {good}",
  "view.capacity-end": "end level: {capacity} at {workplace}",

  // What binds.
  "view.binding": "What holds it back, and what one more would bring",

  // Gaps between places.
  "view.gaps": "How far apart the places are",
  "view.gaps-caption":
    "From the worst to the best served place, in percent of what was asked; each line is one period. The table has the ratio of both, and Theil’s index over all places, which is 0 where all are served alike and grows with the distance between them.",
  "view.gaps-alike": "Served alike in all places, always: {needs}.",
  "view.gaps-one-place": "There is only one place, so there are no gaps between places.",
  "view.gap-of": "Worst and best served place: {need}",
  "view.gap-lowest": "worst served place",
  "view.gap-highest": "best served place",

  // Flows of a good.
  "view.flows": "Where things come from, and where they go",
  "view.flows-none": "No good passes through more than one pair of hands.",
  "view.flow-choose": "Good:",
  "view.flow-of": "Where {good} comes from, and where it goes",
  "view.flow-caption":
    "{good}, in {unit}, all periods together: the work or stock it comes from, the place where it arises, the place where it is used, and what for. What comes together in a place is mixed, so that each use there has its part in each source. Needs that people have asked for are blue, losses are brown.",
  "view.flow-source": "comes from",
  "view.flow-origin": "arises in",
  "view.flow-destination": "is used in",
  "view.flow-use": "is used for",
  "view.flow-others": "{count, plural, one {one other} other {# others}}",
  "view.flow-transport": "transport",
  "view.flow-lost-in-store": "lost in store",
  "view.flow-lost-on-the-way": "lost on the way",
  "view.flow-under-way":
    "{side, select, from {on its way at the start} other {on its way at the end}}",

  // The map.
  "view.map": "Where it happens",
  "view.map-caption":
    "Places by their coordinates. The larger a circle, the more people live there{tiered, select, yes {; its shade, and the figure beside it, is the least fulfilment of any need of tier {tier, number}} other {}}. Lines are what is sent from place to place over all periods, wider for more tonnes.",
  "view.map-none":
    "There is no map: fewer than two places have coordinates. The columns latitude and longitude of the table places take them.",
  "view.map-unplaced": "Not on the map, since their coordinates are not stated: {places}.",
  "view.kilometres": "{distance} km",

  // Several scenarios.
  "view.branches": "If things go otherwise",
  "view.branches-how":
    "This plan holds for {count, plural, one {one way} other {# ways}} in which things may go: until they can be told apart, the same is done in all. What this page shows elsewhere is the first of them. Each has a folder of its own beside it, with all its tables.",
  "view.branch": "{stated, select, yes {as the economy states} other {{scenario}}}",
  "view.branch-of":
    "Who gets how much: {stated, select, yes {as the economy states} other {{scenario}}}",
  "view.column.branch": "what comes",
  "view.column.weight": "probability",

  // Labour.
  "view.labour": "Work, by skill and place",
  "view.labour-of": "Hours by skill in {place}",
  "view.labour-caption":
    "What the hours that are there go into, all periods together: each bar is all hours of a skill in a place, the people’s own and those of who helps them; the number beside it says how many. Skills whose hours nobody has stated are counted and not limited.",
  "view.labour-none": "The economy states no hours for any work.",
  "view.hours-needed": "needed for its own work",
  "view.hours-lent": "lent to other skills",
  "view.hours-seconded": "sent to other places",
  "view.hours-idle": "free",
  "view.hours-own": "up to here, hours of their own; beyond, of who helps",

  // Stocks.
  "view.stocks": "Stocks over time",
  "view.stocks-caption":
    "Stock at the start and after each period.{more, plural, =0 {} one { One more stock is in the table.} other { # more stocks are in the table.}} What is to be left at the end may lie in store or be under way: sown fields, goods on their way.",
  "view.stocks-none": "Nothing is kept in stock.",
  "view.stock": "{good}, {unit}",
  "view.stock-at": "{good} in {place}, {unit}",
  "view.stock-level": "stock",
  "view.stock-reserve": "reserve to be kept",
  "view.stock-limit": "most that can be stored",
  "view.stock-under-way": "and what is under way at the end",
  "view.stock-end": "to be left at the end",

  // Slips.
  "view.slips": "Plan slips of the workplaces",
  "view.slips-how":
    "What is asked of each workplace, with what, from whom and for whom. What one slip asks of a workplace is what the others’ slips receive from it. Printed, each slip is a page of its own.",
  "view.slips-none": "The economy names no workplaces.",
  "view.slips-open": "Open or close all slips",
  "view.slip-at": "{workplace}, {place}",

  // The certificate.
  "view.certificate": "Certificate",
  "view.proof-holds":
    "Every balance, capacity, skill, route and limit was recomputed from the economy and from this plan’s tables, by code that had no part in making the plan.{whole, select, yes {} other { And of each stage it was checked that nothing better was possible.}}",
  "view.proof-imbalance": "largest difference between sources and uses, relative",
  "view.proof-dual": "largest shadow price of the wrong sign, relative",
  "view.proof-gap": "largest distance to the best that is possible, relative",
  "view.proves": "What it proves",
  "view.proves-balance":
    "The plan keeps within what the economy says is there: nothing is used twice, and nothing comes from nowhere.",
  "view.proves-optimal":
    "No other plan would serve the worst served better in a tier without taking from an earlier one; nor reach more of the goals without taking from the needs.",
  "view.proves-again": "Whoever has this plan’s folder can check both again: commonweal certify.",
  "view.proves-not": "What it doesn’t prove",
  "view.proves-not-figures":
    "That the figures are true. A yield, a head count or an opening stock that was stated wrongly makes a wrong plan whose sums hold.",
  "view.proves-not-done": "That the work will be done, or that the weather will be as assumed.",
  "view.proves-not-right":
    "That the tiers and goals are the right ones. That is for those who live with them to decide.",
  "view.order": "In which order it was decided",
  "view.order-how":
    "Each stage is decided in turn, and kept while the next is decided. Of a tier the least fulfilment is given.",
  "view.stage": "{kind, select, tier {tier {stage, number}} other {goal {stage, number}}}",
  "view.size":
    "The program had {rows, number} rows, {columns, number} columns and {nonzeros, number} coefficients, and was solved with {engine}.",

  // Notes and sources.
  "view.notes": "Notes, and where the figures come from",
  "view.notes-none": "There is nothing else that its reader should know.",
  "view.sources": "Sources",
  "view.sources-count":
    "Of {rows, number} rows in the tables, {with, number} name a source ({share}).",
} as const;
