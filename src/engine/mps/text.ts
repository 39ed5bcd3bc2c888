import { gunzipSync } from "node:zlib";
import type { MessageKey } from "../../messages/index.ts";

/** A JavaScript string can't be longer than about this. */
const longest = 500_000_000;

/**
 * The text of an MPS file, unpacked where it is gzip: UTF-8 (with or without byte order mark), UTF-16
 * with one, or else Latin-1, in which no byte is wrong.
 */
export function textOf(source: Uint8Array | string): { text: string } | { key: MessageKey } {
  if (typeof source === "string") return { text: source.replace(/^\uFEFF/, "") };
  let bytes = source;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      bytes = gunzipSync(bytes, { maxOutputLength: longest });
    } catch (error) {
      const tooLarge =
        error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
      return { key: tooLarge ? "engine.mps.too-large" : "engine.mps.compression" };
    }
  }
  if (bytes.length > longest) return { key: "engine.mps.too-large" };
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = wide
    ? new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes)
    : narrowText(bytes);
  return text.includes("\u0000") ? { key: "engine.mps.binary" } : { text };
}

function narrowText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}
