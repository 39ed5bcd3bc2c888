/// <reference lib="dom" />
import { message, type Locale } from "../../messages/index.ts";
import { explain, type Explanation } from "../../plan/explain/index.ts";
import { planFlows } from "../../plan/explain/plan-flows.ts";
import { wordsOf } from "../../plan/explain/words.ts";
import type { Plan } from "../../plan/index.ts";
import { pageMark } from "../../plan/package/index.ts";
import { resolve } from "../../plan/resolve.ts";
import { html, textOf, type Paper } from "../paper.ts";
import { chartStyle, colours } from "../style.ts";
import {
  flowParts,
  fulfilmentParts,
  gapsParts,
  labourParts,
  mapParts,
  stockParts,
} from "./charts.ts";
import { paragraph, sectionElement, type ReportContext, type ReportSection } from "./context.ts";
import { branchSections } from "./branches.ts";
import { emptyDocument } from "./dom.ts";
import { header, lead, titleOf } from "./opening.ts";
import { script } from "./script.ts";
import { documentText } from "./shell.ts";
import { pageStyle } from "./style.ts";
import { bindingParts, certificateParts, noteParts, slipParts } from "./words.ts";

export interface ReportOptions {
  /**
   * What `explain(plan, "whole")` gave, with what one more unit would bring planned again; absent: it is made
   * here, by the shadow prices alone.
   */
  readonly whole?: Explanation;
  /** The day on its title; absent: none. */
  readonly date?: Date;
  readonly locale?: Locale;
}

/**
 * A plan as one HTML page that needs nothing else: no request is made for it, and without its script everything is there
 * to be read. For screens from a phone's on, for paper (A4), for keyboards and screen readers.
 */
export async function reportPage(plan: Plan, options: ReportOptions = {}): Promise<string> {
  const { locale = "en", date, whole = await explain(plan, "whole", { gains: 0 }) } = options;
  const paper: Paper = { document: emptyDocument(), locale };
  const resolved = resolve(plan.economy);
  const context: ReportContext = {
    paper,
    plan,
    resolved,
    flows: planFlows(plan, resolved),
    words: wordsOf(plan.economy),
    whole,
    ...(date === undefined ? {} : { date }),
  };
  const sections: readonly ReportSection[] = [
    { id: "fulfilment", heading: "view.fulfilment", parts: fulfilmentParts(context) },
    ...branchSections(context),
    { id: "binding", heading: "view.binding", parts: await bindingParts(context) },
    { id: "places", heading: "view.gaps", parts: gapsParts(context) },
    { id: "flows", heading: "view.flows", parts: flowParts(context) },
    { id: "map", heading: "view.map", parts: mapParts(context) },
    { id: "labour", heading: "view.labour", parts: labourParts(context) },
    { id: "stocks", heading: "view.stocks", parts: stockParts(context) },
    { id: "slips", heading: "view.slips", parts: slipParts(context) },
    { id: "certificate", heading: "view.certificate", parts: certificateParts(context) },
    { id: "notes", heading: "view.notes", parts: noteParts(context) },
  ];
  const body = [
    html(paper, "a", { class: "skip", href: "#content" }, message("view.skip")),
    header(context),
    contents(paper, sections),
    html(
      paper,
      "main",
      { id: "content", tabindex: -1 },
      html(
        paper,
        "section",
        { id: "lead", "aria-label": textOf(paper, message("view.in-short")) },
        ...lead(context),
      ),
      ...sections.map((section) => sectionElement(paper, section)),
    ),
    html(paper, "footer", {}, paragraph(paper, message("view.made"))),
  ];
  const title = textOf(paper, titleOf(context));
  return documentText(
    paper,
    { title, mark: pageMark, style: `${colours}${chartStyle}${pageStyle}`, script },
    body,
  );
}

function contents(paper: Paper, sections: readonly ReportSection[]): HTMLElement {
  return html(
    paper,
    "nav",
    { "aria-label": textOf(paper, message("view.contents")) },
    html(
      paper,
      "ul",
      {},
      ...sections.map(({ id, heading }) =>
        html(paper, "li", {}, html(paper, "a", { href: `#${id}` }, message(heading))),
      ),
    ),
  );
}
