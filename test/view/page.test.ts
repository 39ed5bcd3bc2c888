import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { explain } from "../../src/plan/explain/index.ts";
import { reportPage } from "../../src/view/report/page.ts";
import { plannedExample } from "../examples/planned.ts";
import { maybePlanned, plannedRows } from "../plan/planned.ts";
import { randomEconomies } from "../plan/random-economy.ts";
import { evil, hostilePlan, largePlan, rightToLeft } from "./plans.ts";

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Start tags of a page: the serializer writes no `<` anywhere else, but in style and script. */
function tagsOf(page: string): readonly Tag[] {
  const markup = page.replaceAll(/<(style|script)>.*?<\/\1>/gsu, "<$1>");
  return [...markup.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/giu)].map(([, name, rest]) => ({
    name: name!,
    attributes: new Map(
      [...rest!.matchAll(/\s([a-z0-9-]+)(?:=("[^"]*"|[^\s"]+))?/giu)].map(([, key, value]) => [
        key!,
        (value ?? "").replaceAll('"', ""),
      ]),
    ),
  }));
}

const referring = ["href", "src", "srcset", "action", "data", "poster", "xlink:href"];

describe("the page of a plan", () => {
  test("says the same of the same plan, and the day only where it is told", async () => {
    const plan = await plannedExample("two-villages");
    const page = await reportPage(plan);
    expect((await reportPage(plan)) === page).toBe(true);
    const dated = await reportPage(plan, { date: new Date(2027, 2, 21) });
    const day = "<p class=subtitle>March 21, 2027</p>";
    expect(dated.includes(day)).toBe(true);
    expect(dated.replace(day, "") === page).toBe(true);
  });

  test("refers to nothing outside itself", async () => {
    for (const plan of [await plannedExample("two-villages"), await hostilePlan()]) {
      const page = await reportPage(plan);
      const references = tagsOf(page).flatMap(({ attributes }) =>
        referring.flatMap((name) => attributes.get(name) ?? []),
      );
      expect(references.length).toBeGreaterThan(5);
      expect(references.filter((to) => !to.startsWith("#") && to !== "data:,")).toEqual([]);
      const style = /<style>(.*?)<\/style>/su.exec(page)![1]!;
      expect(style).not.toMatch(/url\(|@import/u);
    }
  });

  test("allows its own style and script and no other", async () => {
    const page = await reportPage(await hostilePlan());
    const tags = tagsOf(page);
    const policy = tags
      .find(({ attributes }) => attributes.get("http-equiv") === "Content-Security-Policy")!
      .attributes.get("content")!;
    for (const kind of ["style", "script"] as const) {
      const found = [...page.matchAll(new RegExp(`<${kind}>(.*?)</${kind}>`, "gsu"))];
      expect(found).toHaveLength(1);
      const hash = createHash("sha256").update(found[0]![1]!).digest("base64");
      expect(policy).toContain(`${kind}-src 'sha256-${hash}';`);
    }
    expect(policy).toMatch(/^default-src 'none';/u);
    expect(policy).not.toContain("unsafe");
    const written = tags.flatMap(({ attributes }) => [...attributes.keys()]);
    expect(written.filter((name) => /^(?:style|on[a-z]+)$/u.test(name))).toEqual([]);
  });

  test("shows names that would be markup as what they are", async () => {
    const page = await reportPage(await hostilePlan());
    const names = tagsOf(page).map(({ name }) => name);
    expect(names.filter((name) => ["img", "b", "i"].includes(name))).toEqual([]);
    expect(names.filter((name) => name === "script")).toHaveLength(1);
    expect(page.includes(evil)).toBe(false);
    expect(page.includes("&lt;/title&gt;&lt;/style&gt;&lt;script&gt;alert(1)")).toBe(true);
    expect(page.includes("\u202e")).toBe(false);
    expect(page.includes(`\u2068${rightToLeft.replace("\u202e", "")}\u2069`)).toBe(true);
  });

  test("tells periods of the same name apart", async () => {
    const page = await reportPage(await hostilePlan());
    expect(page.includes("spring (1)")).toBe(true);
    expect(page.includes("spring (4)")).toBe(true);
  });

  test("says of a plan that fails its certificate not to use it", async () => {
    const plan = await plannedExample("two-villages");
    const failed = { ...plan, certificate: { ...plan.certificate, ok: false } };
    const page = await reportPage(failed);
    expect(page.includes("This plan fails its certificate")).toBe(true);
    expect(page.includes("This plan can be carried out")).toBe(false);
  });

  test("shows what one more unit would bring where it was planned again", async () => {
    const plan = await plannedExample("two-villages");
    const whole = await explain(plan, "whole", { gains: 1 });
    expect(await reportPage(plan, { whole })).toContain("clinic +500 visit");
    expect(await reportPage(plan)).toContain("the list goes by shadow prices");
  });

  test("shows every way in which things may go, where several were planned", async () => {
    const plan = await plannedExample("farmer", { insure: "expected" });
    expect(plan.branches!.length).toBeGreaterThan(1);
    const page = await reportPage(plan);
    expect(page.includes("If things go otherwise")).toBe(true);
    for (const { scenario } of plan.branches!) {
      const name = scenario ?? "as the economy states";
      expect(page.includes(`<th scope=row>${name}`), name).toBe(true);
    }
    const alone = await reportPage(await plannedExample("farmer"));
    expect(alone.includes("If things go otherwise")).toBe(false);
  });

  test("calls a choice of whole numbers the solver's word, not a proof", async () => {
    const plan = await plannedRows({
      periods: [{ period: 1 }],
      goods: [
        { good: "bread", unit: "kg" },
        { good: "flour", unit: "kg" },
      ],
      stocks: [{ good: "flour", opening: 5 }],
      techniques: [{ technique: "bake", integer: true }],
      recipes: [
        { technique: "bake", good: "flour", amount: -2 },
        { technique: "bake", good: "bread", amount: 3 },
      ],
      needs: [{ need: "bread", good: "bread", amount: 9 }],
    });
    const page = await reportPage(plan);
    expect(page.includes("is the solver’s word")).toBe(true);
    expect(page.includes("it was checked that nothing better was possible")).toBe(false);
  });

  test("says in a sentence what there is none of", async () => {
    const plan = await plannedRows({
      periods: [{ period: 1 }],
      goods: [{ good: "bread", unit: "kg" }],
      stocks: [{ good: "bread", opening: 3 }],
      needs: [{ need: "bread", good: "bread", amount: 2 }],
      techniques: [{ technique: "bake" }],
      recipes: [{ technique: "bake", good: "bread", amount: 1 }],
      limits: [{ limit: "no oven", of: "run", what: "bake", maximum: 0 }],
    });
    const page = await reportPage(plan);
    for (const sentence of [
      "There is no map",
      "states no hours",
      "Nothing is kept in stock",
      "names no workplaces",
      "only one place",
    ]) {
      expect(page.includes(sentence), sentence).toBe(true);
    }
  });

  test("holds 2,000 needs, 20 periods, 5 places and 55 goods in 3 MB, drawn in 5 seconds", async () => {
    const plan = largePlan();
    expect(plan.tables.deliveries).toHaveLength(2000);
    // Of this process alone: what else a machine does says nothing of the page.
    const started = process.cpuUsage();
    const page = await reportPage(plan);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(5);
    expect(Buffer.byteLength(page) / 1e6).toBeLessThan(3);
    for (const { workplace } of plan.economy.tables.workplaces.rows) {
      expect(page.includes(`${workplace}, place`), workplace).toBe(true);
    }
  });

  test("is drawn of every plan of random economies, and asks nothing of what isn't there", async () => {
    let drawn = 0;
    await fc.assert(
      fc.asyncProperty(randomEconomies, async (economy) => {
        const plan = await maybePlanned(economy);
        if (plan === undefined) return;
        const page = await reportPage(plan);
        expect(/NaN|undefined|Infinity|\[object/u.exec(page)).toBeNull();
        drawn++;
      }),
      { numRuns: 25 },
    );
    expect(drawn).toBeGreaterThan(15);
  });

  test("is drawn of an economy in which nothing is asked", async () => {
    const plan = await maybePlanned(
      economyOf(
        { name: "idle" },
        {
          periods: [{ period: 1 }],
          goods: [{ good: "bread", unit: "kg" }],
          stocks: [{ good: "bread", opening: 3 }],
          needs: [{ need: "bread", good: "bread", amount: 0 }],
          techniques: [{ technique: "bake" }],
          recipes: [{ technique: "bake", good: "bread", amount: -1 }],
        },
      ),
    );
    expect(await reportPage(plan!)).toContain("Nothing is asked for in this economy.");
  });
});
