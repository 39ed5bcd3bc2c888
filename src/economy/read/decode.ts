import { isUtf8 } from "node:buffer";
import type { Gathering } from "../gather.ts";
import type { ProblemPlace } from "../problem.ts";

/** The longest text that the JavaScript engines of today hold in one string. */
const longestText = 0x1fffffe8;

/**
 * The text of a file in UTF-8 or UTF-16, with or without a byte order mark; undefined, with the reason
 * gathered, when it is neither. No other encoding can be told from its bytes with certainty, so
 * none is guessed.
 */
export function decodeText(
  bytes: Uint8Array,
  where: ProblemPlace,
  gather: Gathering,
): string | undefined {
  const encoding = encodingOf(bytes);
  switch (encoding) {
    case "workbook":
    case "binary":
    case "utf-32":
      gather.error(where, `read.${encoding}`);
      return undefined;
    case "utf-8":
      return decodeUtf8(bytes, where, gather);
    case "utf-16le":
    case "utf-16be":
      return decodeUtf16(bytes, encoding, where, gather);
  }
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-32" | "workbook" | "binary";

function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "utf-32" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "utf-32";
  if (a === 0x50 && b === 0x4b && c === 3 && d === 4) return "workbook";
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return "workbook";
  return bytes.includes(0) ? withoutMark(bytes) : "utf-8";
}

/**
 * Zero bytes: UTF-16, if the first line has a zero in every second byte and plain ASCII in the others,
 * as a row of column names has; otherwise no text.
 */
function withoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | "binary" {
  const end = Math.min(bytes.length - 1, 400);
  for (const [encoding, zero] of [
    ["utf-16le", 1],
    ["utf-16be", 0],
  ] as const) {
    let at = 0;
    while (at < end && bytes[at + zero] === 0 && isTextByte(bytes[at + 1 - zero]!)) {
      if (bytes[at + 1 - zero] === 0x0a && at > 0) return encoding;
      at += 2;
    }
    if (at >= end && at > 0) return encoding;
  }
  return "binary";
}

function isTextByte(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function decodeUtf8(bytes: Uint8Array, where: ProblemPlace, gather: Gathering): string | undefined {
  if (!isUtf8(bytes)) {
    const { row, byte, cut } = firstInvalid(bytes);
    if (cut) gather.error(where, "read.cut-character");
    else gather.error({ ...where, row }, "read.not-utf-8", { byte });
    return undefined;
  }
  if (bytes.length > longestText) {
    gather.error(where, "read.too-long-text");
    return undefined;
  }
  const text = new TextDecoder("utf-8").decode(bytes);
  if (hasBinaryControls(text)) {
    gather.error(where, "read.binary");
    return undefined;
  }
  return text;
}

/** Control characters other than tab, line feed, return and form feed: the beginning shows them. */
function hasBinaryControls(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/.test(text.slice(0, 4096));
}

function decodeUtf16(
  bytes: Uint8Array,
  encoding: "utf-16le" | "utf-16be",
  where: ProblemPlace,
  gather: Gathering,
): string | undefined {
  if (bytes.length % 2 !== 0) {
    gather.error(where, "read.cut-character");
    return undefined;
  }
  if (bytes.length / 2 > longestText) {
    gather.error(where, "read.too-long-text");
    return undefined;
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    gather.error(where, "read.not-utf-16");
    return undefined;
  }
}

interface Invalid {
  readonly row: number;
  /** The byte in hexadecimal, as programs show it. */
  readonly byte: string;
  /** The text is right up to a character that the end of the file cuts. */
  readonly cut: boolean;
}

/** The first byte that can't stand in UTF-8. */
function firstInvalid(bytes: Uint8Array): Invalid {
  let row = 1;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at]!;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    const character = bytes.subarray(at, at + length);
    if (byte === 0x0a) row++;
    if (length > 1 && !isUtf8(character)) break;
    at += length;
  }
  const rest = bytes.subarray(at + 1);
  const cut = rest.length < 3 && rest.every((byte) => (byte & 0xc0) === 0x80) && bytes[at]! >= 0xc2;
  return { row, byte: bytes[at]!.toString(16).toUpperCase(), cut: cut && at + 4 > bytes.length };
}
