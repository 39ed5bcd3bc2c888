/// <reference lib="dom" />
import { message, type Message, type MessageKey } from "../../messages/index.ts";
import type { Explanation, Section } from "../../plan/explain/index.ts";
import type { PlanFlows } from "../../plan/explain/plan-flows.ts";
import type { Words } from "../../plan/explain/words.ts";
import type { Plan } from "../../plan/index.ts";
import type { Resolved } from "../../plan/resolve.ts";
import { html, type Paper, type Part } from "../paper.ts";
import { tableElement } from "../table.ts";

/** What each section of the report is made from. */
export interface ReportContext {
  readonly paper: Paper;
  readonly plan: Plan;
  readonly resolved: Resolved;
  readonly flows: PlanFlows;
  readonly words: Words;
  /** The explanation of the whole plan. */
  readonly whole: Explanation;
  readonly date?: Date;
}

/** A section of the report, as its table of contents names it. */
export interface ReportSection {
  readonly id: string;
  readonly heading: MessageKey;
  readonly parts: readonly Part[];
}

/** A section with its heading. */
export function sectionElement(paper: Paper, { id, heading, parts }: ReportSection): HTMLElement {
  const label = `${id}-heading`;
  return html(
    paper,
    "section",
    { id, "aria-labelledby": label },
    html(paper, "h2", { id: label }, message(heading)),
    ...parts,
  );
}

export function paragraph(paper: Paper, text: Message | string, className?: string): HTMLElement {
  return html(paper, "p", { class: className }, text);
}

/** Sections of the explanation of the whole that parts of the report are made from. */
const placed: ReadonlySet<string> = new Set<MessageKey>([
  "explain.tiers",
  "explain.places",
  "explain.groups",
  "gaps.places",
  "gaps.groups",
  "gaps.periods",
  "explain.shortages",
  "explain.help",
  "explain.need-costs",
  "explain.idle-capacities",
  "explain.idle-hours",
  "explain.secondments",
  "explain.training",
  "explain.goals",
  "explain.notes",
  "explain.certificate",
]);

/** Whatever else an explanation says. */
export function unplaced({ sections }: Explanation): readonly Section[] {
  return sections.filter(({ heading }) => !placed.has(heading.key));
}

/** The section of an explanation with this heading; undefined where it has none. */
export function sectionOf({ sections }: Explanation, heading: MessageKey): Section | undefined {
  return sections.find((section) => section.heading.key === heading);
}

/** Rows of a table of an explanation; `commonweal explain` shows all. */
const most = 30;

export interface ExplainedOptions {
  readonly headed?: boolean;
  /** Rows of a table after which the rest is only counted. */
  readonly rows?: number;
}

/** What an explanation says, below a heading of its own where `headed`. */
export function explained(
  paper: Paper,
  section: Section | undefined,
  { headed = true, rows = most }: ExplainedOptions = {},
): readonly Part[] {
  if (section === undefined) return [];
  const { heading, lines, tables } = section;
  return [
    headed ? html(paper, "h3", {}, heading) : undefined,
    ...lines.map((line) => paragraph(paper, line)),
    ...tables.map((table) => tableElement(paper, table, { rows })),
  ];
}
