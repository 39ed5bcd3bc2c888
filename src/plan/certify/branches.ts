import { message, type Message } from "../../messages/index.ts";
import type { Plan, PlanBranch, PlanCertificate } from "../types.ts";
import { certifyPhysically, type PhysicalCertificate } from "./certify.ts";
import { families, type Family } from "./tally.ts";

/** The certificate of a plan with branches: the worst of theirs, and everything that fails in any of them. */
export function certificateOfBranches(branches: readonly PlanBranch[]): PlanCertificate {
  const certificates = branches.map(({ plan }) => plan.certificate);
  const worst = (of: (certificate: PlanCertificate) => number) =>
    certificates.reduce((most, certificate) => Math.max(most, of(certificate)), 0);
  return {
    imbalance: worst(({ imbalance }) => imbalance),
    dual: worst(({ dual }) => dual),
    gap: worst(({ gap }) => gap),
    tolerance: certificates[0]!.tolerance,
    failures: branches.flatMap(({ scenario, plan }) =>
      plan.certificate.failures.map((what) => inScenario(what, scenario)),
    ),
    ok: certificates.every(({ ok }) => ok),
  };
}

/** The physical certificate of a plan, with the tolerance it was made with; of its branches, all together. */
export function certifyPlan(plan: Plan): PhysicalCertificate {
  const ways: readonly Pick<PlanBranch, "plan" | "scenario">[] = plan.branches ?? [{ plan }];
  const certificates = ways.map(({ scenario, plan: each }) => {
    const { keep } = each.certificate.tolerance;
    const settings = keep === undefined ? {} : { keep };
    return { scenario, ...certifyPhysically(each.economy, each.tables, settings) };
  });
  const counted = families.map((family) => {
    const count = certificates.reduce((sum, { checked }) => sum + checked[family], 0);
    return [family, count] as const;
  });
  return {
    imbalance: certificates.reduce((most, { imbalance }) => Math.max(most, imbalance), 0),
    failures: certificates.flatMap(({ failures, scenario }) =>
      failures.map((what) => inScenario(what, scenario)),
    ),
    checked: Object.fromEntries(counted) as Record<Family, number>,
  };
}

function inScenario(what: Message, scenario: string | undefined): Message {
  return scenario === undefined ? what : message("plan.insure.in-scenario", { what, scenario });
}
