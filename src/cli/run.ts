import { nearestName } from "../economy/names.ts";
import { asksForHelp, understand } from "./arguments.ts";
import { exit, type ExitCode } from "./exit.ts";
import { UsageFailure } from "./failure.ts";
import { generalHelp, verbHelp, versionLine } from "./help.ts";
import { reportFailure, type Situation } from "./report.ts";
import { json, quiet, type Verb } from "./verb.ts";
import { verbs } from "./verbs/index.ts";
import type { World } from "./world.ts";

/** Does what the arguments say. Never throws. */
export async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  let situation: Situation = { json: false };
  try {
    const [first, ...rest] = argv;
    if (first === undefined) {
      world.err(generalHelp(verbs, world.errorWidth));
      return exit.usage;
    }
    if (first === "--version") {
      world.out(await versionLine());
      return exit.done;
    }
    if (first === "help" || first === "--help" || first === "-h") return help(rest, world);
    const verb = verbCalled(first);
    situation = { verb, json: false };
    if (asksForHelp(rest)) {
      world.out(verbHelp(verb, world.width));
      return exit.done;
    }
    const given = understand(verb, rest);
    situation = { verb, json: given.has(json.name) };
    return await verb.run(given, given.has(quiet.name) ? silenced(world) : world);
  } catch (error) {
    return reportFailure(error, situation, world);
  }
}

function help(argv: readonly string[], world: World): ExitCode {
  const [name, ...rest] = argv;
  if (name === undefined) {
    world.out(generalHelp(verbs, world.width));
    return exit.done;
  }
  if (rest.length > 0) {
    throw new UsageFailure("cli.usage.operand-surplus", { verb: "help", found: rest[0]! });
  }
  world.out(verbHelp(verbCalled(name), world.width));
  return exit.done;
}

/** Verbs of the contract that later versions have. */
const laterVerbs: ReadonlySet<string> = new Set([
  "import",
  "reconcile",
  "serve",
  "worker",
  "verify",
]);

function verbCalled(name: string): Verb {
  const verb = verbs.find((each) => each.name === name);
  if (verb !== undefined) return verb;
  if (laterVerbs.has(name)) throw new UsageFailure("cli.usage.verb-later", { verb: name });
  if (name.startsWith("-")) throw new UsageFailure("cli.usage.option-first", { option: name });
  const near = nearestName(name, [...verbs.map((each) => each.name), "help"]);
  throw near === undefined
    ? new UsageFailure("cli.usage.unknown-verb", { verb: name })
    : new UsageFailure("cli.usage.unknown-verb-near", { verb: name, near });
}

function silenced(world: World): World {
  return { ...world, progress: () => undefined };
}
