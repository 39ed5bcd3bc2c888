import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalOf, lastPlace, slipsOf } from "../../src/accounts/flags/digits.ts";
import { explanationsOf, type Suspect } from "../../src/accounts/flags/explanations.ts";
import { reconcile } from "../../src/accounts/reconcile/linear.ts";
import { render } from "../../src/messages/index.ts";
import { balancesOf, grainNetwork } from "./networks.ts";

const rightsOf = (value: number, kind: string) =>
  slipsOf(value).flatMap((slip) => (slip.kind === kind ? [slip.right] : []));

describe("digits", () => {
  test.each([
    [5340, "5340", 0, 10],
    [0.35, "035", 2, 0.01],
    [3.05, "305", 2, 0.01],
    [1.5e-7, "000000015", 8, 1e-8],
    [1e21, `1${"0".repeat(21)}`, 0, 1e21],
    [12.5e21, `125${"0".repeat(20)}`, 0, 1e20],
    [0, "0", 0, undefined],
  ])("of %d", (value, digits, decimals, place) => {
    expect(decimalOf(value)).toEqual({ digits, decimals });
    expect(lastPlace(value)).toBe(place);
  });

  test("below nothing, or not a number, is no stated figure", () => {
    for (const value of [-1, Number.NaN, Infinity])
      expect(() => decimalOf(value)).toThrow(RangeError);
  });

  test("exchanged: no 0 comes to stand in front, and a last 0 behind the decimal sign counts", () => {
    expect(rightsOf(5340, "transposed")).toEqual([3540, 5430, 5304]);
    expect(rightsOf(3034, "transposed")).toEqual([3304, 3043]);
    expect(rightsOf(3.5, "transposed")).toEqual([5.3, 3.05]);
    expect(rightsOf(0.35, "transposed")).toEqual([3.05, 0.53, 0.305]);
    expect(rightsOf(777, "transposed")).toEqual([]);
  });

  test("doubled: either of two neighbours is too many, not across the decimal sign", () => {
    expect(rightsOf(33540, "doubled-digit")).toEqual([3540]);
    expect(rightsOf(3.35, "doubled-digit")).toEqual([]);
    expect(rightsOf(1.55, "doubled-digit")).toEqual([1.5]);
    expect(rightsOf(0.005, "doubled-digit")).toEqual([0.05]);
  });

  test("missing, wrong, misplaced", () => {
    expect(rightsOf(0, "missing-digit")).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(rightsOf(0, "wrong-digit")).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(rightsOf(354, "missing-digit")).toContain(3540);
    expect(rightsOf(3.4, "missing-digit")).toEqual(expect.arrayContaining([3.54, 35.4, 53.4]));
    // 4 digits, 9 others each, less the 0 in front.
    expect(rightsOf(5340, "wrong-digit")).toHaveLength(35);
    expect(rightsOf(354, "misplaced-point")).toEqual([0.354, 3.54, 35.4, 3540, 35400, 354000]);
  });

  test("a slip made forwards is found backwards", () => {
    let reached = 0;
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999999 }), fc.nat({ max: 4 }), (right, at) => {
        const text = String(right);
        if (at + 1 >= text.length) return;
        const swapped = text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
        const dropped = text.slice(0, at) + text.slice(at + 1);
        const doubled = text.slice(0, at) + text[at]! + text.slice(at);
        const found = (stated: string, kind: string) => {
          const isPlain = !stated.startsWith("0") && Number(stated) !== right;
          if (isPlain) expect(rightsOf(Number(stated), kind)).toContain(right);
          return isPlain;
        };
        if (found(swapped, "transposed")) reached++;
        found(dropped, "missing-digit");
        found(doubled, "doubled-digit");
      }),
    );
    expect(reached).toBeGreaterThan(40);
  });
});

/** A figure that the others put at `right`, give or take `deviation`. */
const suspected = (value: number, right: number, deviation: number): Suspect => ({
  ...{ value, bias: value - right, biasDeviation: deviation },
});

