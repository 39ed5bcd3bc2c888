import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/run.ts";
import type { World } from "../../src/cli/world.ts";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
export const examples = fileURLToPath(new URL("../../examples", import.meta.url));

export interface Ended {
  /** Null where a signal has killed the process. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** Sends a signal once standard error holds a text. */
  readonly signalAt: (text: string, signal: NodeJS.Signals) => void;
  /** Closes the pipe from standard output, as `head` does when it has seen enough. */
  readonly stopReading: () => void;
}

/** Starts the command line as its users do: as a process of its own, from what was built. */
export function start(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Running {
  if (!existsSync(main)) throw new Error("dist/cli/main.js is missing: run npm run build");
  const started = performance.now();
  const child = spawn(process.execPath, [main, ...args], {
    cwd: cwd ?? examples,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  let awaited: { readonly text: string; readonly signal: NodeJS.Signals } | undefined;
  const look = () => {
    if (awaited === undefined || !err.includes(awaited.text)) return;
    child.kill(awaited.signal);
    awaited = undefined;
  };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
    look();
  });
  return {
    ended: new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        resolve({ code, out, err, seconds: (performance.now() - started) / 1000 });
      });
    }),
    signalAt: (text, signal) => {
      awaited = { text, signal };
      look();
    },
    stopReading: () => {
      child.stdout.destroy();
    },
  };
}

export function commonweal(args: readonly string[], cwd?: string): Promise<Ended> {
  return start(args, cwd === undefined ? {} : { cwd }).ended;
}

/** An empty folder that is gone after the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "commonweal-cli-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A world that only listens, and what it has heard. */
export function listening(width = Infinity): {
  readonly world: World;
  readonly said: { out: string; err: string };
} {
  const said = { out: "", err: "" };
  const world: World = {
    width,
    errorWidth: width,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    progress: () => undefined,
    ifStopped: () => undefined,
    endAfter: () => undefined,
    whole: (work) => work(),
    show: () => Promise.resolve(false),
  };
  return { world, said };
}

/** What a verb says and how it ends, in this process: quick, and blind to threads and signals. */
export async function inProcess(
  args: readonly string[],
  width = Infinity,
): Promise<Omit<Ended, "seconds">> {
  const { world, said } = listening(width);
  const code = await run(args, world);
  return { code, ...said };
}
