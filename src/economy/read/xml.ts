import { Parser } from "saxen";
import { Damage } from "./damage.ts";

/** What is told about the elements of a document. Names come without their prefix. */
export interface XmlVisitor {
  /** `attribute` looks up one attribute by its name without prefix; call it only at once. */
  open?(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** The longest piece of XML without an element in it; longer than any cell may be. */
const longestPiece = 1 << 24;
/** How deep elements of a workbook ever stand in each other, with room to spare. */
const deepest = 64;

/**
 * Walks through an XML document in UTF-8, piece by piece. Documents with a DOCTYPE (which workbooks never
 * have, and attacks do) are refused. Throws `Damage` where the document is broken.
 */
export async function walkXml(
  pieces: AsyncIterable<Uint8Array>,
  part: string,
  visitor: XmlVisitor,
): Promise<void> {
  const broken = new Damage("read.workbook-damaged", { part });
  let depth = 0;
  let silent = 0;
  const parser = new Parser()
    .on("openTag", (name, attributes) => {
      silent = 0;
      if (++depth > deepest) throw broken;
      visitor.open?.(withoutPrefix(name), (wanted) => attributeOf(attributes(), wanted));
    })
    .on("closeTag", (name) => {
      silent = 0;
      depth--;
      visitor.close?.(withoutPrefix(name));
    })
    .on("text", (text) => visitor.text?.(decodeEntities(text)))
    .on("cdata", (text) => visitor.text?.(text))
    .on("comment", () => {
      silent = 0;
    })
    .on("attention", () => {
      throw broken;
    })
    .on("error", () => {
      throw broken;
    });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let pending = "";
  for await (const piece of pieces) {
    silent += piece.length;
    if (silent > longestPiece) throw broken;
    const text = decode(decoder, piece, broken);
    // Cut before a tag, so that the parser always sees whole tags: it takes a > in an attribute whose
    // quotes are cut for the end of the tag.
    const cut = text.lastIndexOf("<");
    if (cut === -1) {
      pending += text;
    } else {
      parser.write(pending + text.slice(0, cut));
      pending = text.slice(cut);
    }
  }
  parser.write(pending + decode(decoder, undefined, broken));
  parser.end();
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  piece: Uint8Array | undefined,
  broken: Damage,
): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw broken;
  }
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

function attributeOf(
  attributes: Record<string, string> | false,
  wanted: string,
): string | undefined {
  if (attributes === false) return undefined;
  const direct = Object.hasOwn(attributes, wanted) ? attributes[wanted] : undefined;
  if (direct !== undefined) return decodeEntities(direct);
  const prefixed = Object.keys(attributes).find((name) => withoutPrefix(name) === wanted);
  return prefixed === undefined ? undefined : decodeEntities(attributes[prefixed]!);
}

const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The five named entities and characters by number, also those beyond 16 bits. */
function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === "string") return named.get(name) ?? whole;
      const code = typeof hex === "string" ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
