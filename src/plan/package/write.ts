import { open, readdir, readFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { EconomyProblems } from "../../economy/problem.ts";
import { isObject, shortName } from "../../economy/read/about.ts";
import { economySchema } from "../../economy/schema.ts";
import type { About, AnyRow } from "../../economy/types.ts";
import {
  economyContent,
  packageFiles,
  writePackage,
  type PackageContent,
} from "../../economy/write.ts";
import { settleFolder, writeSingleFile, type FileContent } from "../../economy/write-folder.ts";
import { message, render, type MessageKey } from "../../messages/index.ts";
import { planTableNames } from "../tables.ts";
import type { Plan } from "../types.ts";
import { branchFolder } from "./branch-folder.ts";
import { economyFolder, pageFile, planSchema } from "./schema.ts";
import { summaryOf } from "./summary.ts";

/**
 * Writes a plan as a data package: a folder with `datapackage.json`, a CSV file per table and, under
 * `economy/`, the economy that it was made for, so that it can be explained and checked later. Numbers
 * are written so that they read back as the same. A `path` that ends with `.xlsx` gets a workbook with
 * a sheet per table, to look at; plans are read from folders.
 *
 * The further branches of a plan for several scenarios stand in folders inside, each a plan of its own.
 *
 * `page` — the page that shows the plan to people: `report.html` in the folder, or `NAME.html` beside the workbook.
 *
 * What stood there before stays whole until the new plan is. Throws `EconomyProblems` when something else
 * than a plan stands there, or when the system doesn't let it be written.
 */
export async function writePlan(plan: Plan, path: string, page?: string): Promise<void> {
  if (isWorkbook(path)) {
    if (page !== undefined) await refuseOtherPage(path);
    await writePackage(path, contentOf(plan, workbookSummary(plan)), planSchema);
    if (page !== undefined) await writeSingleFile(pageOf(path), page);
    return;
  }
  await refuseOtherFolder(path);
  const further = function* (): Generator<readonly [string, FileContent]> {
    if (page !== undefined) yield [pageFile, page];
    yield* economyFiles(plan);
    yield* branchFiles(plan);
  };
  await writePackage(path, contentOf(plan, summaryOf(plan)), planSchema, further());
}

function isWorkbook(path: string): boolean {
  return extname(path).toLowerCase() === ".xlsx";
}

/** Where the page of a plan stands that is written to this folder or workbook. */
export function pageOf(path: string): string {
  return isWorkbook(path) ? `${path.slice(0, -".xlsx".length)}.html` : join(path, pageFile);
}

function contentOf(plan: Plan, summary: ReturnType<typeof summaryOf>): PackageContent {
  return {
    about: aboutOf(plan, summary),
    tables: Object.fromEntries(
      planTableNames.map((name) => [name, plan.tables[name] as readonly AnyRow[]]),
    ),
  };
}

function aboutOf(plan: Plan, summary: ReturnType<typeof summaryOf>): About {
  const { name, title, licence, language } = plan.economy.about;
  return {
    name: shortName(`${name}-plan`),
    title: render(message("package.title", { economy: title ?? name })),
    ...(licence === undefined ? {} : { licence }),
    ...(language === undefined ? {} : { language }),
    other: { commonweal: JSON.stringify(summary) },
  };
}

/** A cell of a workbook holds no long lists. */
function workbookSummary(plan: Plan): ReturnType<typeof summaryOf> {
  const { failures } = plan.certificate;
  return summaryOf({
    ...plan,
    notes: [],
    certificate: { ...plan.certificate, failures: failures.slice(0, 20) },
  });
}

function* economyFiles(plan: Plan): Generator<readonly [string, FileContent]> {
  for (const [name, content] of packageFiles(economyContent(plan.economy), economySchema)) {
    yield [`${economyFolder}/${name}`, content];
  }
}

/** Each further branch as a plan of its own; the first is the plan itself. */
function* branchFiles({ branches = [] }: Plan): Generator<readonly [string, FileContent]> {
  for (const [position, { scenario, plan }] of branches.entries()) {
    if (position === 0) continue;
    const folder = branchFolder(position, scenario);
    const content = contentOf(plan, summaryOf(plan));
    for (const [name, file] of packageFiles(content, planSchema)) yield [`${folder}/${name}`, file];
    for (const [name, file] of economyFiles(plan)) yield [`${folder}/${name}`, file];
  }
}

/**
 * Throws `EconomyProblems` where `writePlan` would not write a folder: only a new or empty one, or one that says
 * it is a plan, is written to. To be asked before planning, which may take long.
 */
export async function refuseOtherFolder(path: string): Promise<void> {
  await settleFolder(path);
  const key = await whatElse(resolve(path));
  if (key === undefined) return;
  throw new EconomyProblems([{ ...message(key), severity: "error", where: { file: path } }]);
}

/** In the head of every page that shows a plan, so that nothing else is written over. */
export const pageMark = "commonweal-plan";

/**
 * Throws `EconomyProblems` where something else than the page of a plan stands beside a workbook, where the
 * page would go. To be asked before planning, which may take long.
 */
export async function refuseOtherPage(workbook: string): Promise<void> {
  const path = pageOf(workbook);
  const start = await startOf(path);
  if (start === undefined || start.includes(pageMark)) return;
  throw new EconomyProblems([
    { ...message("view.other-page"), severity: "error", where: { file: path } },
  ]);
}

/** The beginning of a file; undefined where there is none, or an empty one. */
async function startOf(path: string): Promise<string | undefined> {
  const file = await open(path, "r").catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return bytesRead === 0 ? undefined : buffer.toString("utf8", 0, bytesRead);
  } catch {
    // What can't be read, a folder for instance, is something else.
    return "";
  } finally {
    await file.close();
  }
}

async function whatElse(folder: string): Promise<MessageKey | undefined> {
  const names = await readdir(folder).catch(codeOf);
  // What the system says to a path that can't be a folder is told when it is written.
  if (typeof names === "string" || names.length === 0) return undefined;
  const text = await readFile(join(folder, "datapackage.json"), "utf8").catch(() => "");
  return saysPlan(text) ? undefined : "package.other-folder";
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function saysPlan(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text);
    const own = isObject(json) ? json["commonweal"] : undefined;
    return isObject(own) && own["kind"] === "plan";
  } catch {
    return false;
  }
}
