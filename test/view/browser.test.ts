/** The page in a browser: for eyes, fingers, keyboards, screen readers and paper. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reportPage } from "../../src/view/report/page.ts";
import { emptyFolder } from "../cli/command.ts";
import { plannedExample } from "../examples/planned.ts";
import { openBrowser } from "./chromium.ts";
import { evil, hostilePlan } from "./plans.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

let browser: Browser;
let villages: string;
let hostile: string;

beforeAll(async () => {
  [browser, villages, hostile] = await Promise.all([
    openBrowser(),
    plannedExample("two-villages").then((plan) => reportPage(plan)),
    hostilePlan().then((plan) => reportPage(plan)),
  ]);
}, 300_000);

afterAll(() => browser.close());

const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
};
const night: BrowserContextOptions = { colorScheme: "dark" };

/** Opens a page from a file, does something with it, and insists that it asked for nothing and said nothing. */
async function look(
  html: string,
  options: BrowserContextOptions,
  looking: (page: Page) => Promise<void>,
): Promise<void> {
  const file = join(await emptyFolder(), "report.html");
  await writeFile(file, html);
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  try {
    const page = await context.newPage();
    page.on("request", (request) => {
      if (!/^(?:file|data):/u.test(request.url())) complaints.push(request.url());
    });
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => {
      complaints.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(`file://${file}`);
    await looking(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds that is serious or critical, as sentences. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<Violation[]>("axe.run().then(({ violations }) => violations)");
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
}

const openAll = (page: Page) =>
  page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");

/** The element that has the focus, by its name and text. */
const focused = (page: Page) =>
  page.evaluate("`${document.activeElement.localName} ${document.activeElement.textContent}`");

describe("the page in a browser", () => {
  test.each([
    ["by day", {}],
    ["by night", night],
    ["on a phone", phone],
  ])("has no serious barrier %s, closed and open", async (_, options) => {
    for (const html of [villages, hostile]) {
      await look(html, options, async (page) => {
        expect(await barriers(page)).toEqual([]);
        await openAll(page);
        expect(await barriers(page)).toEqual([]);
      });
    }
  });

  test("fits a phone of 360 points, whatever is open and however long the names", async () => {
    for (const html of [villages, hostile]) {
      await look(html, phone, async (page) => {
        await openAll(page);
        const width = await page.evaluate("document.documentElement.scrollWidth");
        expect(width).toBeLessThanOrEqual(360);
        const small = await page.evaluate(
          "[...document.querySelectorAll('p, td, th, li, summary')].filter((each) => parseFloat(getComputedStyle(each).fontSize) < 12).length",
        );
        expect(small).toBe(0);
      });
    }
  });

  test("runs nothing that a name holds, and calls itself by the name as it is", async () => {
    await look(hostile, {}, async (page) => {
      expect(await page.title()).toBe(`Plan: ${evil}`);
      expect(await page.locator("script").count()).toBe(1);
      expect(await page.locator("img, iframe, object, base").count()).toBe(0);
    });
  });

  test("runs no script but its own, even one that were in it", async () => {
    const planted = villages.replace("<main", "<script>document.title = 'taken'</script><main");
    const file = join(await emptyFolder(), "report.html");
    await writeFile(file, planted);
    const page = await browser.newPage();
    await page.goto(`file://${file}`);
    expect(await page.title()).toBe("Plan: Two villages");
    await page.close();
  });

  test("is worked by keyboard: skip link, contents, choice of a good, slips", async () => {
    await look(villages, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.keyboard.press("Tab");
      expect(await focused(page)).toBe("a Skip to the content");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("content");
      await page.locator("#flow-chooser").focus();
      expect(await page.locator("details.flow:visible").count()).toBe(1);
      expect(await page.locator("details.flow:visible svg").getAttribute("aria-label")).toContain(
        "grain",
      );
      await page.keyboard.press("ArrowDown");
      expect(await page.locator("details.flow:visible").count()).toBe(1);
      expect(await page.locator("details.flow:visible svg").getAttribute("aria-label")).toContain(
        "hay",
      );
      const slip = page.locator("details.slip").nth(1);
      expect(await slip.locator("table").first().isVisible()).toBe(false);
      await slip.locator("summary").focus();
      await page.keyboard.press("Enter");
      expect(await slip.locator("table").first().isVisible()).toBe(true);
      await page.locator("button.slips").focus();
      await page.keyboard.press("Enter");
      expect(await page.locator("details.slip[open]").count()).toBe(7);
      await page.keyboard.press("Enter");
      expect(await page.locator("details.slip[open]").count()).toBe(0);
    });
  });

  test("has every chart as a table too, behind a name", async () => {
    await look(villages, {}, async (page) => {
      const charts = page.locator("svg[role=img]");
      expect(await charts.count()).toBeGreaterThan(10);
      for (const chart of await charts.all()) {
        expect((await chart.getAttribute("aria-label"))!.length).toBeGreaterThan(3);
      }
      for (const figure of await page.locator("figure").all()) {
        expect((await figure.locator("figcaption").innerText()).length).toBeGreaterThan(20);
        expect(await figure.locator("table").count()).toBeGreaterThan(0);
      }
    });
  });

  test("says everything without its script", async () => {
    await look(villages, { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator("#flow-chooser").isVisible()).toBe(false);
      const flows = page.locator("details.flow");
      expect(await flows.count()).toBeGreaterThan(5);
      expect(await flows.first().locator("svg").isVisible()).toBe(true);
      await flows.nth(2).locator("> summary").click();
      expect(await flows.nth(2).locator("svg").isVisible()).toBe(true);
      await page.locator("details.slip summary").first().click();
      expect(await page.locator("details.slip table").first().isVisible()).toBe(true);
    });
  });

  test.each([
    ["with its script", true],
    ["without", false],
  ])("prints on A4, each slip on a page of its own, %s", async (_, javaScriptEnabled) => {
    await look(villages, { javaScriptEnabled }, async (page) => {
      await page.emulateMedia({ media: "print" });
      const slips = page.locator("details.slip");
      expect(await page.locator("nav").isVisible()).toBe(false);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const text = pdf.toString("latin1");
      const sizes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)];
      // Seven slips, and what stands before and after them.
      expect(sizes.length).toBeGreaterThan((await slips.count()) + 4);
      expect(sizes.length).toBeLessThan(30);
      for (const [, width, height] of sizes) {
        expect(Number(width)).toBeCloseTo(595, -1);
        expect(Number(height)).toBeCloseTo(842, -1);
      }
    });
  });
});
