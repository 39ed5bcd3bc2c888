/** Sentences of: accounts-format. The reference of the tables of accounts. ICU MessageFormat. */
export const accountsFormat = {
  "accounts-format.title": "The tables of accounts",
  "accounts-format.generated":
    "This page is made from the same lists of tables and tolerances by which the program reads, checks and reconciles.",
  "accounts-format.introduction":
    "Accounts are what people state of a period that is over: how much was made, used, sent, in store, and how they know. They may be incomplete and contradict each other: `commonweal reconcile DIR` makes the best account of them. A figure that nobody states is unknown, not zero.",

  "accounts-format.where": "Where they stand",
  "accounts-format.where.beside":
    "Beside their economy: in its folder as `reports.csv`, or in its workbook as the sheet `reports`. `datapackage.json` may list the tables, and need not.",
  "accounts-format.where.elsewhere":
    "Or elsewhere: in a folder or workbook of their own, or as one CSV file with nothing but reports. `commonweal reconcile DIR --reports PATH` takes them from there.",
  "accounts-format.where.needed":
    "Only `reports` must be there. Rules for files, cells, numbers and marks († key, **bold** required) are [those of an economy](format.md#rules-for-every-table).",
  "accounts-format.where.writing":
    "`commonweal report DIR --by WHO --period P WHAT OF AMOUNT` checks one figure and appends it. `commonweal check DIR` checks all of them.",

  "accounts-format.counts": "What counts",
  "accounts-format.counts.kept":
    "Rows are added, never changed: a figure that was wrong is corrected by a new row that names it in `replaces`. The old one stays readable and counts no more. Only its author can correct it, for the same period, subject and ends, and not with an earlier date.",
  "accounts-format.counts.repeated":
    "The same figure by the same author once more says nothing new: it counts once.",
  "accounts-format.counts.different":
    "Different figures for one thing stand side by side and all count, also those of one author, where none replaces another: by how much each is believed depends on how exact it is. That they differ is said.",
  "accounts-format.counts.both-ends":
    "What one sent and another received are two figures. Losses on the way lie between them.",
  "accounts-format.counts.parts":
    "A figure of a place is of the place with everything that belongs to it; figures of its workplaces are parts of it.",
  "accounts-format.counts.late":
    "A figure that came after its deadline counts like any other, and is said to be late.",
  "accounts-format.counts.exactness":
    "How exact a figure is: its `error`, otherwise its `accuracy`, otherwise the tolerance of its method.",

  "accounts-format.tolerances": "How exact figures are held to be",
  "accounts-format.tolerances.what":
    "Shares that hold where the table `tolerances` states no others: one standard deviation, divided by the figure. They are orders of magnitude, chosen and not measured. State your own where you know better, for all or for one good, kind, technique, skill, route or need.",
  "accounts-format.tolerances.in": "in",
  "accounts-format.tolerances.share": "share",
  "accounts-format.tolerances.meaning": "how far it is usually off",
  "accounts-format.tolerance.inspected": "figures that somebody went to see",
  "accounts-format.tolerance.counted": "figures that were counted piece by piece",
  "accounts-format.tolerance.weighed": "figures from a scale",
  "accounts-format.tolerance.measured": "figures from a meter, a gauge, a volume",
  "accounts-format.tolerance.sampled": "figures from a part, extended to the whole",
  "accounts-format.tolerance.estimated": "figures judged by eye or experience",
  "accounts-format.tolerance.unstated": "figures of which nobody says how they were found",
  "accounts-format.tolerance.output": "what work gives, against its recipe",
  "accounts-format.tolerance.grown":
    "what is harvested periods after work began, against its recipe, at one workplace",
  "accounts-format.tolerance.weather": "the same, for all who grow it alike",
  "accounts-format.tolerance.input": "what work takes of goods, against its recipe",
  "accounts-format.tolerance.work": "what work takes of hours, against its recipe",
  "accounts-format.tolerance.freight": "what transport draws of goods and hours",
  "accounts-format.tolerance.transit": "what arrives of what was sent, against usual losses",
  "accounts-format.tolerance.keeping":
    "what is left of a stock from one period to the next, against usual losses",
  "accounts-format.tolerance.losses":
    "losses that nobody reports, as a share of what goes through the place",
  "accounts-format.tolerance.unmentioned":
    "movements that nobody reports where others are reported, as a share of what goes through the place",
  "accounts-format.tolerance.tables":
    "stocks, capacities and work under way that the economy states",
  "accounts-format.tolerance.serving": "goods per person served",
} as const;
