import type { Gathering } from "../gather.ts";
import type { ProblemPlace } from "../problem.ts";
import { nearestName } from "../names.ts";
import type { About } from "../types.ts";
import { asText, shown } from "./texts.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What an economy says of itself, in the words of the sheet `about`. */
export const aboutKeys = [
  "name",
  "title",
  "description",
  "licence",
  "version",
  "language",
] as const satisfies readonly (keyof About)[];

type AboutKey = (typeof aboutKeys)[number];

/** Properties of a descriptor that are written anew from the tables, or that `About` holds itself. */
const ownProperties = new Set([
  "$schema",
  "profile",
  "resources",
  "name",
  "title",
  "description",
  "licenses",
  "version",
  "languages",
]);

/** A short name made from any text: lower case letters, digits, `-`, `_`, `.`. */
export function shortName(text: string): string {
  const name = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  return name === "" ? "economy" : name;
}

/** From a descriptor. `folder`: where its name is taken from when it states none. */
export function aboutFromPackage(
  json: JsonObject,
  folder: string,
  where: ProblemPlace,
  gather: Gathering,
): About {
  const text = (property: string): string | undefined => {
    const value = json[property];
    if (value === undefined || value === null) return undefined;
    if (typeof value === "string") return asText(value) === "" ? undefined : asText(value);
    gather.error(where, "read.property-not-text", { property });
    return undefined;
  };
  const languages = json["languages"];
  const language: unknown = Array.isArray(languages) ? languages[0] : undefined;
  return aboutOf(
    {
      name: text("name"),
      title: text("title"),
      description: text("description"),
      licence: licenceOf(json["licenses"], where, gather),
      version: text("version"),
      language: typeof language === "string" ? language : undefined,
    },
    Object.entries(json)
      .filter(([property]) => !ownProperties.has(property))
      .map(([property, value]) => [property, JSON.stringify(value)]),
    folder,
  );
}

/** The first licence: its title, name or address, whichever it states first. */
function licenceOf(value: unknown, where: ProblemPlace, gather: Gathering): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every(isObject)) {
    gather.error(where, "read.licenses-not-list");
    return undefined;
  }
  const texts = value.flatMap((licence) => {
    const stated = [licence["title"], licence["name"], licence["path"]];
    const text = stated.find((part) => typeof part === "string" && part.trim() !== "");
    return typeof text === "string" ? [asText(text)] : [];
  });
  return texts.length === 0 ? undefined : texts.join("; ");
}

/** From the rows `key, value` of a sheet. */
export function aboutFromRows(
  rows: readonly { readonly key: string; readonly value: string; readonly row: number }[],
  fallback: string,
  where: ProblemPlace,
  gather: Gathering,
): About {
  const stated: Partial<Record<AboutKey, string>> = {};
  const other: [string, string][] = [];
  const taken = new Set<string>();
  for (const { key, value, row } of rows) {
    if (taken.has(key))
      gather.error({ ...where, row, key }, "read.about-twice", { key: shown(key) });
    taken.add(key);
    if (isAboutKey(key)) {
      stated[key] = value;
      continue;
    }
    const near = nearestName(key, aboutKeys);
    if (near !== undefined) {
      gather.warning({ ...where, row, key }, "read.about-near", { found: shown(key), near });
    }
    other.push([key, jsonText(value)]);
  }
  return aboutOf(stated, other, fallback);
}

function isAboutKey(key: string): key is AboutKey {
  return (aboutKeys as readonly string[]).includes(key);
}

/** JSON as it is; any other text as a JSON string. */
function jsonText(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return JSON.stringify(value);
  }
}

function aboutOf(
  stated: Readonly<Partial<Record<AboutKey, string | undefined>>>,
  other: readonly (readonly [string, string])[],
  fallback: string,
): About {
  const { name, title, description, licence, version, language } = stated;
  return {
    name: shortName(name ?? fallback),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(licence === undefined ? {} : { licence }),
    ...(version === undefined ? {} : { version }),
    ...(language === undefined ? {} : { language }),
    ...(other.length === 0 ? {} : { other: Object.fromEntries(other) }),
  };
}
