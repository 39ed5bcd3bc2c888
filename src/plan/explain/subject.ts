/**
 * What an explanation is asked about: `whole`, or `need:NAME`, `good:NAME`, `workplace:NAME`, each with an
 * optional place and period, `need:bread@Hill#2`. Names may hold `:`, `@` and `#`: the text after the
 * kind is taken as a name as a whole where there is such a name, and is only then divided, from its end.
 */
import { nearestName } from "../../economy/names.ts";
import { placeTree } from "../../economy/place-tree.ts";
import type { Economy } from "../../economy/types.ts";
import { message, render, type Locale, type Message } from "../../messages/index.ts";

export type SubjectKind = "need" | "good" | "workplace" | "whole";

export interface Subject {
  readonly kind: SubjectKind;
  readonly name: string;
  /** Lowest places asked about; absent: all. */
  readonly places?: ReadonlySet<string>;
  readonly period?: number;
}

/** Thrown when an explanation is asked of something that the plan does not have. */
export class CannotExplain extends Error {
  readonly because: Message;
  /** How much of what was asked is understood: nothing, the name, the place. */
  readonly parts: number;

  constructor(because: Message, parts = 0, locale: Locale = "en") {
    super(render(because, locale));
    this.name = "CannotExplain";
    this.because = because;
    this.parts = parts;
  }
}

const kinds: readonly SubjectKind[] = ["need", "good", "workplace", "whole"];

/** Throws `CannotExplain` with the nearest name when there is no such thing. */
export function subjectOf(economy: Economy, what: string): Subject {
  const text = what.trim();
  if (text === "whole") return { kind: "whole", name: "" };
  const colon = text.indexOf(":");
  const word = colon < 0 ? text : text.slice(0, colon);
  const kind = kinds.find((each) => each === word && each !== "whole");
  if (colon < 0 || kind === undefined) {
    throw new CannotExplain(message("explain.unknown-kind", { what: text }));
  }
  const names = namesOf(economy, kind);
  const read = divisions(text.slice(colon + 1)).map((way) => subjectIn(economy, kind, way, names));
  const subject = read.find((way): way is Subject => !(way instanceof CannotExplain));
  if (subject !== undefined) return subject;
  // Of the ways to read it, the one that understands most tells best what is wrong.
  const understood = read.filter((way) => way instanceof CannotExplain);
  throw understood.reduce((best, way) => (way.parts > best.parts ? way : best));
}

/** The subject that one way of reading gives, or why it gives none. */
function subjectIn(
  economy: Economy,
  kind: SubjectKind,
  { name, place, period }: Division,
  names: ReadonlySet<string>,
): Subject | CannotExplain {
  if (!names.has(name)) return unknownName(kind, name, names, 0);
  const tree = placeTree(economy);
  if (place !== undefined && !tree.has(place)) {
    return unknownName("place", place, new Set(tree.places), 1);
  }
  const number = period === undefined ? undefined : periodCalled(economy, period);
  if (number instanceof CannotExplain) return number;
  return {
    kind,
    name,
    ...(place === undefined ? {} : { places: new Set(tree.lowestBelow(place)) }),
    ...(number === undefined ? {} : { period: number }),
  };
}

interface Division {
  readonly name: string;
  readonly place?: string;
  readonly period?: string;
}

/** Every way to read the text, longer names first. */
function divisions(text: string): readonly Division[] {
  const ways: Division[] = [];
  for (const hash of [text.length, ...placesOf("#", text)]) {
    const period = hash < text.length ? { period: text.slice(hash + 1) } : {};
    const before = text.slice(0, hash);
    for (const at of [before.length, ...placesOf("@", before)]) {
      const place = at < before.length ? { place: before.slice(at + 1) } : {};
      ways.push({ name: before.slice(0, at), ...place, ...period });
    }
  }
  return ways.sort((a, b) => b.name.length - a.name.length);
}

/** Where a sign stands in a text. */
function placesOf(sign: string, text: string): readonly number[] {
  return Array.from(text.matchAll(new RegExp(sign, "gu")), ({ index }) => index);
}

function namesOf(economy: Economy, kind: SubjectKind): ReadonlySet<string> {
  const { tables } = economy;
  switch (kind) {
    case "need":
      return new Set(tables.needs.rows.map((row) => row.need));
    case "good":
      return new Set(tables.goods.rows.map((row) => row.good));
    case "workplace":
      // Work that takes no capacity is done in a place; it has a slip too.
      return new Set([
        ...tables.workplaces.rows.map((row) => row.workplace),
        ...placeTree(economy).lowest,
      ]);
    case "whole":
      return new Set();
  }
}

/** A period by its number or its name. */
function periodCalled({ tables }: Economy, text: string): number | CannotExplain {
  const found = tables.periods.rows.find(
    (row) => String(row.period) === text.trim() || row.name === text.trim(),
  );
  if (found !== undefined) return found.period;
  const numbers = tables.periods.rows.map((row) => row.period);
  const values = {
    period: text,
    first: String(Math.min(...numbers)),
    last: String(Math.max(...numbers)),
  };
  return new CannotExplain(message("explain.unknown-period", values), 2);
}

function unknownName(
  kind: SubjectKind | "place",
  name: string,
  names: ReadonlySet<string>,
  parts: number,
): CannotExplain {
  const near = nearestName(name, names);
  return new CannotExplain(
    near === undefined
      ? message("explain.unknown-name", { kind, name })
      : message("explain.unknown-name-near", { kind, name, near }),
    parts,
  );
}
