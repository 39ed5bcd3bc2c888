import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { message } from "../../src/messages/index.ts";
import type { ExplanationTable, TableCell } from "../../src/plan/explain/index.ts";
import { shadeOf } from "../../src/view/heat.ts";
import { percentOf } from "../../src/view/numbers.ts";
import { html, textOf, type Paper } from "../../src/view/paper.ts";
import { pivoted } from "../../src/view/pivot.ts";
import { ticksFor } from "../../src/view/plotted.ts";
import { emptyDocument } from "../../src/view/report/dom.ts";
import { serialized, writtenNow } from "../../src/view/serialize.ts";
import { shortened, shown } from "../../src/view/shown.ts";
import { chartStyle, colours } from "../../src/view/style.ts";
import { tableElement } from "../../src/view/table.ts";

const paper: Paper = { document: emptyDocument(), locale: "en" };

describe("writing HTML", () => {
  test("escapes texts and attributes wherever they stand", () => {
    for (const tag of ["title", "p", "option", "textarea", "td"] as const) {
      const element = html(paper, tag, { title: `"><b>'&` }, "</title></textarea><b>&amp;");
      expect(serialized(element)).toMatch(
        /^<[a-z]+ title="&quot;&gt;&lt;b&gt;'&amp;">&lt;\/title&gt;&lt;\/textarea&gt;&lt;b&gt;&amp;amp;/u,
      );
    }
  });

  test("refuses a style or script that would end too soon", () => {
    for (const tag of ["style", "script"] as const) {
      const element = paper.document.createElement(tag);
      element.append(paper.document.createTextNode("a </script> b"));
      expect(() => serialized(element)).toThrow("end too soon");
    }
  });

  test("gives an element that was written before as it was written", () => {
    const list = html(paper, "ul", {}, writtenNow(html(paper, "li", { class: "a b" }, "x < y")));
    expect(serialized(list)).toBe('<ul><li class="a b">x &lt; y</ul>');
  });
});

describe("names", () => {
  test("can't turn the direction of what follows, nor hold what no page may", () => {
    expect(shown("plain name")).toBe("plain name");
    expect(shown("a\u202eb\u2067c")).toBe("abc");
    expect(shown("חיטה")).toBe("\u2068חיטה\u2069");
    expect(shown("a\u0000b\u0008c\ud800d")).toBe("a\ufffdb\ufffdc\ufffdd");
    expect(shown("two\nlines")).toBe("two\nlines");
  });

  test("are shown so in messages too, also in messages within messages", () => {
    const inner = message("view.need-of-group", { need: "נ", group: "\u202eg" });
    const text = textOf(paper, message("view.list", { item: inner, rest: "z" }));
    expect(text).toBe("\u2068נ\u2069 (g); z");
  });

  test("are cut between letters, not within them", () => {
    expect(shortened("millstones", 10)).toBe("millstones");
    expect(shortened("millstones at the mill", 10)).toBe("millstone…");
    expect(shortened("👩‍🌾👩‍🌾👩‍🌾👩‍🌾", 5)).toBe("👩‍🌾👩‍🌾…");
    expect(shortened(shown("א".repeat(40)), 5)).toBe("\u2068אאאא…\u2069");
  });
});

describe("a fulfilment", () => {
  test("is never rounded up to full, nor down to nothing", () => {
    const written = [1, 1 - 1e-8, 0.99999, 0.29, 0.815, 0.004, 1e-9, 0].map(percentOf);
    expect(written).toEqual(["100", "100", "99", "29", "81", "<1", "0", "0"]);
  });

  test("has one of seven shades", () => {
    const fulfilments = [1, 0.9999, 0.95, 0.9, 0.7, 0.6, 0.3, 0.25, 0.1, 0];
    expect(fulfilments.map(shadeOf)).toEqual([0, 1, 1, 2, 3, 4, 5, 5, 6, 6]);
  });
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter! + 0.05) / (darker! + 0.05);
}

