/** Sentences of: accounts. What reports come to, what they rest on, what can't be true. ICU MessageFormat. */
export const account = {
  // What a quantity is.
  "account.opening": "{of} in store at {holder} at the beginning of {period}",
  "account.closing": "{of} in store at {holder} at the end of {period}",
  "account.made": "{of} made at {holder} in {period}",
  "account.used": "{of} used at {holder} in {period}",
  "account.sent": "{of} sent by {holder} to {with} in {period}",
  "account.received": "{of} received by {holder} from {with} in {period}",
  "account.imported": "{of} imported by {holder} in {period}",
  "account.exported": "{of} exported by {holder} in {period}",
  "account.delivered": "{of} delivered at {holder} in {period}",
  "account.served": "people served with {of} at {holder} in {period}",
  "account.lost": "{of} lost at {holder} in {period}",
  "account.hours": "hours of {of} worked at {holder} in {period}",
  "account.run": "runs of {of} started at {holder} in {period}",
  "account.installed": "{of} installed at {holder} in {period}",
  "account.moved": "{of} given by {holder} to its place in {period}, beyond what is stated as sent",
  "account.shipped": "{of} sent on {holder} in {period}",
  "account.spare": "{of} not used at {holder} in {period}",
  "account.weather": "how much better {of} did everywhere in {period} than its recipe says",
  "account.off":
    "{with, select, output {by how much more {of} {holder} made in {period} than its recipes say} input {by how much more {of} {holder} used in {period} than its recipes say} work {by how many more hours of {of} {holder} worked in {period} than its recipes say} carried {by how much more {of} {holder} had at the beginning of {period} than was left of its last stock} capacity {by which share more {of} {holder} had at first than the tables say} serving {by how much more than usual was given to those served with {of} at {holder} in {period}} other {by how much more {of} arrived at {holder} in {period} than was sent, less usual losses}}",
  "account.own": "{quantity} (its common store, without its workplaces)",
  "account.whole": "the whole economy",
  "account.before":
    "{count, plural, one {the period before the first} other {the period # before the first}}",

  // What a relation is.
  "account.relation.balance":
    "what {holder} had, made and got of {of} in {period}, against what became of it",
  "account.relation.carried":
    "the stock of {of} at {holder} at the beginning of {period}, against what was left of the last one",
  "account.relation.sum":
    "the figures of {holder} for {of} in {period}, against those of its parts",
  "account.relation.output":
    "what {holder} made of {of} in {period}, against what its recipes give",
  "account.relation.input": "what {holder} used of {of} in {period}, against what its recipes take",
  "account.relation.work":
    "the hours of {of} at {holder} in {period}, against those its recipes take",
  "account.relation.transit":
    "what {holder} received of {of} from {with} in {period}, against what was sent",
  "account.relation.capacity":
    "what is installed of {of} at {holder} in {period}, against what is used",
  "account.relation.serving":
    "what was delivered for {of} at {holder} in {period}, against the people served",

  // The account.
  "account.title": "The account of {economy}: {from} to {to}",
  "account.title-one": "The account of {economy}: {from}",
  "account.overview": "What was reported",
  "account.counts":
    "{reports, plural, one {One report} other {# reports}} by {authors, plural, one {one} other {#}}: {counting, plural, one {one counts} other {# count}}{replaced, plural, =0 {} one {, one was corrected by a later one} other {, # were corrected by later ones}}{repeated, plural, =0 {} one {, one repeats another} other {, # repeat others}}{late, plural, =0 {} one {; one came late} other {; # came late}}.",
  "account.fit":
    "Together they {fit, select, yes {fit the balances} other {do not fit the balances}}: χ² = {chi} with {degrees, plural, one {one degree} other {# degrees}} of freedom{aside, plural, =0 {} one {; without one claim that was set aside, {after}} other {; without # claims that were set aside, {after}}}.",
  "account.support":
    "Of the figures reported, {others, plural, one {one is} other {# are}} supported by others than their party (a place with its workplaces), {own, plural, one {one} other {#}} only by other reports of the same party, {nobody, plural, one {one} other {#}} by nothing.",
  "account.unsupported": "Resting on one party’s word",
  "account.unsupported-lines":
    "Nothing but reports of the same party says what these are. They may well be right; a visit, the report of whoever is at the other end, or a figure from outside would show it. The largest, by how much of what is usual for the good they are:",
  "account.flags": "What can't all be true",
  "account.no-flags":
    "No figure is further off than its accuracy allows. That proves no report: what all who could contradict it have agreed on, or what nobody else sees, is found only by going there.",
  "account.flags-lines":
    "Each is a question, not an accusation: a figure, a recipe or an assumption is off, and both ends are asked to look. At most {level, number, ::percent} of them are expected to be right after all.",
  "account.movements": "How far figures moved",
  "account.movements-lines":
    "Reports that count, and that the others moved furthest for their accuracy:",
  "account.assumptions": "What was assumed",
  "account.assumptions-lines":
    "Where nobody reports, and where recipes and habits tie figures together, shares are held to be one standard deviation. The table tolerances changes them.",
  "account.assumption.inspected": "inspected figures",
  "account.assumption.counted": "counted figures",
  "account.assumption.weighed": "weighed figures",
  "account.assumption.measured": "measured figures",
  "account.assumption.sampled": "sampled figures",
  "account.assumption.estimated": "estimated figures",
  "account.assumption.unstated": "figures without a method",
  "account.assumption.output": "what work gives, against recipes",
  "account.assumption.grown": "harvests of one holder, against recipes",
  "account.assumption.weather": "harvests of all, against recipes",
  "account.assumption.input": "what work takes, against recipes",
  "account.assumption.work": "hours, against recipes",
  "account.assumption.freight": "what transport draws, against the tables",
  "account.assumption.transit": "losses on the way, against the tables",
  "account.assumption.keeping": "losses in store, against the tables",
  "account.assumption.losses": "losses that nobody reports, of what went through",
  "account.assumption.unmentioned": "movements that nobody reports, of what went through",
  "account.assumption.tables": "opening figures of the economy's tables",
  "account.assumption.serving": "goods per person served",
  "account.missing": "What was not reported",
  "account.missing-lines": "Nothing was put in its place.",
  "account.nothing-missing": "No report that others would lead one to expect is missing.",
  "account.silent": "nothing reported",
  "account.gap": "{what, select, opening {opening} other {closing}} stock of {of} not reported",
  "account.one-sided": "the other end of {of}, {from} to {to}",
  "account.late": "report {report} came on {stated}, due {due}",
  "account.twice": "Stated differently by the same author",
  "account.twice-lines": "All count, each by its accuracy, until one replaces another.",
  "account.basis.report": "{by}",
  "account.basis.tables": "tables of the economy",
  "account.basis.assumption": "assumption",
  "account.column.figure": "figure",
  "account.column.by": "stated by",
  "account.column.stated": "stated",
  "account.column.best": "best estimate",
  "account.column.from": "from",
  "account.column.to": "to",
  "account.column.others": "others say",
  "account.column.score": "score",
  "account.column.unit": "unit",
  "account.column.what": "what",
  "account.column.share": "give or take",
  "account.column.count": "how often",
  "account.column.holder": "who",
  "account.column.missing": "missing",
  "account.column.periods": "of",

  // Flags.
  "account.flag.figure":
    "{number}. {figure}: {by} states {stated}; without it, everything else says {expected}, give or take {deviation} {unit}.",
  "account.flag.assumption":
    "{number}. {figure}: taken to be {assumed}, it comes to {expected}, give or take {deviation} {unit}.",
  "account.flag.nothing-else":
    "{number}. {figure}: {by} states {stated} {unit}; without it, nothing says what it is.",
  "account.flag.repeated":
    "{number}. What {by} states as {what, select, opening {opening stocks} closing {closing stocks} other {{what}}} of {of} is {sign, select, high {too high} other {too low}} by {share, number, ::percent .0}, give or take {deviation, number, ::percent .0}, in {count} figures together.",
  "account.flag.common":
    "{number}. What {count} holders state as {what, select, opening {opening stocks} closing {closing stocks} other {{what}}} of {of} in {period} is {sign, select, high {too high} other {too low}} by {share, number, ::percent .0}, give or take {deviation, number, ::percent .0}.",
  "account.flag.broken":
    "What doesn’t hold: {relation}; {size} {unit} {side, select, over {too much} other {too little}}.",
  "account.flag.explanation": "{share, number, ::percent}: {explanation}.",
  "account.screens": "Figures that stand out by themselves",
  "account.screens-lines":
    "Without any balance: figures that may not have been found anew, rounder than the method gives, or unlike their own series. There may be good reasons.",
  "account.screens-line": "{by}, {figure}: {finding}.",
  "account.screens-author": "{by}: {finding}.",
  "account.flag.alternative": "It can’t be told from: {figure}.",
  "account.flag.task": "To look at it: {told}.",
  "account.flag.nothing": "nothing",
} as const;
