import { expect, test } from "vitest";
import { highsInWorker } from "../../src/engine/highs/in-worker.ts";
import { solveDocument, solveProgram } from "../../src/engine/solve.ts";
import { programOf } from "./programs.ts";

const diet = programOf({ cost: [2, 3], rows: [{ of: [1, 1], from: 4 }] });

test("a solved program comes with its certificate, and its document has what solve prints", async () => {
  const solved = await solveProgram(diet);
  expect(solved).toMatchObject({ outcome: { kind: "optimal" }, certificate: { ok: true } });
  const document = solveDocument(solved);
  expect(document).toMatchObject({
    status: "optimal",
    objective: 8,
    engine: "highs",
    certificate: { primal: 0, dual: 0, gap: 0, ok: true },
  });
  expect(document.seconds).toBeGreaterThan(0);
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

test("what has no solution has no certificate", async () => {
  const endless = programOf({ cost: [-1], rows: [] });
  expect(solveDocument(await solveProgram(endless))).toMatchObject({
    status: "unbounded",
    objective: null,
    certificate: null,
  });
});

test("another engine and its options may be given", async () => {
  const solved = await solveProgram(diet, { engine: highsInWorker(), timeLimit: 0 });
  expect(solveDocument(solved)).toMatchObject({ status: "stopped", reason: "time" });
});

test("an integer program solved to a gap is certified to that gap", async () => {
  const program = programOf({ cost: [2, 3], rows: [{ of: [2, 2], from: 7 }], integer: [1, 1] });
  const { outcome, certificate } = await solveProgram(program, { mipGap: 0.5 });
  expect(outcome.kind).toBe("optimal");
  expect(certificate).toMatchObject({ dual: null, ok: true });
});
