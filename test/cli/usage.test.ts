import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { inProcess } from "./command.ts";

describe("wrong usage ends with exit code 2, one line that says what is wrong, and the usage", () => {
  const cases: readonly (readonly [name: string, args: readonly string[], says: string])[] = [
    ["no verb at all", [], "Usage: commonweal VERB"],
    ["a mistyped verb", ["chek", "x"], "There is no verb chek; did you mean check?"],
    ["a verb like no other", ["frobnicate"], "There is no verb frobnicate."],
    ["a verb of later versions", ["serve"], "This version doesn't have the verb serve yet."],
    [
      "a mistyped option",
      ["plan", "x", "--ouut=y"],
      "plan has no option --ouut; did you mean --out?",
    ],
    ["a short option", ["check", "-x", "y"], "check has no option -x."],
    [
      "two options that exclude each other",
      ["plan", "x", "--insure", "worst", "--scenario", "dry"],
      "give one of the two",
    ],
    ["an option before the verb", ["--json", "check"], "The verb comes first, before --json."],
    ["an operand too few", ["compare", "x"], "compare needs PLAN."],
    ["an operand too many", ["check", "x", "y"], "check doesn't know what to do with y."],
    ["an empty operand", ["check", ""], "check was given an empty name."],
    ["an option without its value", ["plan", "x", "--out"], "--out needs a value: --out DIR"],
    ["an option in place of a value", ["plan", "x", "--out", "--json"], "--out needs a value"],
    ["a value where none belongs", ["check", "x", "--json=yes"], "--json takes no value."],
    ["an option twice", ["plan", "x", "--out", "a", "--out", "b"], "--out is given twice"],
    ["an unknown engine", ["plan", "x", "--engine", "hihgs"], "did you mean highs?"],
    ["a time limit that is no number", ["plan", "x", "--time-limit", "soon"], "it is soon."],
    ["a time limit of nothing", ["plan", "x", "--time-limit", "0"], "above zero; it is 0."],
    ["a missing option", ["export", "x"], "Say which --to FORMAT you want."],
    ["help for an unknown verb", ["help", "chek"], "did you mean check?"],
    ["help for two verbs", ["help", "check", "plan"], "help doesn't know what to do with plan."],
  ];
  test.for(cases)("%s", async ([, args, says]) => {
    const { code, out, err } = await inProcess(args);
    expect(err).toContain(says);
    expect(err).toMatch(/commonweal/);
    expect(err).not.toMatch(/ {4}at |ERR_|Error:/);
    expect(out).toBe("");
    expect(code).toBe(2);
  });
});

describe("help", () => {
  const verbs = [
    "init",
    "check",
    "export",
    "import",
    "generate",
    "plan",
    "explain",
    "compare",
    "analyse",
    "certify",
    "solve",
    "roll",
    "ration",
    "stress",
    "report",
    "reconcile",
    "start",
  ] as const;

  test("lists every verb and every exit code on standard output", async () => {
    const { code, out, err } = await inProcess(["help"]);
    for (const verb of verbs) expect(out).toMatch(new RegExp(`^  ${verb}\\b`, "m"));
    for (const exit of [0, 1, 2, 3, 4, 70]) expect(out).toMatch(new RegExp(`^  ${exit} `, "m"));
    expect(err).toBe("");
    expect(code).toBe(0);
    expect((await inProcess(["--help"])).out).toBe(out);
  });

  test.for(verbs)("says what %s takes, after the verb and before it alike", async (verb) => {
    const { code, out, err } = await inProcess(["help", verb]);
    expect(out).toMatch(new RegExp(`^Usage: commonweal ${verb}`));
    expect(err).toBe("");
    expect(code).toBe(0);
    expect((await inProcess([verb, "--help"])).out).toBe(out);
    expect((await inProcess([verb, "-h", "--nonsense"])).out).toBe(out);
  });
});

test("--version says the version of the package", async () => {
  const file = new URL("../../package.json", import.meta.url);
  const { version } = JSON.parse(await readFile(file, "utf8")) as { readonly version: string };
  const { code, out } = await inProcess(["--version"]);
  expect(out).toBe(`commonweal ${version}\n`);
  expect(code).toBe(0);
});
