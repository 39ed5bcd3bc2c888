import { EconomyProblems, type Problem } from "../../economy/problem.ts";
import { message, type Message } from "../../messages/index.ts";
import { certifyPlan, type PhysicalCertificate } from "../../plan/certify/index.ts";
import { plan as planAgain, tolerance } from "../../plan/plan.ts";
import type { Plan, Planned } from "../../plan/types.ts";
import { begin } from "../begin.ts";
import { engineOf, engineOption } from "../engines.ts";
import { exit, type ExitCode } from "../exit.ts";
import { document, jsonOfMessage, jsonOfProblem } from "../json.ts";
import { reasonsOf } from "../no-plan.ts";
import { isNoPlan, openPlan } from "../plan-in.ts";
import { problemsText } from "../problems-text.ts";
import { figure, list, sentence } from "../sentences.ts";
import { json, quiet, timeLimit, type Given, type Verb } from "../verb.ts";
import type { World } from "../world.ts";

export const certify: Verb = {
  name: "certify",
  summary: "cli.certify.summary",
  details: ["cli.certify.details", "cli.certify.details-again"],
  operands: [{ name: "PLAN" }],
  options: [{ name: "again", help: "cli.certify.again" }, engineOption, timeLimit, json, quiet],
  run: async (given, world) => {
    const asJson = begin(given, world);
    const path = given.operands[0]!;
    const read = await openPlan(path, world);
    if (read.kind === "unreadable") return unreadable(read.problems, path, given, world);
    const { plan } = read;
    world.progress(message("plan.progress.certify"));
    const physical = certifyPlan(plan);
    const best = given.has("again") ? await compareWithBest(plan, given, world) : notCompared;
    const verdict = { physical, best, further: [...stated(plan), ...best.failures] };
    const failures = [...physical.failures, ...verdict.further];
    if (asJson) world.out(document(verdictDocument(verdict, failures)));
    else tell(verdict, world);
    if (failures.length > 0) return exit.uncertified;
    return best.status === "stopped" ? exit.stopped : exit.done;
  },
};

/** Files of a plan that can't be read are a damaged plan; where there is no plan, nothing can fail. */
function unreadable(
  problems: readonly Problem[],
  path: string,
  given: Given,
  world: World,
): ExitCode {
  if (isNoPlan(problems, path)) throw new EconomyProblems(problems);
  if (given.has("json")) {
    world.out(document({ status: "failed", problems: problems.map(jsonOfProblem) }));
  } else {
    world.out(sentence(message("cli.certify.unreadable"), world.width));
    world.out(problemsText(problems, world.width));
  }
  return exit.uncertified;
}

/** What the plan itself says of its optimality must be good enough. */
function stated({ certificate: { dual, gap } }: Plan): readonly Message[] {
  if (Math.max(dual, gap) <= tolerance.optimality) return [];
  return [message("cli.certify.stated", { dual: figure(dual), gap: figure(gap) })];
}

interface Verdict {
  readonly physical: PhysicalCertificate;
  readonly best: Best;
  /** What fails beyond the physical certificate. */
  readonly further: readonly Message[];
}

/** Whether the plan is as good as what planning its economy again finds. */
interface Best {
  readonly status: "not checked" | "holds" | "fails" | "stopped";
  readonly failures: readonly Message[];
  /** Why planning again came to nothing. */
  readonly because?: Message;
}

const notCompared: Best = { status: "not checked", failures: [] };

async function compareWithBest(plan: Plan, given: Given, world: World): Promise<Best> {
  if (plan.branches !== undefined) {
    return { status: "stopped", failures: [], because: message("cli.certify.insured") };
  }
  const engine = await engineOf(given);
  const { keep } = plan.certificate.tolerance;
  const again = await planAgain(plan.economy, {
    engine,
    ...(keep === undefined ? {} : { keep }),
    ...(plan.sharing === undefined ? {} : { sharing: plan.sharing }),
    onProgress: (progress) => {
      world.progress(progress.message);
    },
  });
  if (again.kind === "stopped") {
    return { status: "stopped", failures: [], because: reasonsOf(again).sentence };
  }
  const failures = again.kind === "optimal" ? worse(plan, again.plan) : [noPlan(again)];
  return { status: failures.length === 0 ? "holds" : "fails", failures };
}

function noPlan(again: Exclude<Planned, { kind: "optimal" }>): Message {
  return message("cli.certify.no-plan", { because: reasonsOf(again).sentence });
}

/** Stages that reached something else than the best. */
function worse(plan: Plan, best: Plan): readonly Message[] {
  return best.stages.flatMap(({ kind, stage, value }) => {
    const found = plan.stages.find((each) => each.kind === kind && each.stage === stage)?.value;
    const apart = Math.abs((found ?? NaN) - value) / Math.max(1, Math.abs(value));
    if (apart <= tolerance.optimality) return [];
    const values = { kind, stage, found: digits(found ?? NaN), expected: digits(value) };
    return [message("cli.certify.stage", values)];
  });
}

/** Enough digits to see how two values differ, not those in which rounding shows. */
function digits(value: number): string {
  return String(Number(value.toPrecision(12)));
}

function verdictDocument({ physical, best }: Verdict, failures: readonly Message[]): unknown {
  const { imbalance, checked } = physical;
  return {
    status: failures.length === 0 ? "certified" : "failed",
    imbalance,
    checked,
    optimality: best.status,
    failures: failures.map(jsonOfMessage),
  };
}

function tell({ physical, best, further }: Verdict, world: World): void {
  const { imbalance, checked, failures } = physical;
  const checks = Object.values(checked).reduce((sum, count) => sum + count, 0);
  const key = failures.length === 0 ? "cli.certify.holds" : "cli.certify.fails";
  const say = (said: Message) => {
    world.out(sentence(said, world.width));
  };
  say(message(key, { checks, imbalance: figure(imbalance) }));
  world.out(list(failures, world.width));
  say(message(bestSentences[best.status]));
  if (best.because !== undefined) say(best.because);
  world.out(list(further, world.width));
}

const bestSentences = {
  "not checked": "cli.certify.best-not-checked",
  holds: "cli.certify.best-holds",
  fails: "cli.certify.best-fails",
  stopped: "cli.certify.best-stopped",
} as const;
