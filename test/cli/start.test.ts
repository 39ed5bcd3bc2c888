import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commonweal, emptyFolder } from "./command.ts";

test("start plans the examples and says what they can and can't guarantee", async () => {
  const folder = await emptyFolder();
  const { code, out } = await commonweal(["start"], folder);
  expect(out.match(/^What is guaranteed$/gm)).toHaveLength(3);
  expect(out.match(/^What holds .* at /gm)?.length).toBeGreaterThanOrEqual(2);
  expect(out.match(/^What would help most$/gm)?.length).toBeGreaterThanOrEqual(2);
  expect(out).toContain("commonweal init my-economy");
  const plans = ["food-basket", "food-basket-6000-to-spend", "two-villages"];
  for (const plan of plans) expect(out).toContain(`The plan is in ${join("plans", plan)}.`);
  expect((await readdir(join(folder, "plans"))).sort()).toEqual(plans);
  expect(code).toBe(0);
});
