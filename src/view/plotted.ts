/// <reference lib="dom" />
import * as Plot from "@observablehq/plot";
import { widthOf } from "../plan/explain/width.ts";
import { textOf, type Paper } from "./paper.ts";
import { shortened } from "./shown.ts";
import type { Message } from "../messages/index.ts";

/** Numbers in shapes, to a hundredth of a point: nobody sees more. */
const long = /-?\d+\.\d{3,}(?:e-?\d+)?/gu;
const shapes = ["d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy"];

/**
 * A chart by Observable Plot, as one image with a name: its style is the page's (a page may allow no other),
 * and it is as wide as there is room.
 */
export function plotted(
  paper: Paper,
  label: Message | string,
  options: Plot.PlotOptions,
): SVGSVGElement {
  const chart = Plot.plot({ className: "chart", ...options, document: paper.document });
  for (const style of [...chart.querySelectorAll("style")]) style.remove();
  for (const element of [chart, ...chart.querySelectorAll("*")]) {
    element.removeAttribute("aria-label");
    element.removeAttribute("aria-hidden");
    for (const name of shapes) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, value.replace(long, rounded));
    }
  }
  for (const name of ["width", "height", "font-size", "font-family"]) chart.removeAttribute(name);
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", textOf(paper, label));
  return chart as SVGSVGElement;
}

/** A number in a shape. */
export function rounded(value: string | number): string {
  return String(Math.round(100 * Number(value)) / 100);
}

/** Letters that fit below a small chart, side by side. */
const lettersBelow = 36;

/** Letters of a name below a small chart. */
const longestName = 16;

/**
 * Which of some positions are named below a small chart: evenly spread and with the last of them, so that their
 * names have room.
 */
export function ticksFor(names: readonly string[]): readonly number[] {
  const longest = names.reduce((most, name) => Math.max(most, widthOf(name)), 1);
  const fit = Math.max(2, Math.floor(lettersBelow / (Math.min(longest, longestName) + 2)));
  const last = names.length - 1;
  const every = Math.max(1, Math.ceil(last / (fit - 1)));
  return names.map((_, at) => at).filter((at) => (last - at) % every === 0);
}

/** Names below a small chart; those at its ends stand within it. */
export function namesBelow(names: readonly string[]): readonly Plot.Markish[] {
  const ticks = ticksFor(names);
  const last = names.length - 1;
  const end = (at: number) => (at === last ? "end" : at === 0 ? "start" : "middle");
  return (["start", "middle", "end"] as const).map((anchor) =>
    Plot.text(
      ticks.filter((at) => (last === 0 ? "middle" : end(at)) === anchor),
      {
        x: (at: number) => at,
        frameAnchor: "bottom",
        dy: 14,
        text: (at: number) => shortened(names[at]!, longestName),
        textAnchor: anchor,
        className: "names",
      },
    ),
  );
}
