import { basename, dirname, extname, join } from "node:path";
import type { Problem } from "../economy/problem.ts";
import { message, type MessageKey } from "../messages/index.ts";
import type { Explanation } from "../plan/explain/index.ts";
import { pageOf, refuseOtherFolder, refuseOtherPage, writePlan } from "../plan/package/index.ts";
import type { Plan, Planned, PlanSettings } from "../plan/types.ts";
import { defaultFolder, isWorkbook } from "./default-folder.ts";
import { exit, type ExitCode } from "./exit.ts";
import { insuranceSections } from "./insurance.ts";
import { document } from "./json.ts";
import { reasonsOf } from "./no-plan.ts";
import { planDocument, warningsOf } from "./plan-json.ts";
import { readAndPlan, type Made } from "./planning.ts";
import { problemsText } from "./problems-text.ts";
import { list, sentence, typed } from "./sentences.ts";
import { summaryText, wholeOf } from "./summary.ts";
import type { World } from "./world.ts";

export interface Telling {
  /** Where the plan goes; absent: `plans/NAME`, from the folder in which the program was started. */
  readonly out?: string;
  /** One JSON document in place of sentences. */
  readonly json?: boolean;
}

/** Reads an economy, plans it, writes the plan, and says what it comes to, or why there is none. */
export async function planAndTell(
  path: string,
  settings: PlanSettings,
  telling: Telling,
  world: World,
): Promise<ExitCode> {
  const out = telling.out ?? defaultFolder("plans", path, settings.scenario);
  // Planning may take long: better to hear now that the plan can't go there.
  await (isWorkbook(out) ? refuseOtherPage(out) : refuseOtherFolder(out));
  const made = await readAndPlan(path, settings, world);
  const { planned } = made;
  if (telling.json !== true) warn(path, warningsOf(made), world);
  return planned.kind === "optimal"
    ? await tell(planned.plan, made, settings, { ...telling, out }, world)
    : tellNone(planned, made, telling, world);
}

/** Warnings that are told one by one. */
const told = 5;

function warn(path: string, warnings: readonly Problem[], world: World): void {
  if (warnings.length === 0) return;
  world.err(problemsText(warnings.slice(0, told), world.errorWidth));
  const count = warnings.length - told;
  if (count > 0) {
    world.err(
      sentence(message("cli.plan.more-warnings", { count, path: typed(path) }), world.errorWidth),
    );
  }
  world.err("\n");
}

async function tell(
  plan: Plan,
  made: Made,
  settings: PlanSettings,
  { out, json = false }: Telling & { readonly out: string },
  world: World,
): Promise<ExitCode> {
  const { ok } = plan.certificate;
  // What fails its certificate never takes the place of a plan that holds.
  const where = ok ? out : beside(out);
  // Before it is written: a signal then finds either nothing done or everything.
  const whole = json ? undefined : await wholeOf(plan, settings, world);
  const text =
    whole === undefined
      ? document(planDocument(made, where, pageOf(where)))
      : await summaryText(plan, whole, world, await insuranceSections(plan, settings, world));
  const page = await pageFor(plan, whole, world);
  world.progress(message("cli.writing", { path: where }));
  await world.whole(() => writePlan(plan, where, page instanceof Error ? undefined : page));
  // A page that can't be made is a defect, and must not cost the plan.
  if (json && page instanceof Error) throw page;
  world.out(text);
  if (!json) {
    world.out(`\n${sentence(message(writtenKey(where, ok), { path: typed(where) }), world.width)}`);
    if (page instanceof Error) throw page;
    world.out(sentence(message("cli.plan.page", { path: typed(pageOf(where)) }), world.width));
  }
  return ok ? exit.done : exit.uncertified;
}

/** The page that shows a plan, or why there is none. */
async function pageFor(
  plan: Plan,
  whole: Explanation | undefined,
  world: World,
): Promise<string | Error> {
  world.progress(message("cli.plan.drawing"));
  try {
    // Only here, since the libraries that draw take a while to load.
    const { reportPage } = await import("../view/report/page.ts");
    return await reportPage(plan, { date: new Date(), ...(whole === undefined ? {} : { whole }) });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function writtenKey(path: string, ok: boolean): MessageKey {
  if (!ok) return "cli.plan.written-uncertified";
  return isWorkbook(path) ? "cli.plan.written-workbook" : "cli.plan.written";
}

/** `plan.uncertified`, `plan.uncertified.xlsx`. */
function beside(path: string): string {
  if (!isWorkbook(path)) return `${path.replace(/[\\/]+$/, "")}.uncertified`;
  return join(dirname(path), `${basename(path, extname(path))}.uncertified.xlsx`);
}

/** Says why there is no plan. */
function tellNone(
  planned: Exclude<Planned, { kind: "optimal" }>,
  made: Made,
  { json = false }: Telling,
  world: World,
): ExitCode {
  if (json) world.out(document(planDocument(made)));
  const { sentence: why, parts } = reasonsOf(planned);
  world.err(sentence(why, world.errorWidth) + list(parts, world.errorWidth));
  return planned.kind === "stopped" ? exit.stopped : exit.problems;
}
