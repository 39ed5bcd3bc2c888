/** Sentences of: the next plan on an account. ICU MessageFormat; keys begin with `next`. */
export const nextPlan = {
  "next.heading": "The next plan, from {period} on",
  "next.lines":
    "Planned twice: on opening figures as they were reported, and on supported ones: the best estimates, but of what a place itself made no more than others say it can have made{caution, plural, =0 {} one {, less one standard deviation, unless they know it to a tenth} other {, less # standard deviations, unless they know it to a tenth}}; where nobody else says anything, a stock is no higher than was planned. A lower figure is taken as it is. Yields stay those of the recipes.",
  "next.same": "Both plans promise the same.",
  "next.none":
    "On {figures, select, reported {reported} other {supported}} figures there is no plan: {because}.",
  "next.not-optimal":
    "{status, select, infeasible {no plan meets all conditions} unbounded {a goal has no bound} other {planning stopped before it was done}}",
  "next.paper": "What would have been promised and not been there",
  "next.paper-lines":
    "Of the plan on reported figures, carried out in {period} with what there is by the best estimates, shipments first:",
  "next.paper-none":
    "The first period of the plan on reported figures, {period}, can be carried out with what there is by the best estimates.",
  "next.stocks": "Opening figures that differ",
  "next.over": "{period} is the last period of the economy: there is nothing to plan after it.",
  "next.column.tier": "tier",
  "next.column.reported-least": "least, on reported figures",
  "next.column.supported-least": "least, on supported figures",
  "next.column.reported-mean": "mean, on reported figures",
  "next.column.supported-mean": "mean, on supported figures",
  "next.column.what": "what",
  "next.column.promised": "promised",
  "next.column.there": "possible",
  "next.column.reported": "reported",
  "next.column.supported": "supported",
  "next.column.stock": "stock",
  "next.delivery": "{what}, {where}",
  "next.shipment": "{what} by {where}",
  "next.run": "{what}, {where}",
  "next.import": "{what} imported to {where}",
  "next.export": "{what} exported from {where}",
  "next.arrival": "{what} arriving by {where}",
  "next.under-way": "{what}, {where}, begun before",
  "next.stock": "{good}, {place}",
} as const;
