import {
  backtest as backtested,
  backtestExplanation,
  orders,
  policies,
  type Backtest,
  type BacktestSettings,
  type Misreport,
  type Policy,
} from "../../accounts/backtest/index.ts";
import { readEconomy } from "../../economy/index.ts";
import { nearestName } from "../../economy/names.ts";
import type { Economy } from "../../economy/types.ts";
import { message } from "../../messages/index.ts";
import { explanationDocument, explanationText } from "../../plan/explain/index.ts";
import { begin } from "../begin.ts";
import { periodCalled } from "../continuing.ts";
import { engineOf, engineOption } from "../engines.ts";
import { exit } from "../exit.ts";
import { Failure, UsageFailure } from "../failure.ts";
import { document, jsonOfMessage } from "../json.ts";
import { reasonsOf } from "../no-plan.ts";
import { endOfLook, planIn } from "../plan-in.ts";
import { list, sentence } from "../sentences.ts";
import { json, quiet, timeLimit, type Given, type Verb } from "../verb.ts";
import type { World } from "../world.ts";

export const backtest: Verb = {
  name: "backtest",
  summary: "backtest.summary",
  details: ["backtest.details", "backtest.details-policies"],
  operands: [{ name: "DIR" }],
  options: [
    { name: "scenario", value: "S", help: "backtest.option.scenario" },
    { name: "from", value: "PERIOD", help: "backtest.option.from" },
    { name: "periods", value: "N", help: "backtest.option.periods" },
    { name: "plan", value: "PLAN", help: "backtest.option.plan" },
    { name: "every", value: "N", help: "backtest.option.every" },
    { name: "exaggerate", value: "SHARE", help: "backtest.option.exaggerate" },
    { name: "of", value: "GOODS", help: "backtest.option.of" },
    { name: "when", value: "PERIODS", help: "backtest.option.when" },
    { name: "accuracy", value: "SHARE", help: "backtest.option.accuracy" },
    { name: "inspections", value: "N", help: "backtest.option.inspections" },
    { name: "order", value: "ORDER", choices: orders, help: "backtest.option.order" },
    { name: "policies", value: "NAMES", help: "backtest.option.policies" },
    { name: "seed", value: "N", help: "backtest.option.seed" },
    engineOption,
    timeLimit,
    json,
    quiet,
  ],
  run: async (given, world) => {
    const asJson = begin(given, world);
    const chosen = policiesOf(given);
    const counts = countsOf(given);
    const path = given.operands[0]!;
    world.progress(message("plan.progress.read", { path }));
    const economy = await readEconomy(path);
    const planPath = given.text("plan");
    const plan = planPath === undefined ? undefined : await planIn(planPath, world);
    const found = await backtested(economy, {
      ...settingsOf(given, economy),
      ...counts,
      ...(plan === undefined ? {} : { plan }),
      policies: chosen,
      engine: await engineOf(given),
      onProgress: (doing) => {
        world.progress(doing);
      },
    });
    if (found.kind === "backtested") {
      world.out(asJson ? documentOf(found.backtest) : textOf(found.backtest, world));
      return plan === undefined ? exit.done : endOfLook([[planPath!, plan]], world);
    }
    const { sentence: why, parts } = reasonsOf(found.planned);
    if (asJson) {
      const because = parts.map(jsonOfMessage);
      world.out(document({ status: found.planned.kind, why: jsonOfMessage(why), because }));
    }
    world.err(sentence(why, world.errorWidth) + list(parts, world.errorWidth));
    return found.planned.kind === "stopped" ? exit.stopped : exit.problems;
  },
};

function textOf(found: Backtest, world: World): string {
  const width = Number.isFinite(world.width) ? { width: world.width } : {};
  return explanationText(backtestExplanation(found), width);
}

/** The figures, and what is said of them. */
function documentOf(found: Backtest): string {
  return document({
    status: "backtested",
    periods: found.periods,
    policies: found.policies.map(({ policy, periods }) => ({
      policy,
      periods: periods.map(({ because, ...period }) => ({
        ...period,
        ...(because === undefined ? {} : { because: because.map(jsonOfMessage) }),
      })),
    })),
    text: explanationDocument(backtestExplanation(found)),
  });
}

function policiesOf(given: Given): readonly Policy[] {
  const names = namesIn(given, "policies");
  if (names === undefined) return policies;
  return names.map((name) => {
    const policy = policies.find((each) => each.name === name);
    if (policy !== undefined) return policy;
    const expected = policies.map((each) => each.name).join(", ");
    throw new UsageFailure("backtest.unknown-policy", { found: name, expected });
  });
}

type Counts = Pick<BacktestSettings, "periods" | "every" | "inspections" | "seed">;

function countsOf(given: Given): Counts {
  const whole = (option: "periods" | "every" | "inspections" | "seed") => {
    const found = given.number(option);
    if (found === undefined) return {};
    // The generator keeps 32 bits of a seed.
    if ((found | 0) !== found) throw new UsageFailure("backtest.whole-number", { option, found });
    return { [option]: found };
  };
  return {
    seed: 1,
    ...whole("seed"),
    ...whole("periods"),
    ...whole("every"),
    ...whole("inspections"),
  };
}

type Chosen = Pick<BacktestSettings, "scenario" | "from" | "misreport" | "accuracy" | "order">;

function settingsOf(given: Given, economy: Economy): Chosen {
  const scenario = given.text("scenario");
  const { rows } = economy.tables.scenarios;
  if (scenario !== undefined) {
    refuseUnknown(
      scenario,
      rows.map((row) => row.scenario),
      "backtest.unknown-scenario",
    );
  }
  const from = given.text("from");
  const accuracy = given.number("accuracy");
  const order = orders.find((each) => each === given.text("order"));
  return {
    misreport: misreportOf(given, economy),
    ...(scenario === undefined ? {} : { scenario }),
    ...(from === undefined ? {} : { from: periodCalled(economy, from) }),
    ...(accuracy === undefined ? {} : { accuracy }),
    ...(order === undefined ? {} : { order }),
  };
}

function misreportOf(given: Given, economy: Economy): readonly Misreport[] {
  const share = given.number("exaggerate");
  const of = namesIn(given, "of");
  const when = namesIn(given, "when");
  if (share === undefined) {
    const option = of !== undefined ? "of" : when !== undefined ? "when" : undefined;
    if (option !== undefined) throw new UsageFailure("backtest.nothing-false", { option });
    return [];
  }
  const known = economy.tables.goods.rows.flatMap(({ good, kind }) =>
    kind === undefined ? [good] : [good, kind],
  );
  for (const name of of ?? []) refuseUnknown(name, known, "backtest.unknown-good");
  const periods = when?.map((name) => periodCalled(economy, name));
  return [
    {
      ...{ what: ["made"], factor: 1 + share, coherent: true },
      ...(of === undefined ? {} : { of }),
      ...(periods === undefined ? {} : { periods }),
    },
  ];
}

function refuseUnknown(
  found: string,
  known: readonly string[],
  key: "backtest.unknown-good" | "backtest.unknown-scenario",
): void {
  if (known.includes(found)) return;
  const near = nearestName(found, known);
  const hint = near === undefined ? "no" : "yes";
  throw new Failure(exit.problems, key, { found, hint, near: near ?? "" });
}

function namesIn(given: Given, option: string): readonly string[] | undefined {
  return given
    .text(option)
    ?.split(",")
    .map((name) => name.trim());
}
