import { message, type Message } from "../../messages/index.ts";
import type { Plan, PlanBranch, PlanCertificate } from "../types.ts";
import { certifyPhysically, type PhysicalCertificate } from "./certify.ts";
import { checkSharedDecisions } from "./shared-decisions.ts";
import { families, openTally, physicalTolerance, type Family } from "./tally.ts";

/**
 * The certificate of a plan with branches: the worst of theirs, everything that fails in any of them, and
 * whatever is decided as if what isn't known yet were known.
 */
export function certificateOfBranches(branches: readonly PlanBranch[]): PlanCertificate {
  const certificates = branches.map(({ plan }) => plan.certificate);
  const together = sharedIn(branches);
  const worst = (of: (certificate: PlanCertificate) => number) =>
    certificates.reduce((most, certificate) => Math.max(most, of(certificate)), 0);
  return {
    imbalance: Math.max(
      together.imbalance,
      worst(({ imbalance }) => imbalance),
    ),
    dual: worst(({ dual }) => dual),
    gap: worst(({ gap }) => gap),
    tolerance: certificates[0]!.tolerance,
    failures: [
      ...branches.flatMap(({ scenario, plan }) =>
        plan.certificate.failures.map((what) => inScenario(what, scenario)),
      ),
      ...together.failures,
    ],
    ok: certificates.every(({ ok }) => ok) && together.imbalance <= physicalTolerance,
  };
}

function sharedIn(branches: readonly PlanBranch[]): PhysicalCertificate {
  const tally = openTally();
  checkSharedDecisions(branches, tally);
  return tally.result();
}

/** The physical certificate of a plan, with the tolerance it was made with; of its branches, all together. */
export function certifyPlan(plan: Plan): PhysicalCertificate {
  const ways: readonly Pick<PlanBranch, "plan" | "scenario">[] = plan.branches ?? [{ plan }];
  const certificates = ways.map(({ scenario, plan: each }) => {
    const { keep } = each.certificate.tolerance;
    const settings = keep === undefined ? {} : { keep };
    const physical = certifyPhysically(each.economy, each.tables, settings);
    return { ...physical, failures: physical.failures.map((what) => inScenario(what, scenario)) };
  });
  const all =
    plan.branches === undefined ? certificates : [...certificates, sharedIn(plan.branches)];
  const counted = families.map((family) => {
    const count = all.reduce((sum, { checked }) => sum + checked[family], 0);
    return [family, count] as const;
  });
  return {
    imbalance: all.reduce((most, { imbalance }) => Math.max(most, imbalance), 0),
    failures: all.flatMap(({ failures }) => failures),
    checked: Object.fromEntries(counted) as Record<Family, number>,
  };
}

function inScenario(what: Message, scenario: string | undefined): Message {
  return scenario === undefined ? what : message("plan.insure.in-scenario", { what, scenario });
}
