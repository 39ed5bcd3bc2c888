import type { Gathering } from "../../economy/gather.ts";
import type { Problem, ProblemPlace } from "../../economy/problem.ts";
import { isObject, type JsonObject } from "../../economy/read/about.ts";
import { shown } from "../../economy/read/texts.ts";
import { catalogues, render, type Message, type MessageKey } from "../../messages/index.ts";
import type { Plan, PlanBranch, StageResult } from "../types.ts";
import { summaryFormat } from "./summary.ts";

/** What a plan is beside its economy and its tables; of its branches, which there are. */
export type Summary = Omit<Plan, "economy" | "tables" | "branches"> & {
  readonly branches?: readonly Omit<PlanBranch, "plan">[];
};

const where: ProblemPlace = { file: "datapackage.json" };

/**
 * Reads what a plan's `datapackage.json` says under `commonweal`. Undefined when that is missing or can't be
 * understood; what is wrong is gathered, property by property.
 */
export function readSummary(text: string | undefined, gather: Gathering): Summary | undefined {
  const json: unknown = text === undefined ? undefined : JSON.parse(text);
  if (!isObject(json) || json["kind"] !== "plan") {
    gather.error(where, "package.not-a-plan");
    return undefined;
  }
  if (json["format"] !== summaryFormat) {
    const found = shown(String(json["format"]));
    gather.error(where, "package.other-format", { found, expected: summaryFormat });
    return undefined;
  }
  const read = propertiesOf(json, "commonweal", gather);
  const scenario = json["scenario"] === undefined ? undefined : read.text("scenario");
  const sharing = json["sharing"] === undefined ? undefined : read.text("sharing");
  if (sharing !== undefined && sharing !== "own-needs-first") {
    read.wrong("sharing", "own-needs-first");
    return undefined;
  }
  const certificate = read.object("certificate");
  const tolerance = certificate.object("tolerance");
  const size = read.object("size");
  const seconds = read.object("seconds");
  const status = read.text("status");
  if (status !== "optimal") {
    gather.error(where, "package.bad-property", {
      ...{ property: "commonweal.status", found: shown(status), expected: "optimal" },
    });
  }
  const summary: Summary = {
    ...(scenario === undefined ? {} : { scenario }),
    ...(sharing === undefined ? {} : { sharing }),
    stages: read.objects("stages").map(stageOf),
    certificate: {
      imbalance: certificate.bound("imbalance"),
      dual: certificate.bound("dual"),
      gap: certificate.bound("gap"),
      tolerance: {
        physical: tolerance.number("physical"),
        optimality: tolerance.number("optimality"),
        ...(tolerance.json["keep"] === undefined ? {} : { keep: tolerance.number("keep") }),
      },
      failures: certificate.objects("failures").flatMap(messageOf),
      ok: certificate.yes("ok"),
    },
    size: {
      rows: size.number("rows"),
      columns: size.number("columns"),
      nonzeros: size.number("nonzeros"),
    },
    engine: read.text("engine"),
    seconds: {
      compile: seconds.number("compile"),
      solve: seconds.number("solve"),
      total: seconds.number("total"),
    },
    notes: read.objects("notes").flatMap(noteOf),
    ...(json["branches"] === undefined ? {} : { branches: read.objects("branches").map(branchOf) }),
  };
  return gather.hasErrors() ? undefined : summary;
}

/** The properties of an object, each read as what it must be; 0, "" or nothing where it isn't. */
interface Properties {
  readonly json: JsonObject;
  text(name: string): string;
  number(name: string): number;
  /** A number; null: without bound. */
  bound(name: string): number;
  yes(name: string): boolean;
  object(name: string): Properties;
  objects(name: string): readonly Properties[];
  wrong(name: string, expected: string): void;
}

function propertiesOf(json: JsonObject, path: string, gather: Gathering): Properties {
  const wrong = (name: string, expected: string) => {
    const found = json[name] === undefined ? "–" : shown(JSON.stringify(json[name]));
    gather.error(where, "package.bad-property", { property: `${path}.${name}`, found, expected });
  };
  const typed = <T>(name: string, is: (value: unknown) => value is T, none: T, type: string): T => {
    const value = json[name];
    if (is(value)) return value;
    wrong(name, type);
    return none;
  };
  const number = (name: string) => typed(name, isNumber, 0, "number");
  return {
    json,
    wrong,
    text: (name) => typed(name, isText, "", "string"),
    number,
    bound: (name) => (json[name] === null ? Infinity : number(name)),
    yes: (name) => typed(name, isYes, false, "boolean"),
    object: (name) => propertiesOf(typed(name, isObject, {}, "object"), `${path}.${name}`, gather),
    objects: (name) =>
      typed(name, isObjects, [], "array").map((entry, i) =>
        propertiesOf(entry, `${path}.${name}[${i}]`, gather),
      ),
  };
}

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);
const isText = (value: unknown) => typeof value === "string";
const isYes = (value: unknown) => typeof value === "boolean";
const isObjects = (value: unknown): value is readonly JsonObject[] =>
  Array.isArray(value) && value.every(isObject);

function branchOf(read: Properties): Omit<PlanBranch, "plan"> {
  const { scenario, knownFrom } = read.json;
  return {
    weight: read.number("weight"),
    ...(scenario === undefined ? {} : { scenario: read.text("scenario") }),
    ...(knownFrom === undefined ? {} : { knownFrom: read.number("knownFrom") }),
  };
}

function stageOf(read: Properties): StageResult {
  const kind = read.text("kind");
  if (kind !== "tier" && kind !== "goal") read.wrong("kind", "tier, goal");
  return {
    kind: kind === "goal" ? "goal" : "tier",
    stage: read.number("stage"),
    measure: read.text("measure"),
    value: read.number("value"),
    gap: read.bound("gap"),
  };
}

/** A sentence that this version can say; others are left out, with a problem. */
function messageOf(read: Properties): readonly Message[] {
  const key = read.text("key");
  const within = read.object("values");
  const values: Record<string, string | number | Message> = {};
  for (const [name, value] of Object.entries(within.json)) {
    if (typeof value === "string" || typeof value === "number") values[name] = value;
    else if (isObject(value)) {
      // A message among the values.
      for (const inner of messageOf(within.object(name))) values[name] = inner;
    } else within.wrong(name, "string, number");
  }
  if (!isMessageKey(key)) {
    if (key !== "") read.wrong("key", "key");
    return [];
  }
  const said: Message = { key, values };
  if (canBeSaid(said)) return [said];
  read.wrong("values", key);
  return [];
}

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(catalogues.en, key);
}

/** Whether the values fill the sentence. */
function canBeSaid(said: Message): boolean {
  try {
    render(said);
    return true;
  } catch {
    return false;
  }
}

function noteOf(read: Properties): readonly Problem[] {
  const severity = read.text("severity");
  if (severity !== "error" && severity !== "warning") read.wrong("severity", "error, warning");
  const place = read.object("where");
  const optional = (name: "table" | "key" | "column") =>
    place.json[name] === undefined ? {} : { [name]: place.text(name) };
  const at: ProblemPlace = {
    file: place.text("file"),
    ...optional("table"),
    ...(place.json["row"] === undefined ? {} : { row: place.number("row") }),
    ...optional("key"),
    ...optional("column"),
  };
  return messageOf(read).map((said) => ({
    ...said,
    severity: severity === "error" ? "error" : "warning",
    where: at,
  }));
}
