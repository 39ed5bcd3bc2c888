/// <reference lib="dom" />
import { sankey, sankeyLinkHorizontal, type SankeyGraph } from "d3-sankey";
import { message } from "../messages/index.ts";
import { tableOf } from "../plan/explain/shape.ts";
import { wrapped } from "../plan/explain/width.ts";
import type { ExplanationTable } from "../plan/explain/index.ts";
import type { FlowColumn, FlowData, FlowLink, FlowNode } from "./flows-data.ts";
import { roundFigure } from "./numbers.ts";
import { svg, textOf, type Paper } from "./paper.ts";
import { rounded } from "./plotted.ts";
import { shortened, shown, withoutIsolates } from "./shown.ts";

/** Room at the sides for the names of sources and uses. */
const side = 165;
const width = 790;
const nodeWidth = 10;
const gap = 36;
const top = 26;

type Node = FlowNode & { readonly id: number };
type Graph = SankeyGraph<Node, FlowLink>;
type Laid = Graph["nodes"][number];

/** Flow of a good from who brings it, over the places, to who uses it (a Sankey diagram). */
export function flowChart(paper: Paper, data: FlowData): SVGSVGElement {
  const columns = columnsOf(data);
  const most = Math.max(
    ...columns.map((column) => data.nodes.filter((node) => node.column === column).length),
  );
  const height = Math.max(140, most * 50) + top + 12;
  const { nodes, links } = laidOut(data, columns, height);
  const path = sankeyLinkHorizontal<Node, FlowLink>();
  return svg(
    paper,
    "svg",
    {
      class: "chart flow",
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": textOf(paper, message("view.flow-of", { good: data.good })),
    },
    ...columns.map((column) =>
      svg(
        paper,
        "text",
        {
          class: "head",
          ...headAt(
            nodes.find((node) => node.column === column)!,
            column,
          ),
        },
        message(`view.flow-${column}`),
      ),
    ),
    svg(
      paper,
      "g",
      { class: "links" },
      ...links.map((link) =>
        svg(paper, "path", {
          d: (path(link) ?? "").replace(/-?\d+\.\d+/gu, rounded),
          "stroke-width": rounded(Math.max(1, link.width ?? 0)),
        }),
      ),
    ),
    ...nodes.map((node) => drawn(paper, node)),
  );
}

function columnsOf({ nodes }: FlowData): readonly FlowColumn[] {
  const all = ["source", "origin", "destination", "use"] as const;
  return all.filter((column) => nodes.some((node) => node.column === column));
}

function laidOut(data: FlowData, columns: readonly FlowColumn[], height: number): Graph {
  const layout = sankey<Node, FlowLink>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => columns.indexOf(node.column))
    .nodeWidth(nodeWidth)
    .nodePadding(gap)
    .extent([
      [side, top],
      [width - side, height - 20],
    ]);
  return layout({
    nodes: data.nodes.map((node, id) => ({ ...node, id })),
    links: data.links.map((link) => ({ ...link, value: link.amount })),
  });
}

/** Names stand beside their bars: those of sources before them, all others after. */
function labelAt(column: FlowColumn, { x0 = 0, x1 = 0 }: Laid) {
  if (column === "source") return { x: rounded(x0 - 6), "text-anchor": "end" };
  return { x: rounded(x1 + 6), "text-anchor": "start" };
}

function headAt(node: Laid, column: FlowColumn) {
  return { y: 12, ...labelAt(column, node) };
}

const lineHeight = 13;

/** A name beside its bar: two lines at the sides, one inside, where the links run. */
function linesOf(name: string, column: FlowColumn): readonly string[] {
  if (column === "origin" || column === "destination") return [shortened(name, 18)];
  const [first = "", ...rest] = wrapped(withoutIsolates(name), 24);
  return rest.length === 0 ? [shown(first)] : [shown(first), shortened(rest.join(" "), 24)];
}

function drawn(paper: Paper, node: Laid): SVGElement {
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0, column, kind, name, amount } = node;
  const middle = (y0 + y1) / 2;
  const at = labelAt(column, node);
  const lines = linesOf(textOf(paper, name), column);
  return svg(
    paper,
    "g",
    { class: kind },
    svg(paper, "rect", {
      x: rounded(x0),
      y: rounded(y0),
      width: rounded(x1 - x0),
      height: rounded(Math.max(1, y1 - y0)),
    }),
    svg(
      paper,
      "text",
      { y: rounded(middle - (lineHeight * lines.length) / 2), ...at },
      ...lines.map((line, i) =>
        svg(paper, "tspan", { x: at.x, dy: i === 0 ? undefined : lineHeight }, line),
      ),
      svg(paper, "tspan", { class: "amount", x: at.x, dy: lineHeight }, roundFigure(paper, amount)),
    ),
  );
}

/** The figures behind the chart. */
export function flowTable({ nodes, links, unit }: FlowData): ExplanationTable {
  return tableOf(links, [
    { heading: "explain.column.from", cell: ({ source }) => nodes[source]!.name },
    { heading: "explain.column.to", cell: ({ target }) => nodes[target]!.name },
    { heading: "explain.column.amount", format: "amount", cell: ({ amount }) => amount },
    { heading: "explain.column.unit", cell: () => unit },
  ]);
}
