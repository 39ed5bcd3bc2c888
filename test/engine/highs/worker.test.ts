import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { highsInWorker } from "../../../src/engine/highs/in-worker.ts";
import { detached } from "../../../src/engine/highs/protocol.ts";
import type { Program } from "../../../src/engine/program.ts";
import { programOf } from "../programs.ts";

/** A knapsack with equal ratios throughout: takes a branch and bound far longer than any test. */
function hardKnapsack(): Program {
  let seed = 7;
  const next = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const columns = 60;
  return programOf({
    sense: "maximise",
    cost: Array.from({ length: columns }, () => Math.floor(1000 + 1000 * next())),
    columns: Array.from({ length: columns }, () => [0, 1] as const),
    rows: Array.from({ length: 20 }, () => ({
      of: Array.from({ length: columns }, () => Math.floor(1000 + 1000 * next())),
      to: 20_000,
    })),
    integer: new Array<number>(columns).fill(1),
  });
}

describe("an engine in a thread of its own", () => {
  test("ends a solve at once when its signal is given, and stays ended", async () => {
    const controller = new AbortController();
    const model = await highsInWorker().open(hardKnapsack(), { signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 300);
    const started = performance.now();
    const outcome = await model.solve();
    expect(outcome).toMatchObject({ kind: "stopped", reason: "signal" });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(outcome.statistics.seconds).toBeGreaterThan(0.2);
    expect(await model.solve()).toMatchObject({ kind: "stopped", reason: "signal" });
    await expect(model.conflict()).rejects.toThrow("abort");
    await model.close();
  });

  test("leaves the caller's thread free while it works", async () => {
    const model = await highsInWorker().open(hardKnapsack(), { timeLimit: 0.5 });
    let ticks = 0;
    const timer = setInterval(() => ticks++, 10);
    await model.solve();
    clearInterval(timer);
    await model.close();
    expect(ticks).toBeGreaterThan(5);
  });

  test("stopped by its time limit says the best point and how far it can be from the best there is", async () => {
    const program = hardKnapsack();
    const model = await highsInWorker().open(program, { timeLimit: 1 });
    const outcome = await model.solve();
    await model.close();
    if (outcome.kind !== "stopped") throw new Error(outcome.kind);
    expect(outcome.reason).toBe("time");
    expect(outcome.best!.objective).toBeGreaterThan(10_000);
    expect(outcome.best!.x.every((level) => level === 0 || level === 1)).toBe(true);
    expect(outcome.gap).toBeGreaterThan(0);
    expect(outcome.gap).toBeLessThan(1);
  });

  test("lets the process end, with models closed or not", async () => {
    const module = fileURLToPath(new URL("../../../dist/engine/index.js", import.meta.url));
    const script = `
      const { highsInWorker } = await import(${JSON.stringify(module)});
      const program = {
        name: "", sense: "minimise", offset: 0,
        matrix: { rows: 0, columns: 1, starts: Int32Array.of(0, 0), indices: new Int32Array(0), values: new Float64Array(0) },
        cost: Float64Array.of(1), columnLower: Float64Array.of(2), columnUpper: Float64Array.of(3),
        rowLower: new Float64Array(0), rowUpper: new Float64Array(0), columnName: String, rowName: String,
      };
      const engine = highsInWorker();
      const closed = await engine.open(program);
      await closed.solve();
      await closed.close();
      const open = await engine.open(program);
      console.log((await open.solve()).objective);
    `;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", script],
      { timeout: 30_000 },
    );
    expect(stdout).toBe("2\n");
  });

  test("finds its compiled worker beside the compiled module", () => {
    const dist = new URL("../../../dist/engine/highs/", import.meta.url);
    expect(existsSync(new URL("worker.js", dist))).toBe(true);
    expect(readFileSync(new URL("channel.js", dist), "utf8")).toContain("./worker.js");
  });
});

test("what is sent to another thread is a copy without the rest of its buffer", () => {
  const buffer = new Float64Array(1000).fill(7);
  const message = { ask: "solve", changes: { cost: buffer.subarray(10, 12), offset: 3 } };
  const { data, buffers } = detached(message);
  expect(data).toEqual({ ask: "solve", changes: { cost: Float64Array.of(7, 7), offset: 3 } });
  expect(buffers.map(({ byteLength }) => byteLength)).toEqual([16]);
  expect(buffer.length).toBe(1000);
});
