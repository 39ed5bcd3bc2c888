/** Two columns that every table of accounts has. */
const documented = <const T extends string>(table: T) =>
  ({
    [`accounts-tables.${table}.source`]:
      "Where the figures of this row are from. Empty: not stated.",
    [`accounts-tables.${table}.note`]:
      "Anything worth saying about this row. It is not computed with.",
  }) as Readonly<Record<`accounts-tables.${T}.source` | `accounts-tables.${T}.note`, string>>;

/**
 * Sentences of: accounts-tables. What each table of accounts (`accounts-tables.<table>`) and each of its columns
 * means. ICU MessageFormat.
 */
export const accountsTables = {
  "accounts-tables.reports":
    "What was stated of a period: one figure a row. A figure that nobody states is unknown, not zero. Different figures for one thing, by whomever, stay side by side.",
  "accounts-tables.reports.report":
    "A name for the statement, by which a later one can replace it. Empty: it can’t be replaced.",
  "accounts-tables.reports.by":
    "Who states it: a workplace, a place (of itself, its workplaces, and places below it), or an observer.",
  "accounts-tables.reports.about":
    "The workplace or place it is a figure of. Empty: of whoever states it. A place: with all that belongs to it.",
  "accounts-tables.reports.period": "The period it is a figure of.",
  "accounts-tables.reports.what":
    "opening, closing: stock at the beginning and end. made, used: by work. sent, received: with another holder. imported, exported: with the outside. delivered: to needs. served: people to whom a need was served. lost: spoilt, wasted, gone. hours: worked. run: runs of a technique started. installed: capacity there.",
  "accounts-tables.reports.of":
    "A good; for hours a skill, for run a technique, for installed a capacity, for served a need.",
  "accounts-tables.reports.with":
    "For sent: to whom, for received: from whom; a workplace or lowest place. Otherwise empty.",
  "accounts-tables.reports.amount": "How much. Never less than zero.",
  "accounts-tables.reports.unit":
    "The unit of the amount, if it is another than the good’s: the table units must say how they convert. Empty: the good’s own.",
  "accounts-tables.reports.accuracy":
    "How exact it is: one standard deviation as a share of the amount, 0.02 for 2 %. Empty: by the method.",
  "accounts-tables.reports.error":
    "How exact it is: one standard deviation in the unit of the amount. Empty: see accuracy.",
  "accounts-tables.reports.method":
    "How it was found: inspected, counted, weighed, measured, sampled, estimated. Empty: not stated.",
  "accounts-tables.reports.stated":
    "When it was stated: a date as 2027-03-31, or with time and offset. Empty: not stated.",
  "accounts-tables.reports.replaces":
    "The report that this one corrects, by the same author: that one stays in the table and counts no more. Empty: none.",
  ...documented("reports"),

  "accounts-tables.observers":
    "Who besides workplaces and places states figures: inspectors, statistical offices, people who count from outside.",
  "accounts-tables.observers.observer": "The name by which reports know them.",
  "accounts-tables.observers.name": "What they are called in texts. Empty: the same as observer.",
  ...documented("observers"),

  "accounts-tables.tolerances":
    "How exact figures, recipes and habits are held to be, where the standard ones don’t fit.",
  "accounts-tables.tolerances.in":
    "Of what: a method (inspected, counted, weighed, measured, sampled, estimated, unstated); output of work; grown: what is harvested periods after work began; weather: shared by all who grow the same; input; work: hours; freight: what transport draws; transit: losses on the way; keeping: losses in store; losses that nobody reports; unmentioned: movements that nobody reports; tables: figures of the economy; serving: goods per person served.",
  "accounts-tables.tolerances.of":
    "The good, kind, technique, skill, route or need for which it holds. Empty: all.",
  "accounts-tables.tolerances.share": "One standard deviation, as a share of the figure.",
  ...documented("tolerances"),

  "accounts-tables.deadlines": "Until when the reports of a period are due.",
  "accounts-tables.deadlines.period": "The period.",
  "accounts-tables.deadlines.due": "The last day on which a report of it is in time.",
  ...documented("deadlines"),
} as const;