describe("colours", () => {
  const themes = colours
    .split("@media")
    .slice(0, 2)
    .map(
      (css) =>
        new Map([...css.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6})/gu)].map(([, k, v]) => [k!, v!])),
    );

  test.each([
    ["by day", 0, -1],
    ["by night", 1, 1],
  ])("tell shades apart by lightness alone, %s", (_, theme, direction) => {
    const shades = [0, 1, 2, 3, 4, 5, 6].map((shade) =>
      luminance(themes[theme]!.get(`s${shade}`)!),
    );
    for (let shade = 1; shade < shades.length; shade++) {
      const step = (shades[shade]! + 0.05) / (shades[shade - 1]! + 0.05);
      expect(direction > 0 ? step : 1 / step).toBeGreaterThan(1.07);
    }
  });

  test.each([
    ["by day", 0],
    ["by night", 1],
  ])("leave the figures on them readable, %s", (_, at) => {
    const theme = themes[at]!;
    for (let shade = 0; shade < 7; shade++) {
      const text = new RegExp(`[.]s${shade} [^}]*color: var\\(--(on-[a-z]+)\\)`, "u").exec(
        chartStyle,
      )![1]!;
      expect(contrast(theme.get(`s${shade}`)!, theme.get(text)!), `s${shade}`).toBeGreaterThan(4.5);
    }
    for (const text of ["ink", "quiet", "accent", "warn"]) {
      expect(contrast(theme.get("paper")!, theme.get(text)!), text).toBeGreaterThan(4.5);
    }
    expect(contrast(theme.get("paper")!, theme.get("accent-mid")!)).toBeGreaterThan(3);
  });
});

describe("a long table", () => {
  const text = (cell: TableCell) => (typeof cell === "object" ? "" : String(cell));
  const columns = [
    { heading: message("explain.column.period") },
    { heading: message("explain.column.good") },
    { heading: message("explain.column.amount"), format: "amount" as const },
  ];
  const periods = Array.from({ length: 8 }, (_, t) => String(t + 1));
  const rows = periods
    .toReversed()
    .flatMap((period): TableCell[][] => [
      [period, "bread", 10 * Number(period)],
      ...(period === "3" ? [] : [[period, "milk", Number(period)]]),
    ]);

  test("gets a column per period, in order, six of them abreast, and loses nothing", () => {
    const table: ExplanationTable = { columns, rows };
    const blocks = pivoted(table, text, periods);
    expect(blocks).toHaveLength(2);
    const headings = blocks.map((block) => block.columns.map(({ heading }) => heading.values));
    expect(headings[1]).toEqual([
      {},
      { period: "7", numbered: "yes" },
      { period: "8", numbered: "yes" },
    ]);
    expect(blocks[0]!.rows[0]).toEqual(["bread", 10, 20, 30, 40, 50, 60]);
    // Nothing is not zero.
    expect(blocks[0]!.rows[1]).toEqual(["milk", 1, 2, null, 4, 5, 6]);
    const total = (of: readonly (readonly TableCell[])[]) =>
      of.flat().reduce<number>((sum, cell) => sum + (typeof cell === "number" ? cell : 0), 0);
    expect(total(blocks.flatMap((block) => block.rows))).toBe(total(rows));
  });

  test("is left as it is where it wouldn't become shorter, or has several numbers", () => {
    const once: ExplanationTable = { columns, rows: rows.slice(0, 2) };
    expect(pivoted(once, text, periods)).toEqual([once]);
    const several: ExplanationTable = {
      columns: [...columns, columns[2]!],
      rows: rows.map((row) => [...row, 1]),
    };
    expect(pivoted(several, text, periods)).toEqual([several]);
  });

  test("names its rows, marks its numbers, and says how much more there is", () => {
    const written = serialized(tableElement(paper, { columns, rows }, { rows: 2 }));
    expect(written).toContain("<th scope=row>8<td class=t>bread<td>80");
    expect(written).toContain("… and 13 more rows.");
  });
});

test("names below a small chart have room, the last of them always", () => {
  expect(ticksFor(["start", "1", "2", "3"])).toEqual([0, 1, 2, 3]);
  const seasons = Array.from({ length: 21 }, (_, t) => `autumn ${2027 + t}`);
  const ticks = ticksFor(seasons);
  expect(ticks.length).toBeLessThanOrEqual(3);
  expect(ticks.at(-1)).toBe(20);
});

/** Modules that a module imports as it runs, by the text of their imports, and theirs. */
function imported(file: string, known = new Set<string>()): ReadonlySet<string> {
  const source = readFileSync(file, "utf8");
  for (const [, type, name] of source.matchAll(
    /^(?:import|export) (type )?(?:[^;"]* from )?"([^"]+)";$/gmu,
  )) {
    if (type !== undefined) continue;
    const path = name!.startsWith(".") ? resolve(dirname(file), name!) : name!;
    if (known.has(path)) continue;
    known.add(path);
    if (path !== name) imported(path, known);
  }
  return known;
}

test("charts can be drawn in a browser: they import nothing that only Node has", () => {
  const all = imported(fileURLToPath(new URL("../../src/view/index.ts", import.meta.url)));
  expect(all.size).toBeGreaterThan(30);
  const outside = [...all].filter((path) => !path.endsWith(".ts")).sort();
  expect(outside).toEqual(["@observablehq/plot", "d3-geo", "d3-sankey", "intl-messageformat"]);
});
