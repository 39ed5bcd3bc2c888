import { describe, expect, test } from "vitest";
import {
  benjaminiYekutieli,
  chanceOfCount,
  chanceOfT,
  logBelow,
} from "../../src/accounts/flags/chances.ts";
import { copied, copiedFrom } from "../../src/accounts/flags/copied.ts";
import { jumps } from "../../src/accounts/flags/jumps.ts";
import { repeatedBias } from "../../src/accounts/flags/repeated-bias.ts";
import { tooRound } from "../../src/accounts/flags/too-round.ts";
import { render } from "../../src/messages/index.ts";
import { generator, normals } from "./networks.ts";

const trials = 2000;

function rate(holds: () => boolean): number {
  let count = 0;
  for (let i = 0; i < trials; i++) if (holds()) count++;
  return count / trials;
}
/** Three standard deviations of a rate. */
const sway = (p: number) => 3 * Math.sqrt((p * (1 - p)) / trials);
const random = generator(11);
const normal = normals(random);
const many = (count: number, draw: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => draw(i));

describe("chances", () => {
  test("are those of the tables", () => {
    expect(chanceOfT(12.7062, 1)).toBeCloseTo(0.05, 6);
    expect(chanceOfT(-4.302653, 2)).toBeCloseTo(0.05, 6);
    expect(chanceOfT(2.570582, 5)).toBeCloseTo(0.05, 6);
    expect(chanceOfT(3.169273, 10)).toBeCloseTo(0.01, 6);
    // Three of ten with a chance of one in five each: 1 − (0.1073741824 + 0.268435456 + 0.301989888).
    expect(
      chanceOfCount(
        many(10, () => 0.2),
        3,
      ),
    ).toBeCloseTo(0.3222004736, 10);
    expect(chanceOfCount([0.1, 0.5], 2)).toBeCloseTo(0.05, 12);
    expect(chanceOfCount([0.1, 0.5], 1)).toBeCloseTo(0.55, 12);
    expect(chanceOfCount([0.1], 2)).toBe(0);
    expect(Math.exp(logBelow(-1.959964))).toBeCloseTo(0.025, 7);
    expect(logBelow(-6)).toBeCloseTo(Math.log(9.865876e-10), 3);
    expect(logBelow(-6.0001)).toBeCloseTo(Math.log(9.865876e-10) - 0.000616, 3);
    expect(logBelow(-40)).toBeCloseTo(-804.60844, 3);
  });

  test("flagged after Benjamini and Yekutieli, by hand", () => {
    // 4 tests, harmonic sum 25/12: limits 0.006, 0.012, 0.018, 0.024.
    expect(benjaminiYekutieli([0.5, 0.011, 0.001, 0.02])).toEqual([2, 1]);
    expect(benjaminiYekutieli([0.5, 0.011, 0.011, 0.017])).toEqual([1, 2, 3]);
    expect(benjaminiYekutieli([0.05])).toEqual([0]);
    expect(benjaminiYekutieli([])).toEqual([]);
    expect(() => benjaminiYekutieli([Number.NaN])).toThrow(RangeError);
  });
});

