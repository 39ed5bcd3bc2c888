/// <reference lib="dom" />
/** The sections of the report that are told in words and tables. */
import { message, type Message } from "../../messages/index.ts";
import { explain } from "../../plan/explain/index.ts";
import { byFulfilment, isFull } from "../../plan/explain/fulfilment.ts";
import { tableOf } from "../../plan/explain/shape.ts";
import { explainWorkplace } from "../../plan/explain/workplace.ts";
import { figure } from "../numbers.ts";
import { html, type Part } from "../paper.ts";
import { writtenNow } from "../serialize.ts";
import { slipElement } from "../slips.ts";
import { tableElement } from "../table.ts";
import { explained, paragraph, sectionOf, unplaced, type ReportContext } from "./context.ts";
import { sourcesTable } from "./sources.ts";

/** Needs whose shortage is told of. */
const shortagesTold = 3;

/** What holds the worst served needs back, and what one more unit of it brings. */
export async function bindingParts(context: ReportContext): Promise<readonly Part[]> {
  const { paper, plan, whole } = context;
  const { deliveries, keeping } = plan.tables;
  const nothing = [...deliveries, ...keeping].every(({ fulfilment }) => isFull(fulfilment));
  const short = deliveries
    .filter(({ fulfilment }) => !isFull(fulfilment))
    .sort((a, b) => a.tier - b.tier || byFulfilment(a, b));
  const needs = [...new Set(short.map(({ need }) => need))].slice(0, shortagesTold);
  const parts: Part[] = [];
  for (const need of needs) {
    const { sections } = await explain(plan, `need:${need}`, { gains: 0 });
    const held = sections.find(({ heading }) => heading.key === "explain.held-back-heading");
    if (held === undefined) continue;
    const { heading, lines } = held;
    parts.push(html(paper, "h3", {}, heading), ...lines.map((line) => paragraph(paper, line)));
  }
  const help = sectionOf(whole, "explain.help");
  if (nothing) parts.push(paragraph(paper, message("explain.no-shortages")));
  return [
    ...parts,
    ...explained(paper, help),
    ...explained(paper, sectionOf(whole, "explain.need-costs")),
    ...unplaced(whole).flatMap((section) => explained(paper, section)),
  ];
}

export function slipParts({ paper, plan, flows, words }: ReportContext): readonly Part[] {
  const { rows } = plan.economy.tables.workplaces;
  if (rows.length === 0) return [paragraph(paper, message("view.slips-none"))];
  const periods = flows.resolved.periods.map((period) => words.period(period));
  return [
    paragraph(paper, message("view.slips-how")),
    html(
      paper,
      "button",
      { class: "slips", type: "button", hidden: "", "aria-expanded": "false" },
      message("view.slips-open"),
    ),
    ...rows.map(({ workplace, place }) =>
      writtenNow(
        slipElement(paper, {
          workplace: words.workplace(workplace),
          place: words.places ? words.place(place) : null,
          explanation: explainWorkplace(plan, flows, { kind: "workplace", name: workplace }),
          periods,
        }),
      ),
    ),
  ];
}

export function certificateParts({ paper, plan, whole }: ReportContext): readonly Part[] {
  const { imbalance, dual, gap, tolerance, failures, ok } = plan.certificate;
  const integers = plan.notes.find(({ key }) => key === "plan.note.integers");
  const proof = message(ok ? "view.proof-holds" : "view.status-fails", {
    whole: integers === undefined ? "no" : "yes",
  });
  const rows: readonly { readonly what: Message; readonly found: number; readonly most: number }[] =
    [
      { what: message("view.proof-imbalance"), found: imbalance, most: tolerance.physical },
      { what: message("view.proof-dual"), found: dual, most: tolerance.optimality },
      { what: message("view.proof-gap"), found: gap, most: tolerance.optimality },
    ];
  const list = (items: readonly Message[]) =>
    html(paper, "ul", {}, ...items.map((item) => html(paper, "li", {}, item)));
  return [
    paragraph(paper, proof),
    failures.length === 0 ? undefined : list(failures),
    tableElement(
      paper,
      tableOf(rows, [
        { heading: "view.column.check", cell: ({ what }) => what },
        { heading: "view.column.found", format: "amount", cell: ({ found }) => found },
        { heading: "view.column.allowed", format: "amount", cell: ({ most }) => most },
      ]),
    ),
    html(paper, "h3", {}, message("view.proves")),
    list([
      message("view.proves-balance"),
      integers ?? message("view.proves-optimal"),
      message("view.proves-again"),
    ]),
    html(paper, "h3", {}, message("view.proves-not")),
    list([
      message("view.proves-not-figures"),
      message("view.proves-not-done"),
      message("view.proves-not-right"),
    ]),
    html(paper, "h3", {}, message("view.order")),
    paragraph(paper, message("view.order-how")),
    tableElement(
      paper,
      tableOf(plan.stages, [
        {
          heading: "view.column.stage",
          cell: ({ kind, stage }) => message("view.stage", { kind, stage }),
        },
        { heading: "view.column.measure", cell: ({ measure }) => measure },
        { heading: "view.column.reached", format: "amount", cell: ({ value }) => value },
      ]),
    ),
    ...explained(paper, sectionOf(whole, "explain.goals"), { headed: false }),
    paragraph(paper, message("view.size", { ...plan.size, engine: plan.engine }), "subtitle"),
  ];
}

export function noteParts({ paper, plan, whole }: ReportContext): readonly Part[] {
  const notes = sectionOf(whole, "explain.notes")?.lines ?? [];
  const { table, without, rows } = sourcesTable(plan.economy);
  return [
    notes.length === 0
      ? paragraph(paper, message("view.notes-none"))
      : html(paper, "ul", {}, ...notes.map((line) => html(paper, "li", {}, line))),
    html(paper, "h3", {}, message("view.sources")),
    paragraph(
      paper,
      message("view.sources-count", {
        with: rows - without,
        rows,
        share: figure(paper, rows === 0 ? 0 : (rows - without) / rows, "share"),
      }),
    ),
    table.rows.length === 0 ? undefined : tableElement(paper, table),
  ];
}
