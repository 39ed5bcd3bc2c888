import { message, type Message, type MessageKey } from "../messages/index.ts";
import { section, tableOf, type Section } from "../plan/explain/shape.ts";
import { plan as planAnew } from "../plan/plan.ts";
import { outcomeOf, wayOf } from "../plan/stress/outcome.ts";
import type { Plan, PlanSettings } from "../plan/types.ts";
import type { World } from "./world.ts";

interface Compared {
  readonly scenario: string;
  readonly tier: number;
  readonly least: number;
  readonly mean: number;
  /** Where it is known from the beginning that things go this way, and no other way is prepared for. */
  readonly leastAlone: number | null;
  readonly meanAlone: number | null;
}

/**
 * What an insured plan gives in each way that things may go, beside what a plan for that way alone would give: for
 * the economy as stated the difference is what the insurance costs, for a scenario what foresight would bring.
 * Empty for plans that aren't insured. Plans once more for each way.
 */
export async function insuranceSections(
  { branches = [] }: Plan,
  { engine, keep, mipGap, sharing, timeLimit, signal }: PlanSettings,
  world: World,
): Promise<readonly Section[]> {
  if (branches.length === 0) return [];
  const alike: PlanSettings = {
    ...(engine && { engine }),
    ...(keep !== undefined && { keep }),
    ...(mipGap !== undefined && { mipGap }),
    ...(sharing && { sharing }),
    ...(timeLimit !== undefined && { timeLimit }),
    ...(signal && { signal }),
  };
  const compared: Compared[] = [];
  const missing: Message[] = [];
  for (const { scenario, plan } of branches) {
    const way = scenario ?? message("insurance.as-stated");
    world.progress(message("insurance.alone", { scenario: way }));
    const alone = wayOf(await planAnew(plan.economy, alike));
    if (alone.kind === "none") {
      missing.push(message("insurance.without", { way, because: alone.because }));
    }
    const tiers = alone.kind === "planned" ? alone.outcome.tiers : [];
    for (const { tier, least, mean } of outcomeOf(plan).tiers) {
      const other = tiers.find((each) => each.tier === tier);
      compared.push({
        scenario: scenario ?? "",
        tier,
        least,
        mean,
        leastAlone: other?.least ?? null,
        meanAlone: other?.mean ?? null,
      });
    }
  }
  const share = (heading: MessageKey, cell: (row: Compared) => number | null) =>
    ({ heading, format: "share", cell }) as const;
  const table = tableOf(compared, [
    {
      heading: "insurance.column.way",
      cell: ({ scenario }) => (scenario === "" ? message("insurance.as-stated") : scenario),
    },
    { heading: "insurance.column.tier", cell: ({ tier }) => String(tier) },
    share("insurance.column.least", ({ least }) => least),
    share("insurance.column.least-alone", ({ leastAlone }) => leastAlone),
    share("insurance.column.mean", ({ mean }) => mean),
    share("insurance.column.mean-alone", ({ meanAlone }) => meanAlone),
  ]);
  return [section(message("insurance.heading"), [message("insurance.lines"), ...missing], [table])];
}
