/// <reference lib="dom" />
import { createHash } from "node:crypto";
import { html, type Paper } from "../paper.ts";
import { serialized } from "../serialize.ts";

export interface Shell {
  readonly title: string;
  /** What the page says it was made by, by which it is known again. */
  readonly mark: string;
  readonly style: string;
  /** Absent: none, and none is allowed to run. */
  readonly script?: string;
}

/** A whole HTML document that needs nothing else: no request is made for it, and no other code can run in it. */
export function documentText(
  paper: Paper,
  { title, mark, style, script }: Shell,
  body: readonly HTMLElement[],
): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
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
    html(paper, "meta", { name: "generator", content: mark }),
    html(paper, "meta", { name: "referrer", content: "no-referrer" }),
    // An icon that is here: browsers ask the server for one otherwise.
    html(paper, "link", { rel: "icon", href: "data:," }),
    html(paper, "title", {}, title),
    code(paper, "style", style),
  );
  const root = html(
    paper,
    "html",
    { lang: paper.locale, dir: "ltr" },
    head,
    html(
      paper,
      "body",
      {},
      ...body,
      script === undefined ? undefined : code(paper, "script", script),
    ),
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