describe("too round", () => {
  const weighed = { method: "weighed" } as const;
  const figure = () => Math.exp(5 + 3 * random());

  test("alarms falsely at most at its level, and not by never alarming", () => {
    const found = rate(
      () =>
        tooRound(
          many(30, () => Math.round(figure())),
          weighed,
        )!.chance <= 0.05,
    );
    expect(found).toBeLessThan(0.05 + sway(0.05));
    expect(found).toBeGreaterThan(0.01);
    const decimal = rate(
      () =>
        tooRound(
          many(30, () => Math.round(figure() * 10) / 10),
          weighed,
        )!.chance <= 0.05,
    );
    expect(decimal).toBeLessThan(0.05 + sway(0.05));
    expect(decimal).toBeGreaterThan(0.01);
  });

  test("finds half of the figures rounded to fives", () => {
    const found = rate(() => {
      const figures = many(30, (i) =>
        i % 2 ? Math.round(figure()) : 5 * Math.round(figure() / 5),
      );
      return tooRound(figures, weighed)!.chance <= 0.01;
    });
    expect(found).toBeGreaterThan(0.9);
  });

  test("says nothing of estimates, of few figures, of short ones", () => {
    const figures = many(12, (i) => 100 + 10 * i);
    expect(tooRound(figures, { method: "estimated" })).toBeUndefined();
    expect(tooRound(figures.slice(3), weighed)).toBeUndefined();
    expect(
      tooRound(
        many(12, (i) => 10 + 5 * i),
        weighed,
      ),
    ).toBeUndefined();
    const found = tooRound(figures, weighed)!;
    expect(found).toMatchObject({ count: 12, round: 12 });
    expect(found.chance).toBeCloseTo(0.2 ** 12, 15);
    expect(render(found.message)).toContain("12 of 12 figures");
  });
});

describe("copied", () => {
  test.each([5, 50])("alarms falsely at most at its level, deviation %d", (deviation) => {
    const series = () => many(12, () => Math.round(500 + deviation * normal()));
    expect(rate(() => (copied(series())?.chance ?? 1) <= 0.05)).toBeLessThan(0.05);
    expect(rate(() => (copiedFrom(series(), series())?.chance ?? 1) <= 0.05)).toBeLessThan(0.05);
  });

  test("finds a figure of four digits stated three times, by hand", () => {
    const found = copied([4713, 4902, 4902, 4902, 4611, 5020, 4800])!;
    expect(found.equal).toEqual([2, 3]);
    // Differences 189, 291, 409, 220: median 255.5.
    const each = 1 / (Math.sqrt(Math.PI) * 1.4826 * 255.5);
    // 5020 counts in tens and 4800 in hundreds; the others in ones.
    const chances = [each, each, each, each, 10 * each, 100 * each];
    expect(found.chance).toBeCloseTo(chanceOfCount(chances, 2), 12);
    expect(found.chance).toBeLessThan(0.02);
    expect(render(found.message)).toContain("2 of 6 figures");
  });

  test("the same figures in hundreds say little, zeros and what never varies nothing", () => {
    expect(copied([4700, 4900, 4900, 4900, 4600, 5000, 4800])!.chance).toBeGreaterThan(0.05);
    expect(copied([0, 0, 0, 0, 410, 523, 611, 402])!.equal).toEqual([]);
    expect(copied([12, 12, 12, 12, 12, 12])).toBeUndefined();
    expect(copied([4713, undefined, 4713, 4902, 4611, 5020, 4800])!.equal).toEqual([]);
  });

  test("finds the plan stated as the result, also where nothing else was ever stated", () => {
    const plan = [4713, 4902, 4611, 5023, 4801, 4755];
    const all = copiedFrom(plan, plan)!;
    expect(all).toMatchObject({ count: 6, equal: [0, 1, 2, 3, 4, 5] });
    expect(all.chance).toBeLessThan(1e-10);
    const some = copiedFrom([4713, 4402, 4611, 4823, 4801, 4500], plan)!;
    expect(some.equal).toEqual([0, 2, 4]);
    expect(some.chance).toBeLessThan(1e-4);
  });
});

