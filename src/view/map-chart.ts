/// <reference lib="dom" />
import { geoDistance, geoMercator, type GeoProjection } from "d3-geo";
import { message } from "../messages/index.ts";
import { tableOf } from "../plan/explain/shape.ts";
import type { ExplanationTable } from "../plan/explain/index.ts";
import { shadeLegend, shadeOf } from "./heat.ts";
import {
  labelled,
  leftOf,
  lineHeight,
  mostLetters,
  rightOf,
  type Placed,
  type Point,
} from "./map-labels.ts";
import type { MapData, MapPlace, MapRoute } from "./map-data.ts";
import { figure, percentOf } from "./numbers.ts";
import { html, svg, textOf, type Paper } from "./paper.ts";
import { rounded } from "./plotted.ts";
import { scrolling } from "./table.ts";
import { shortened, shown } from "./shown.ts";

const width = 680;
const margin = { x: 90, y: 46 };
/** Largest circle, and widest line, in points. */
const largest = 26;
const widest = 9;

/**
 * Places as circles (their area: people; their shade: least fulfilment), with what is sent between them as
 * lines (their width: tonnes), each to the right of its way.
 */
export function mapChart(paper: Paper, { places, routes, tier }: MapData): HTMLElement {
  const { projection, height } = projectionFor(places);
  const points = places.map((place) => pointOf(projection, place));
  const radii = radiiOf(places);
  const most = routes.reduce((sum, { tonnes }) => Math.max(sum, tonnes), 0);
  const labels = labelled(places, points, radii, width);
  // Only as wide as there is something to see, so that little of it is out of sight on a phone.
  const left = Math.max(0, Math.min(...points.map(({ x }) => x), ...labels.map(leftOf)) - 40);
  const right = Math.min(
    width,
    Math.max(...points.map(({ x }) => x + largest), ...labels.map(rightOf)) + 12,
  );
  const map = svg(
    paper,
    "svg",
    {
      class: "chart map",
      viewBox: `${rounded(left)} 0 ${rounded(right - left)} ${height}`,
      preserveAspectRatio: "xMinYMid",
      role: "img",
      "aria-label": textOf(paper, message("view.map")),
    },
    ...routes.map((route) => line(paper, route, points, radii, most)),
    ...places.map((place, i) => circle(paper, place, points[i]!, radii[i]!)),
    ...labels.map((placed) => label(paper, placed)),
    scaleBar(paper, projection, { left: left + 10, height }),
  );
  const frame = html(paper, "div", { class: "wide map-frame" }, map);
  return html(
    paper,
    "div",
    {},
    tier === null ? undefined : shadeLegend(paper),
    scrolling(paper, frame, message("view.map")),
  );
}

function pointOf(projection: GeoProjection, { longitude, latitude }: MapPlace): Point {
  const [x = 0, y = 0] = projection([longitude, latitude]) ?? [];
  return { x, y };
}

/** A projection that shows all places, at a height that suits how they lie. */
function projectionFor(places: readonly MapPlace[]): {
  readonly projection: GeoProjection;
  readonly height: number;
} {
  // Turned so that the middle of the places is the middle of the map, also across the date line.
  const middle = middleOf(places);
  const coordinates = places.map(({ longitude, latitude }) => [longitude, latitude]);
  const shape = { type: "MultiPoint" as const, coordinates };
  const room = width - 2 * margin.x;
  const flat = geoMercator().rotate([-middle, 0]).fitWidth(room, shape);
  const flatPoints = places.map((place) => pointOf(flat, place));
  const ys = flatPoints.map(({ y }) => y);
  const tall = Math.max(...ys) - Math.min(...ys);
  const inner = Math.min(420, Math.max(160, Number.isFinite(tall) ? tall : 160));
  const height = inner + 2 * margin.y;
  const projection = geoMercator()
    .rotate([-middle, 0])
    .fitExtent(
      [
        [margin.x, margin.y],
        [width - margin.x, height - margin.y],
      ],
      shape,
    );
  // All places at one point: any scale shows them.
  if (!Number.isFinite(projection.scale())) {
    projection
      .scale(1000)
      .center([0, 0])
      .translate([width / 2, height / 2]);
  }
  return { projection, height };
}

/** The middle meridian of places, by the mean of their directions. */
function middleOf(places: readonly MapPlace[]): number {
  const radians = places.map(({ longitude }) => (longitude * Math.PI) / 180);
  const sum = (of: (angle: number) => number) => radians.reduce((all, each) => all + of(each), 0);
  return (Math.atan2(sum(Math.sin), sum(Math.cos)) * 180) / Math.PI;
}