describe("explanations", () => {
  test("two digits exchanged come first, by hand", () => {
    const found = explanationsOf(suspected(5340, 3545, 10));
    expect(found[0]).toMatchObject({ kind: "transposed", right: 3540, at: 1 });
    expect(render(found[0]!.message)).toBe(
      "two neighbouring digits may have been exchanged: 5,340 for 3,540",
    );
    // Bayes factors against no explanation at all: 30 ÷ √(30² + 2670²) is what a free bias costs.
    const free = found.find(({ kind }) => kind === "unknown")!;
    const cost = 10 / Math.hypot(10, 2670);
    const known = 2670 ** 2 / (10 ** 2 + 2670 ** 2);
    const z2 = (1795 / 10) ** 2;
    const ratio =
      ((0.1 / 3) * Math.exp(-((5 / 10) ** 2) / 2)) / (cost * Math.exp((z2 / 2) * (known - 1)));
    // The right figure may not be below nothing: after the fact certain, before it Φ(2).
    expect(found[0]!.ownShare / free.share).toBeCloseTo(ratio * 0.977249868, 6);
  });

  test.each([
    ["unit", 2500, 2.5, { units: [{ unit: "kg", factor: 0.001 }] }, { unit: "kg" }],
    ["whole", 970, 270, { wholes: [{ name: "all mills", value: 700 }] }, { right: 270 }],
    ["mirrored", 431, 1287, { mirrored: [{ name: "received", value: 1287 }] }, { right: 1287 }],
    ["share-added", 1200, 1001, {}, { added: 0.2 }],
    ["copied", 4713, 4100, { references: [{ from: "plan", value: 4713 }] }, { from: "plan" }],
  ] as const)("%s comes first where it fits", (kind, value, right, context, details) => {
    const found = explanationsOf(suspected(value, right, 0.01 * right), context);
    expect(found[0]).toMatchObject({ kind, ...details });
  });

  test("a loss nobody states comes first where the balance is further off than the figure", () => {
    const leaks = [{ name: "store 3", size: -700, score: -12 }];
    const [first] = explanationsOf(suspected(1234, 800, 50), { leaks });
    expect(first).toMatchObject({ kind: "unstated", size: -700 });
    expect(render(first!.message)).toContain("700 at store 3");
  });

  test("where nothing fits, the reason is unknown", () => {
    const [first] = explanationsOf(suspected(1234, 800, 4));
    expect(first).toMatchObject({ kind: "unknown" });
  });

  test("equal to the last digit says the more, the more digits there are", () => {
    const oddsOf = (value: number) => {
      const found = explanationsOf(suspected(value, 4500, 100), {
        references: [{ from: "previous", value }],
      });
      const shareOf = (kind: string) => found.find((each) => each.kind === kind)!.share;
      return shareOf("copied") / shareOf("unknown");
    };
    expect(oddsOf(5213)).toBeCloseTo(0.2 * 2 * Math.sqrt(Math.PI) * 521.3, 6);
    expect(oddsOf(5200)).toBeCloseTo(0.2 * 2 * Math.sqrt(Math.PI) * 5.2, 6);
    const other = explanationsOf(suspected(5213, 4500, 100), {
      references: [{ from: "previous", value: 5214 }],
    });
    expect(other.map(({ kind }) => kind)).not.toContain("copied");
  });

  test("a bias that would leave less than nothing is no explanation", () => {
    const unknown = (right: number) => {
      const score = (100 - right) / 10;
      const leaks = [{ name: "x", size: 100 - right, score }];
      const found = explanationsOf(suspected(100, right, 10), { leaks });
      return found.find(({ kind }) => kind === "unknown")!.share;
    };
    expect(unknown(10)).toBeGreaterThan(0.05);
    expect(unknown(-50)).toBeLessThan(1e-5);
  });

  test("shares sum to 1, are sorted, and each has a sentence, whatever the figures", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(), fc.double({ min: 1e-12, max: 1e22, noNaN: true })),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 1e-6, max: 2, noNaN: true }),
        (value, off, width) => {
          const size = Math.max(value, 1e-3);
          const found = explanationsOf(
            { value, bias: off * size, biasDeviation: width * size },
            {
              units: [{ unit: "kg", factor: 0.001 }],
              references: [{ from: "plan", value }],
              mirrored: [{ name: "a", value: 3 }],
              wholes: [{ name: "b", value: 5, deviation: 1 }],
              leaks: [{ name: "c", size: 3, score: 2 }],
            },
          );
          expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
          found.forEach(({ share, ownShare, message }, i) => {
            expect(share).toBeLessThanOrEqual(found[i - 1]?.share ?? 1.000001);
            expect(ownShare).toBeLessThanOrEqual(share * 1.000001);
            expect(render(message).length).toBeGreaterThan(20);
          });
        },
      ),
    );
  });

  test("scaling every figure by ten changes no share of what isn't about digits", () => {
    const [a, b] = [1, 10].map((by) =>
      explanationsOf(suspected(1200 * by, 900 * by, 40 * by), {
        wholes: [{ name: "b", value: 250 * by, deviation: 10 * by }],
        leaks: [{ name: "c", size: 200 * by, score: 6 }],
      }),
    );
    const unaffected = (found: typeof a) => {
      const of = (kind: string) => found!.find((each) => each.kind === kind)!.share;
      return ["whole", "unstated", "share-added"].map((kind) => of(kind) / of("unknown"));
    };
    unaffected(a).forEach((share, i) => {
      expect(share).toBeCloseTo(unaffected(b)[i]!, 9);
    });
  });

  test("odds are those that one states, and 0 leaves a kind out", () => {
    const found = explanationsOf(suspected(5340, 3545, 30), {}, { priors: { transposed: 0 } });
    expect(found.map(({ kind }) => kind)).not.toContain("transposed");
    expect(() => explanationsOf(suspected(1, 2, 1), {}, { priors: { unit: -1 } })).toThrow(
      RangeError,
    );
    expect(() => explanationsOf(suspected(-1, 2, 1))).toThrow(RangeError);
    expect(() => explanationsOf(suspected(1, 2, 0))).toThrow(RangeError);
  });

  test("what reconciling says of a claim gives bias and deviation: 70 written as 700", () => {
    const claims = grainNetwork.truth.map((value, quantity) => ({
      quantity,
      value: quantity === 2 ? 10 * value : value,
      deviation: grainNetwork.deviations[quantity]!,
    }));
    const { value, bias, score } = reconcile(balancesOf(grainNetwork.rows), claims).claims[2]!;
    const found = explanationsOf({
      value,
      bias: bias!,
      biasDeviation: Math.abs(bias! / score!),
    });
    // A digit too many and a misplaced decimal sign both say 70: no figure tells them apart.
    expect(found.slice(0, 2).map(({ kind }) => kind)).toEqual(["doubled-digit", "misplaced-point"]);
    expect(found.slice(0, 2).map((each) => "right" in each && each.right)).toEqual([70, 70]);
  });
});
