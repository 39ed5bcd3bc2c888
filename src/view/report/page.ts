/// <reference lib="dom" />
import { createHash } from "node:crypto";
import { message, type Locale } from "../../messages/index.ts";
import { explain, type Explanation } from "../../plan/explain/index.ts";
import { planFlows } from "../../plan/explain/plan-flows.ts";
import { wordsOf } from "../../plan/explain/words.ts";
import type { Plan } from "../../plan/index.ts";
import { pageMark } from "../../plan/package/index.ts";
import { resolve } from "../../plan/resolve.ts";
import { html, textOf, type Paper } from "../paper.ts";
import { serialized } from "../serialize.ts";
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
  return page(context, body);
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

function page(context: ReportContext, body: readonly HTMLElement[]): string {
  const { paper } = context;
  const style = `${colours}${chartStyle}${pageStyle}`;
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = html(
    paper,
    "head",
    {},
    html(paper, "meta", { charset: "utf-8" }),
    html(paper, "meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    html(paper, "meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    html(paper, "meta", { name: "generator", content: pageMark }),
    html(paper, "meta", { name: "referrer", content: "no-referrer" }),
    // An icon that is here: browsers ask the server for one otherwise.
    html(paper, "link", { rel: "icon", href: "data:," }),
    html(paper, "title", {}, titleOf(context)),
    code(paper, "style", style),
  );
  const root = html(
    paper,
    "html",
    { lang: paper.locale, dir: "ltr" },
    head,
    html(paper, "body", {}, ...body, code(paper, "script", script)),
  );
  return `<!doctype html>\n${serialized(root)}\n`;
}

/** Style or script as it stands. */
function code(paper: Paper, tag: "style" | "script", content: string): HTMLElement {
  const element = paper.document.createElement(tag);
  element.append(paper.document.createTextNode(content));
  return element;
}

function hashOf(content: string): string {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}