function radiiOf(places: readonly MapPlace[]): readonly number[] {
  const most = places.reduce((max, { people }) => Math.max(max, people ?? 0), 0);
  return places.map(({ people }) =>
    people === null ? 5 : Math.max(4, largest * Math.sqrt(people / most)),
  );
}

function circle(paper: Paper, place: MapPlace, { x, y }: Point, radius: number): SVGElement {
  const shade = place.least === null ? "none" : `s${shadeOf(place.least)}`;
  return svg(paper, "circle", {
    class: `place ${shade}`,
    cx: rounded(x),
    cy: rounded(y),
    r: rounded(radius),
  });
}

/** A curve with an arrow's head, from the edge of a circle to that of the other. */
function line(
  paper: Paper,
  { from, to, tonnes }: MapRoute,
  points: readonly Point[],
  radii: readonly number[],
  most: number,
): SVGElement {
  const a = points[from]!;
  const b = points[to]!;
  const distance = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const along = { x: (b.x - a.x) / distance, y: (b.y - a.y) / distance };
  const across = { x: -along.y, y: along.x };
  const bend = Math.min(0.12 * distance, 30);
  const breadth = Math.max(0.75, (widest * tonnes) / most);
  const at = (forward: number, aside: number): Point => ({
    x: a.x + forward * along.x + aside * across.x,
    y: a.y + forward * along.y + aside * across.y,
  });
  const start = at(radii[from]!, bend * 0.3);
  const head = 5 + 1.5 * breadth;
  const tip = at(distance - radii[to]! - 2, bend * 0.3);
  const neck = at(distance - radii[to]! - 2 - head, bend * 0.42);
  const control = at(distance / 2, bend * 1.6);
  const left = at(distance - radii[to]! - 2 - head, bend * 0.42 + 2 + breadth);
  const right = at(distance - radii[to]! - 2 - head, bend * 0.42 - 2 - breadth);
  const text = ({ x, y }: Point) => `${rounded(x)},${rounded(y)}`;
  return svg(
    paper,
    "g",
    { class: "route" },
    svg(paper, "path", {
      class: "way",
      d: `M${text(start)}Q${text(control)} ${text(neck)}`,
      "stroke-width": rounded(breadth),
    }),
    svg(paper, "path", { class: "head", d: `M${text(tip)}L${text(left)}L${text(right)}Z` }),
  );
}

function label(paper: Paper, { place, x, y, anchor }: Placed): SVGElement {
  const { name, least } = place;
  return svg(
    paper,
    "text",
    { class: "label", x: rounded(x), y: rounded(y), "text-anchor": anchor },
    svg(paper, "tspan", {}, shortened(shown(name), mostLetters)),
    least === null
      ? undefined
      : svg(
          paper,
          "tspan",
          { class: "amount", x: rounded(x), dy: lineHeight },
          message("view.percent", { percent: percentOf(least) }),
        ),
  );
}

/** Mean radius of the earth, km. */
const earth = 6371;

/** A bar of a round length in kilometres, as it is in the middle of the map. */
function scaleBar(
  paper: Paper,
  projection: GeoProjection,
  { left, height }: { readonly left: number; readonly height: number },
): SVGElement | undefined {
  const invert = (x: number) => projection.invert?.([x, height / 2]);
  const a = invert(width / 2 - 50);
  const b = invert(width / 2 + 50);
  if (a == null || b == null) return undefined;
  const perPoint = (earth * geoDistance(a, b)) / 100;
  if (!(perPoint > 0)) return undefined;
  const power = 10 ** Math.floor(Math.log10(120 * perPoint));
  const step = [5, 2, 1].find((each) => each * power <= 120 * perPoint)! * power;
  const length = step / perPoint;
  const y = height - 10;
  return svg(
    paper,
    "g",
    { class: "scale" },
    svg(paper, "path", {
      d: `M${rounded(left)},${y - 4}v4h${rounded(length)}v-4`,
    }),
    svg(
      paper,
      "text",
      { x: rounded(left + length + 6), y },
      message("view.kilometres", { distance: figure(paper, step) }),
    ),
  );
}

/** The figures behind the map. */
export function mapTables({ places, routes }: MapData): readonly ExplanationTable[] {
  return [
    tableOf(places, [
      { heading: "explain.column.place", cell: ({ name }) => name },
      { heading: "view.column.people", format: "amount", cell: ({ people }) => people },
      { heading: "explain.column.least", format: "share", cell: ({ least }) => least },
    ]),
    tableOf(routes, [
      { heading: "explain.column.from", cell: ({ from }) => places[from]!.name },
      { heading: "explain.column.to", cell: ({ to }) => places[to]!.name },
      { heading: "view.column.tonnes", format: "amount", cell: ({ tonnes }) => tonnes },
    ]),
  ];
}
