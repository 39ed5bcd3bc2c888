import type { Gathering } from "../gather.ts";
import type { ProblemPlace } from "../problem.ts";
import type { About } from "../types.ts";
import { decodeText } from "./decode.ts";
import { aboutFromPackage, isObject, type JsonObject } from "./about.ts";
import type { Dialect } from "./csv.ts";
import type { DecimalSign } from "./numbers.ts";
import { shown } from "./texts.ts";

/** What a `datapackage.json` says. */
export interface Descriptor {
  readonly about: About;
  readonly resources: readonly Resource[];
}

/** A file that the descriptor lists. */
export interface Resource {
  readonly name: string;
  /** As stated, relative to the folder. */
  readonly path: string;
  readonly dialect: Dialect;
}

/**
 * Reads a Frictionless Data Package descriptor (versions 1 and 2). Undefined when it is no JSON object;
 * what else is wrong is gathered and left out.
 */
export function readDescriptor(
  bytes: Uint8Array,
  where: ProblemPlace,
  folder: string,
  gather: Gathering,
): Descriptor | undefined {
  const text = decodeText(bytes, where, gather);
  if (text === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    gather.error(where, "read.not-json", { reason: shown((error as Error).message) });
    return undefined;
  }
  if (!isObject(json)) {
    gather.error(where, "read.not-json-object");
    return undefined;
  }
  const resources = json["resources"] ?? [];
  if (!Array.isArray(resources)) gather.error(where, "read.resources-not-list");
  const listed = Array.isArray(resources) ? (resources as readonly unknown[]) : [];
  return {
    about: aboutFromPackage(json, folder, where, gather),
    resources: withoutDoubles(
      listed.flatMap((entry, index) => resourceOf(entry, index, where, gather)),
      where,
      gather,
    ),
  };
}

function resourceOf(
  entry: unknown,
  index: number,
  where: ProblemPlace,
  gather: Gathering,
): readonly Resource[] {
  const number = index + 1;
  if (!isObject(entry)) {
    gather.error(where, "read.resource-not-object", { number });
    return [];
  }
  const name = entry["name"];
  if (typeof name !== "string" || name.trim() === "") {
    gather.error(where, "read.resource-without-name", { number });
    return [];
  }
  const path = entry["path"];
  if (typeof path !== "string" || path === "") {
    gather.error(where, "read.resource-without-path", { name: shown(name) });
    return [];
  }
  return [{ name: name.trim(), path, dialect: dialectOf(entry) }];
}

/** The delimiter and the decimal sign, as far as the resource states them. */
function dialectOf(resource: JsonObject): Dialect {
  const dialect = resource["dialect"];
  const delimiter = isObject(dialect) ? dialect["delimiter"] : undefined;
  const decimal = decimalOf(resource["schema"]);
  return {
    ...(typeof delimiter === "string" && delimiter.length === 1 ? { delimiter } : {}),
    ...(decimal === undefined ? {} : { decimal }),
  };
}

/** `decimalChar`, where all fields that state one state the same. */
function decimalOf(schema: unknown): DecimalSign | undefined {
  const fields = isObject(schema) && Array.isArray(schema["fields"]) ? schema["fields"] : [];
  const stated = new Set(
    (fields as readonly unknown[]).flatMap((field) =>
      isObject(field) && typeof field["decimalChar"] === "string" ? [field["decimalChar"]] : [],
    ),
  );
  if (stated.size !== 1) return undefined;
  return stated.has(",") ? "comma" : stated.has(".") ? "point" : undefined;
}

function withoutDoubles(
  resources: readonly Resource[],
  where: ProblemPlace,
  gather: Gathering,
): readonly Resource[] {
  const names = new Set<string>();
  const paths = new Set<string>();
  return resources.filter(({ name, path }) => {
    if (names.has(name.toLowerCase())) {
      gather.error(where, "read.resource-twice", { name: shown(name) });
      return false;
    }
    if (paths.has(path)) {
      gather.error(where, "read.path-twice", { name: shown(name), path: shown(path) });
      return false;
    }
    names.add(name.toLowerCase());
    paths.add(path);
    return true;
  });
}