describe("jumps", () => {
  const walk = (length: number) => {
    let level = 6;
    return many(length, () => Math.exp((level += 0.1 * normal())));
  };
  const noise = (length: number) => many(length, () => Math.exp(6 + 0.1 * normal()));

  test.each([
    ["walk", 30, walk],
    ["noise", 30, noise],
    ["noise", 6, noise],
  ] as const)("alarms falsely at most at its level: %s of %d", (_, length, draw) => {
    let tests = 0;
    let flagged = 0;
    for (let i = 0; i < trials / 4; i++) {
      const found = jumps(draw(length));
      tests += found.length;
      flagged += found.filter(({ chance }) => chance <= 0.05).length;
    }
    expect(tests).toBeGreaterThan((trials / 4) * (length - 1));
    expect(flagged / tests).toBeLessThan(0.05);
    expect(flagged / tests).toBeGreaterThan(length === 30 ? 0.01 : 0.0005);
  });

  test("finds one figure ten times too large, and doesn't blame its neighbours", () => {
    let neighbours = 0;
    const found = rate(() => {
      const series = noise(20);
      const at = 1 + Math.floor(18 * random());
      series[at]! *= 10;
      const all = jumps(series);
      neighbours += all.filter((each) => each.at !== at && each.chance <= 0.01).length;
      return all[0]!.at === at && all[0]!.chance <= 0.001;
    });
    expect(found).toBeGreaterThan(0.9);
    expect(neighbours / (19 * trials)).toBeLessThan(0.01);
  });

  test("compares with the same season", () => {
    const seasons = [900, 100, 120, 400];
    const series = many(24, (i) => seasons[i % 4]! * Math.exp(0.05 * normal()));
    series[13] = 500;
    expect(jumps(series, { season: 4 })[0]).toMatchObject({ at: 13, value: 500 });
    expect(jumps(series, { season: 4 })[0]!.chance).toBeLessThan(0.001);
    // Without it, a fifth of the harvest in winter looks like any other winter's.
    expect(jumps(series).find(({ at }) => at === 13)!.chance).toBeGreaterThan(0.05);
  });

  test("steady growth is usual, and says what it expects at the ends", () => {
    const series = many(9, (i) => 100 * 1.1 ** i * (i % 2 ? 1.01 : 1));
    series[8]! *= 3;
    const last = jumps(series).find(({ at }) => at === 8)!;
    expect(last.expected / series[7]!).toBeGreaterThan(1.08);
    expect(last.expected / series[7]!).toBeLessThan(1.12);
    expect(render(last.message)).toContain("doesn’t fit its own series");
  });

  test("says nothing of few figures, zeros and series that don't change", () => {
    expect(jumps([100, 110, 90, 500])).toEqual([]);
    expect(jumps([0, 0, 0, 0, 0, 7])).toEqual([]);
    expect(jumps(many(8, () => 12))).toEqual([]);
    expect(() => jumps([-1])).toThrow(RangeError);
    expect(() => jumps([1], { season: 0.5 })).toThrow(RangeError);
  });
});

describe("repeated bias", () => {
  test("alarms falsely at its level", () => {
    const found = rate(() => repeatedBias(many(10, normal))!.chance <= 0.05);
    expect(Math.abs(found - 0.05)).toBeLessThan(sway(0.05));
    const signs = rate(() => repeatedBias(many(10, normal))!.signChance <= 0.05);
    // Of ten signs, nine or ten of one kind: 22 of 1024.
    expect(Math.abs(signs - 22 / 1024)).toBeLessThan(sway(22 / 1024));
  });

  test("finds what no single score shows", () => {
    const found = rate(() => repeatedBias(many(16, () => 1 + normal()))!.chance <= 0.01);
    // The combined score is 4 on average; the limit is 2.576.
    expect(Math.abs(found - 0.9227)).toBeLessThan(sway(0.9227));
  });

  test("by hand", () => {
    const found = repeatedBias([-1, -2, -1.5, 0.5])!;
    expect(found).toMatchObject({ count: 4, combined: -2, same: 3, signChance: 0.625 });
    expect(found.chance).toBeCloseTo(0.0455, 4);
    expect(render(found.message)).toContain("3 of 4 figures are off in the same direction (less");
    expect(repeatedBias([0, 0, 0])!.chance).toBeCloseTo(1, 12);
    expect(repeatedBias([0, 0, 0])!.signChance).toBe(1);
    expect(repeatedBias([3, 3])).toBeUndefined();
    expect(() => repeatedBias([1, Number.NaN, 1])).toThrow(RangeError);
  });
});
