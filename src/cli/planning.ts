import { EconomyProblems, errorsIn, type Problem } from "../economy/problem.ts";
import { readAndCheck, readTables } from "../economy/index.ts";
import { message } from "../messages/index.ts";
import { plan } from "../plan/plan.ts";
import type { Planned, PlanSettings } from "../plan/types.ts";
import type { World } from "./world.ts";

/** What came of reading an economy and planning it, and how long each took. */
export interface Made {
  readonly planned: Planned;
  /** What its author should look at. */
  readonly warnings: readonly Problem[];
  readonly seconds: { readonly read: number; readonly total: number };
}

/** Reads an economy and plans it. Throws `EconomyProblems` where it has errors. */
export async function readAndPlan(
  path: string,
  settings: Omit<PlanSettings, "onProgress">,
  world: World,
): Promise<Made> {
  const started = performance.now();
  const sinceStart = () => (performance.now() - started) / 1000;
  world.progress(message("plan.progress.read", { path }));
  const { economy, problems } = await readTables(path);
  if (errorsIn(problems).length > 0) {
    // Not planned, so not checked: now everything is wanted at once.
    throw new EconomyProblems((await readAndCheck(path)).problems);
  }
  const read = sinceStart();
  const planned = await plan(economy, {
    ...settings,
    onProgress: (progress) => {
      world.progress(progress.message);
    },
  });
  return { planned, warnings: problems, seconds: { read, total: sinceStart() } };
}
