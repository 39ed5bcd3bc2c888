/// <reference lib="dom" />
import { render, type Locale, type Message } from "../messages/index.ts";
import { shown, shownMessage } from "./shown.ts";

/**
 * *paper*: what charts and tables are drawn on: a DOM document, in a browser or not, and the language of what
 * is written on it. Everything is built of its nodes, so that no name can ever become markup.
 */
export interface Paper {
  readonly document: Document;
  readonly locale: Locale;
}

/** What stands inside an element: nodes, messages, and texts as users have written them. */
export type Part = Node | Message | string | undefined;

/** Attributes; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An HTML element. */
export function html<K extends keyof HTMLElementTagNameMap>(
  paper: Paper,
  tag: K,
  attributes: Attributes,
  ...parts: readonly Part[]
): HTMLElementTagNameMap[K] {
  return filled(paper, paper.document.createElement(tag), attributes, parts);
}

/** An SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(
  paper: Paper,
  tag: K,
  attributes: Attributes,
  ...parts: readonly Part[]
): SVGElementTagNameMap[K] {
  const element = paper.document.createElementNS("http://www.w3.org/2000/svg", tag);
  return filled(paper, element, attributes, parts);
}

function filled<E extends Element>(
  paper: Paper,
  element: E,
  attributes: Attributes,
  parts: readonly Part[],
): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, String(value));
  }
  for (const part of parts) {
    if (part === undefined) continue;
    element.append(isNode(part) ? part : paper.document.createTextNode(textOf(paper, part)));
  }
  return element;
}

function isNode(part: Node | Message | string): part is Node {
  return typeof part === "object" && "nodeType" in part;
}

/** The text of a message, or of a name, as it is shown. */
export function textOf({ locale }: Paper, text: Message | string): string {
  return typeof text === "string" ? shown(text) : render(shownMessage(text), locale);
}
