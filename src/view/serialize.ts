/// <reference lib="dom" />
/**
 * A DOM tree as HTML. Our own, and not the one of the DOM in use, since everything that users have written
 * passes here: each text and each attribute is escaped, wherever it stands.
 */

const voidElements: ReadonlySet<string> = new Set(["br", "col", "hr", "link", "meta", "input"]);
/** Elements whose content HTML reads as it stands. */
const rawElements: ReadonlySet<string> = new Set(["script", "style"]);

/** Elements whose end HTML finds by itself, where they stand among their like as here. */
const openEnded: ReadonlySet<string> = new Set(["td", "th", "tr", "li", "option"]);

const elementNode = 1;
const textNode = 3;

/** Throws an Error where a script or style can't be written: a defect, they are ours. */
export function serialized(root: Element): string {
  const pieces: string[] = [];
  write(root, pieces);
  return pieces.join("");
}

/** HTML of elements that were written before the tree they stand in. */
const writtenBefore = new WeakMap<Element, string>();

/**
 * An element that stands for another one, whose HTML is written now, so that a tree of hundreds of thousands
 * of nodes need not be held at once.
 */
export function writtenNow(element: Element): Element {
  const stand = element.cloneNode(false) as Element;
  writtenBefore.set(stand, serialized(element));
  return stand;
}

function write(element: Element, pieces: string[]): void {
  const before = writtenBefore.get(element);
  if (before !== undefined) {
    pieces.push(before);
    return;
  }
  const name = element.localName;
  pieces.push(`<${name}`);
  for (const { name: attribute, value } of element.attributes) {
    pieces.push(` ${attribute}${valueText(value)}`);
  }
  if (voidElements.has(name)) {
    pieces.push(">");
    return;
  }
  pieces.push(">");
  for (const child of element.childNodes) {
    if (child.nodeType === elementNode) write(child as Element, pieces);
    else if (child.nodeType === textNode) pieces.push(text(child.nodeValue ?? "", name));
  }
  if (!openEnded.has(name)) pieces.push(`</${name}>`);
}

function valueText(value: string): string {
  if (value === "") return "";
  if (/^[A-Za-z0-9_.:#-]+$/u.test(value)) return `=${value}`;
  return `="${value.replace(/[&"<>]/gu, (sign) => entities[sign]!)}"`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "<": "&lt;",
  ">": "&gt;",
};

function text(value: string, parent: string): string {
  if (!rawElements.has(parent)) return value.replace(/[&<>]/gu, (sign) => entities[sign]!);
  if (/<[/!]/u.test(value)) throw new Error(`${parent} would end too soon`);
  return value;
}
