import { describe, expect, test } from "vitest";
import { reportFailure } from "../../src/cli/report.ts";
import { inProcess, listening, start } from "./command.ts";

function systemError(code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: of the system`), {
    code,
    syscall: "open",
    ...(path === undefined ? {} : { path }),
  });
}

describe("what went wrong is said in words", () => {
  test("a defect is called one, in one line, with exit code 70", () => {
    const { world, said } = listening();
    const code = reportFailure(new TypeError("x is\nundefined"), { json: false }, world);
    expect(said.err.split("\n")).toHaveLength(2);
    expect(said.err).toContain("Commonweal has a defect: TypeError: x is undefined.");
    expect(said.err).toContain("COMMONWEAL_DEBUG=1");
    expect(code).toBe(70);
  });

  test("a defect is a document too where one is expected", () => {
    const { world, said } = listening();
    expect(reportFailure(new Error("lost"), { json: true }, world)).toBe(70);
    expect(JSON.parse(said.out)).toMatchObject({ status: "defect" });
  });

  const errors: readonly (readonly [code: string, says: string])[] = [
    ["ENOENT", "doesn't exist"],
    ["EACCES", "permission"],
    ["ENOSPC", "The disk is full"],
    ["EISDIR", "is a folder"],
    ["EROFS", "can't be written to"],
    ["EIO", "can't be used (EIO)"],
  ];
  test.for(errors)("%s of the system", ([code, says]) => {
    const { world, said } = listening();
    expect(reportFailure(systemError(code, "a/b.csv"), { json: false }, world)).toBe(1);
    expect(said.err).toContain("a/b.csv");
    expect(said.err).toContain(says);
  });
});

test("sentences fit a narrow terminal", async () => {
  for (const args of [["help"], ["help", "plan"], ["plan", "nowhere"], ["plna"]]) {
    const { out, err } = await inProcess(args, 50);
    for (const line of `${out}${err}`.split("\n")) expect(line.length).toBeLessThanOrEqual(50);
  }
});

test("what is written after the reader has gone is dropped, and the work goes on", async () => {
  const running = start(["help"], {});
  running.stopReading();
  const { code, err } = await running.ended;
  expect(err).toBe("");
  expect(code).toBe(0);
});
