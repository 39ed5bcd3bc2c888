import type { Json } from "../../economy/descriptor.ts";
import type { Problem } from "../../economy/problem.ts";
import type { Message } from "../../messages/index.ts";
import type { Plan } from "../types.ts";

/**
 * *summary*: what a plan's `datapackage.json` says of it under `commonweal`, beside the tables: how it was
 * made, what each stage reached, and its certificate.
 */
export function summaryOf(plan: Plan): { readonly [key: string]: Json } {
  const { certificate, size, seconds } = plan;
  return {
    kind: "plan",
    format: summaryFormat,
    status: "optimal",
    ...(plan.scenario === undefined ? {} : { scenario: plan.scenario }),
    ...(plan.sharing === undefined ? {} : { sharing: plan.sharing }),
    stages: plan.stages.map(({ kind, stage, measure, value, gap }) => ({
      ...{ kind, stage, measure, value, gap: finite(gap) },
    })),
    certificate: {
      imbalance: finite(certificate.imbalance),
      dual: finite(certificate.dual),
      gap: finite(certificate.gap),
      tolerance: { ...certificate.tolerance },
      failures: certificate.failures.map(messageJson),
      ok: certificate.ok,
    },
    size: { ...size },
    engine: plan.engine,
    seconds: { ...seconds },
    notes: plan.notes.map(problemJson),
    ...(plan.branches === undefined
      ? {}
      : {
          branches: plan.branches.map(({ scenario, weight, knownFrom }) => ({
            ...(scenario === undefined ? {} : { scenario }),
            weight,
            ...(knownFrom === undefined ? {} : { knownFrom }),
          })),
        }),
  };
}

/** Raised when a reader of earlier plans could misunderstand later ones. */
export const summaryFormat = 2;

/** JSON has no infinity: nothing stands for "without bound". */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** A message among the values of a message is written like the message itself. */
function messageJson({ key, values }: Message): { readonly key: string; readonly values: Json } {
  const written = Object.entries(values).map(
    ([name, value]) => [name, typeof value === "object" ? messageJson(value) : value] as const,
  );
  return { key, values: Object.fromEntries(written) };
}

function problemJson(problem: Problem): Json {
  const { file, table, row, key, column } = problem.where;
  return {
    ...messageJson(problem),
    severity: problem.severity,
    where: {
      file,
      ...(table === undefined ? {} : { table }),
      ...(row === undefined ? {} : { row }),
      ...(key === undefined ? {} : { key }),
      ...(column === undefined ? {} : { column }),
    },
  };
}
