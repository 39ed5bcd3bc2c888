import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkJointRule, jointRuleOf } from "../../src/cli/joint-rule.ts";
import { UsageFailure } from "../../src/cli/failure.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { render } from "../../src/messages/index.ts";
import { writePlan } from "../../src/plan/package/index.ts";
import { plannedRows } from "../plan/planned.ts";
import { emptyFolder, inProcess } from "./command.ts";

/** What a failure of usage says; anything else fails the test. */
function saidBy(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageFailure) return render(error.said);
    throw error;
  }
  throw new Error("nothing was wrong");
}

const mill = {
  periods: [{ period: 1 }],
  goods: [
    { good: "wheat", unit: "t" },
    { good: "flour", unit: "t", weight: 1 },
    { good: "bran", unit: "t", weight: 1 },
  ],
  skills: [{ skill: "work" }],
  techniques: [{ technique: "grow" }, { technique: "mill" }],
  recipes: [
    { technique: "grow", good: "wheat", amount: 1 },
    { technique: "mill", good: "wheat", amount: -1 },
    { technique: "mill", good: "flour", amount: 0.8 },
    { technique: "mill", good: "bran", amount: 0.2 },
  ],
  work: [
    { technique: "grow", skill: "work", hours: 10 },
    { technique: "mill", skill: "work", hours: 2 },
  ],
  needs: [
    { need: "flour", good: "flour", amount: 8 },
    { need: "bran", good: "bran", amount: 2 },
  ],
};

describe("the rule that shares hours, as it is written", () => {
  test("is a word, or shares by technique and product", () => {
    expect(jointRuleOf("first")).toBe("first");
    expect(jointRuleOf(" weight ")).toBe("weight");
    expect(jointRuleOf("mill: flour=0.9, bran=0.1; press: oil=1")).toEqual({
      mill: { flour: 0.9, bran: 0.1 },
      press: { oil: 1 },
    });
    expect(jointRuleOf('"a: b; ""c""": "d=1, e"=1')).toEqual({ 'a: b; "c"': { "d=1, e": 1 } });
  });

  test.each([
    ...["half", "", "mill", "mill:", "mill: flour", "mill: flour=", "mill: flour=x"],
    ...["mill: flour=-1", "mill: flour=1, ", ": flour=1", "mill: =1", '"mill: flour=1'],
    ...["mill: flour=1=1", "mill: flour: bran=1", 'mill "x": flour=1', "mill: flour=1;"],
  ])("is refused where it can't be understood: %s", (text) => {
    expect(saidBy(() => jointRuleOf(text))).toContain(`--joint can't be ${text}`);
  });

  test("names each thing once, and only what there is", () => {
    expect(saidBy(() => jointRuleOf("mill: flour=1; mill: bran=1"))).toContain("mill twice");
    expect(saidBy(() => jointRuleOf("mill: flour=1, flour=1"))).toContain("flour twice");
    const economy = economyOf({ name: "mill" }, mill);
    const check = (text: string) =>
      saidBy(() => {
        checkJointRule(jointRuleOf(text), economy);
      });
    expect(check("mil: flour=1")).toMatch(/no technique mil; did you mean mill\?$/);
    expect(check("mill: fluor=1")).toMatch(/mill doesn't make fluor; did you mean flour\?$/);
    expect(check("mill: wheat=1")).toMatch(/mill doesn't make wheat\.$/);
    checkJointRule(jointRuleOf("mill: flour=0.9, bran=0.1"), economy);
  });
});

describe("explain --joint", () => {
  test("gives the labour in what is made together by the rule that is chosen", async () => {
    const path = join(await emptyFolder(), "plan");
    await writePlan(await plannedRows(mill), path);
    const explained = async (...rule: readonly string[]) =>
      inProcess(["explain", path, "good:bran", ...rule, "--quiet"]);
    expect((await explained()).out).toContain("has not been chosen");
    const first = await explained("--joint", "weight");
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toMatch(/shared by weight/);
    expect(first.out).toMatch(/\b12\b/);
    const shares = await explained("--joint", "mill: flour=0.95, bran=0.05");
    // 120 hours in all, 6 of them in 2 t of bran.
    expect(shares.out).toMatch(/\b3\b/);
    expect(shares.out).not.toMatch(/\b12\b/);
    const mistyped = await explained("--joint", "mill: flour=0.9, brann=0.1");
    expect(mistyped).toMatchObject({ code: 2, out: "" });
    expect(mistyped.err).toContain("did you mean bran?");
    const whole = await inProcess(["explain", path, "whole", "--joint", "first", "--quiet"]);
    expect(whole).toMatchObject({ code: 2, out: "" });
    expect(whole.err).toContain("whole isn't a good");
  });
});
