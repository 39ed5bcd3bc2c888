/// <reference lib="dom" />
/** The sections of the report that show charts. */
import { message } from "../../messages/index.ts";
import { flowChart, flowTable } from "../flows-chart.ts";
import { flowsOf, type FlowData } from "../flows-data.ts";
import { framed } from "../frame.ts";
import { fulfilmentChart } from "../fulfilment-chart.ts";
import { fulfilmentOf } from "../fulfilment-data.ts";
import { gapsChart, gapsTable } from "../gaps-chart.ts";
import { gapsDataOf, type GapsData } from "../gaps-data.ts";
import { labourChart, labourTable } from "../labour-chart.ts";
import { labourOf } from "../labour-data.ts";
import { mapChart, mapTables } from "../map-chart.ts";
import { mapOf } from "../map-data.ts";
import { html, textOf, type Paper, type Part } from "../paper.ts";
import { stocksChart, stocksDrawn, stocksTable } from "../stocks-chart.ts";
import { stocksOf } from "../stocks-data.ts";
import { scrolling } from "../table.ts";
import { explained, paragraph, sectionOf, type ReportContext } from "./context.ts";

export function fulfilmentParts({ paper, plan, whole }: ReportContext): readonly Part[] {
  const data = fulfilmentOf(plan);
  if (data.rows.length === 0) return [paragraph(paper, message("view.fulfilment-none"))];
  const shortages = sectionOf(whole, "explain.shortages");
  // How a shortage is shared, where that isn't as usual.
  const sharing = plan.notes.filter(({ key }) => key.startsWith("own-needs."));
  return [
    ...sharing.map((note) => paragraph(paper, note)),
    framed(
      paper,
      fulfilmentChart(paper, data),
      message("view.fulfilment-caption"),
      shortages?.tables ?? [],
    ),
  ];
}

export function gapsParts({ paper, plan, resolved, whole }: ReportContext): readonly Part[] {
  const data = gapsDataOf(plan, resolved);
  if (data.needs.length + data.alike.length === 0) {
    return [paragraph(paper, message("view.gaps-one-place"))];
  }
  return [
    ...explained(paper, sectionOf(whole, "explain.places"), { headed: false }),
    ...(data.needs.length === 0 ? [] : [gapsFigure(paper, data)]),
    data.alike.length === 0
      ? undefined
      : paragraph(
          paper,
          message("view.gaps-alike", {
            needs: data.alike.map((what) => textOf(paper, what)).join("; "),
          }),
        ),
    ...explained(paper, sectionOf(whole, "explain.groups")),
    ...explained(paper, sectionOf(whole, "gaps.groups"), { rows: 10 }),
    ...explained(paper, sectionOf(whole, "gaps.periods"), { rows: 10 }),
  ];
}

function gapsFigure(paper: Paper, data: GapsData): HTMLElement {
  return framed(paper, gapsChart(paper, data), message("view.gaps-caption"), [gapsTable(data)]);
}

export function mapParts({ paper, plan, resolved }: ReportContext): readonly Part[] {
  const data = mapOf(plan, resolved);
  if (data === undefined) return [paragraph(paper, message("view.map-none"))];
  const { tier, unplaced } = data;
  return [
    framed(
      paper,
      mapChart(paper, data),
      message("view.map-caption", { tier: tier ?? 0, tiered: tier === null ? "no" : "yes" }),
      mapTables(data),
    ),
    unplaced.length === 0
      ? undefined
      : paragraph(paper, message("view.map-unplaced", { places: unplaced.join(", ") })),
  ];
}

/** One good's flows are shown, others are a click away (with the script: chosen from a list). */
export function flowParts({ paper, plan, flows }: ReportContext): readonly Part[] {
  const goods = flowsOf(plan, flows);
  if (goods.length === 0) return [paragraph(paper, message("view.flows-none"))];
  const id = "flow-chooser";
  return [
    goods.length === 1
      ? undefined
      : html(
          paper,
          "p",
          { class: "chooser", hidden: "" },
          html(paper, "label", { for: id }, message("view.flow-choose")),
          " ",
          html(
            paper,
            "select",
            { id, autocomplete: "off" },
            ...goods.map(({ good }) => html(paper, "option", {}, good)),
          ),
        ),
    ...goods.map((data, i) => flow(paper, data, i === 0)),
  ];
}

function flow(paper: Paper, data: FlowData, open: boolean): HTMLElement {
  const { good, unit } = data;
  const label = message("view.flow-of", { good });
  return html(
    paper,
    "details",
    { class: "flow", open: open ? "" : undefined },
    html(paper, "summary", {}, html(paper, "h3", {}, good)),
    framed(
      paper,
      scrolling(paper, html(paper, "div", { class: "wide" }, flowChart(paper, data)), label),
      message("view.flow-caption", { good, unit }),
      [flowTable(data)],
    ),
  );
}

export function labourParts({ paper, plan, whole }: ReportContext): readonly Part[] {
  const data = labourOf(plan);
  return [
    data.places.length === 0
      ? paragraph(paper, message("view.labour-none"))
      : framed(paper, labourChart(paper, data), message("view.labour-caption"), [
          labourTable(paper, data),
        ]),
    ...explained(paper, sectionOf(whole, "explain.secondments"), { rows: 10 }),
    ...explained(paper, sectionOf(whole, "explain.training"), { rows: 10 }),
    ...explained(paper, sectionOf(whole, "explain.idle-capacities"), { rows: 10 }),
  ];
}

export function stockParts({ paper, plan }: ReportContext): readonly Part[] {
  const data = stocksOf(plan);
  if (data.rows.length === 0) return [paragraph(paper, message("view.stocks-none"))];
  const more = data.rows.length - stocksDrawn;
  return [
    framed(
      paper,
      stocksChart(paper, data),
      message("view.stocks-caption", { more: Math.max(0, more) }),
      [stocksTable(paper, data)],
    ),
  ];
}
