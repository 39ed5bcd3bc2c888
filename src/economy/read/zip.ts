import { crc32, createInflateRaw } from "node:zlib";
import { codeOf } from "./files.ts";
import { Damage } from "./damage.ts";

/**
 * The archive that a workbook is. Entries are found by the archive's own directory at its end (PKWARE APPNOTE,
 * sections 4.3.12 and 4.3.16) and unpacked piece by piece, so that a small file can't fill the memory; length and
 * checksum of each are verified.
 */
export interface Archive {
  has(name: string): boolean;
  /** Names of all entries. */
  readonly names: readonly string[];
  /** The pieces of an entry. Throws `Damage`. */
  pieces(name: string): AsyncIterable<Uint8Array>;
}

export interface ArchiveLimits {
  /** Bytes unpacked from one archive. */
  readonly unpacked: number;
  /** Unpacked ÷ packed of an entry, once it has given `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly entries: number;
}

/** Generous for workbooks, far below what hostile archives unpack to. */
export const archiveLimits: ArchiveLimits = {
  unpacked: 2 ** 30,
  ratio: 300,
  ratioFrom: 2 ** 26,
  entries: 10_000,
};

interface Entry {
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly encrypted: boolean;
  /** Where its local header begins. */
  readonly offset: number;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;

const stored = 0;
const deflated = 8;

/** Throws `Damage` where the bytes are no archive, or one that can't be read safely. */
export function openArchive(bytes: Uint8Array, limits: ArchiveLimits = archiveLimits): Archive {
  const entries = directoryOf(bytes, limits);
  let budget = limits.unpacked;
  return {
    has: (name) => entries.has(name),
    names: [...entries.keys()],
    pieces: async function* (name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new Damage("read.workbook-damaged", { part: name });
      for await (const piece of unpack(bytes, entry, name, limits)) {
        budget -= piece.length;
        if (budget < 0) throw new Damage("read.workbook-too-large");
        yield piece;
      }
    },
  };
}

function directoryOf(bytes: Uint8Array, limits: ArchiveLimits): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw new Damage("read.workbook-too-large");
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directorySignature) {
      throw new Damage("read.workbook-damaged", { part: "none" });
    }
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name.replaceAll("\\", "/").replace(/^\//, ""), {
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The record at the end of an archive, before which only a comment of up to 65,535 bytes may stand. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= first; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new Damage("read.workbook-cut");
}

async function* unpack(
  bytes: Uint8Array,
  entry: Entry,
  name: string,
  limits: ArchiveLimits,
): AsyncIterable<Uint8Array> {
  if (entry.encrypted) throw new Damage("read.workbook-encrypted");
  const packed = packedBytes(bytes, entry, name);
  const source = entry.method === deflated ? inflate(packed, name) : [packed];
  if (entry.method !== deflated && entry.method !== stored) {
    throw new Damage("read.workbook-damaged", { part: name });
  }
  let length = 0;
  let checksum = 0;
  for await (const piece of source) {
    length += piece.length;
    checksum = crc32(piece, checksum);
    if (length > limits.ratioFrom && length > limits.ratio * entry.packed) {
      throw new Damage("read.workbook-too-large");
    }
    yield piece;
  }
  if (length !== entry.unpacked || checksum !== entry.checksum) {
    throw new Damage("read.workbook-damaged", { part: name });
  }
}

function packedBytes(bytes: Uint8Array, entry: Entry, name: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, packed } = entry;
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== localSignature) {
    throw new Damage("read.workbook-damaged", { part: name });
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > view.byteLength) throw new Damage("read.workbook-cut");
  return bytes.subarray(start, start + packed);
}

async function* inflate(packed: Uint8Array, name: string): AsyncIterable<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: 1 << 18 });
  stream.end(packed);
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (error) {
    if (error instanceof Damage || codeOf(error) === undefined) throw error;
    throw new Damage("read.workbook-damaged", { part: name });
  } finally {
    stream.destroy();
  }
}
