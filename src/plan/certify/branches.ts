import { message } from "../../messages/index.ts";
import type { PlanBranch, PlanCertificate } from "../types.ts";

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
      plan.certificate.failures.map((what) =>
        scenario === undefined ? what : message("plan.insure.in-scenario", { what, scenario }),
      ),
    ),
    ok: certificates.every(({ ok }) => ok),
  };
}
