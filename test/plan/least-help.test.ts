import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { highsEngine } from "../../src/engine/index.ts";
import { render } from "../../src/messages/index.ts";
import { plan } from "../../src/plan/index.ts";
import { leaveLeastHelp, type Help } from "../../src/plan/print/least-help.ts";
import { labourEconomies } from "./random-labour.ts";

const nodes = 5;
const node = fc.nat({ max: nodes - 1 });

/** People at five nodes, what is asked of them, and help that leaves nobody with less than is asked. */
const situations = fc
  .record({
    has: fc.array(fc.constantFrom(0, 1, 2, 5, Infinity), { minLength: nodes, maxLength: nodes }),
    helps: fc.array(
      fc.record({
        kind: fc.constantFrom("stand-in" as const, "secondment" as const),
        from: node,
        to: node,
        arrives: fc.constantFrom(1, 0.75, 0.5, 0),
        hours: fc.constantFrom(1, 2, 0.5, 0.3),
      }),
      { minLength: 1, maxLength: 9 },
    ),
    asked: fc.array(fc.constantFrom(0, 0.25, 0.5, 0.9, 1), { minLength: nodes, maxLength: nodes }),
  })
  .map(({ has, helps: drawn, asked }) => {
    const helps = drawn
      .filter(({ from, to }) => from !== to)
      .map((help): Help => ({ ...help, arrives: help.kind === "stand-in" ? 1 : help.arrives }));
    // As much is there as goes, and a share of what is left is needed.
    const there = has.map((people, at) => {
      const going = sum(helps, (help) => (help.from === at ? help.hours : 0));
      const sent = sum(helps, (help) =>
        help.to === at && help.kind === "secondment" ? help.hours * help.arrives : 0,
      );
      return Math.max(people, going - sent);
    });
    const needed = asked.map(
      (share, at) => share * (there[at] === Infinity ? 9 : rest(there, helps, at)),
    );
    return { there, needed, helps };
  });

function sum(helps: readonly Help[], of: (help: Help) => number): number {
  return helps.reduce((all, help) => all + of(help), 0);
}

/** Hours that nobody has a use for yet. */
function rest(there: readonly number[], helps: readonly Help[], at: number): number {
  return (
    there[at]! +
    sum(helps, (help) => (help.to === at ? help.hours * help.arrives : 0)) -
    sum(helps, (help) => (help.from === at ? help.hours : 0))
  );
}

describe("help that nobody needs is taken back", () => {
  test("so that nobody helps where people are idle, and nobody in a circle", () => {
    const reached = { helped: 0, left: 0, taken: 0 };
    const runs = 2000;
    fc.assert(
      fc.property(situations, ({ there, needed, helps }) => {
        const before = helps.map(({ hours }) => hours);
        const idle = Float64Array.from(needed, (hours, at) => rest(there, helps, at) - hours);
        leaveLeastHelp(idle, Float64Array.from(needed), helps);
        helps.forEach(({ hours }, i) => {
          expect(hours).toBeGreaterThanOrEqual(0);
          expect(hours).toBeLessThanOrEqual(before[i]!);
        });
        for (let at = 0; at < nodes; at++) {
          const free = rest(there, helps, at) - needed[at]!;
          expect(free).toBeGreaterThanOrEqual(-1e-9);
          if (free < Infinity) expect(idle[at]).toBeCloseTo(free, 9);
          // Whoever stands in can't be sent on: those who go are the node's own, or came.
          const sent = sum(helps, (help) =>
            help.to === at && help.kind === "secondment" ? help.hours * help.arrives : 0,
          );
          const going = sum(helps, (help) => (help.from === at ? help.hours : 0));
          expect(going).toBeLessThanOrEqual(there[at]! + sent + 1e-9);
          const coming = helps.filter(({ to, hours }) => to === at && hours > 1e-9);
          if (coming.length > 0) expect(free).toBeLessThanOrEqual(1e-9);
        }
        expect(isCircular(helps)).toBe(false);
        if (helps.some(({ hours }) => hours > 1e-9)) reached.left++;
        if (helps.some(({ hours }, i) => hours < before[i]!)) reached.taken++;
        if (helps.length > 0) reached.helped++;
      }),
      { numRuns: runs },
    );
    expect(reached.helped).toBeGreaterThan(0.8 * runs);
    expect(reached.left).toBeGreaterThan(0.2 * runs);
    expect(reached.taken).toBeGreaterThan(0.5 * runs);
  });

  test("at once, however little of a large circle is idle", () => {
    const helps: Help[] = [
      { kind: "stand-in", from: 0, to: 1, arrives: 1, hours: 1e6 },
      { kind: "stand-in", from: 1, to: 0, arrives: 1, hours: 1e6 + 1e-6 },
    ];
    leaveLeastHelp(Float64Array.of(1e-6, 0), Float64Array.of(1e6, 1e6), helps);
    expect(helps.map(({ hours }) => hours)).toEqual([0, 0]);
  });

  test("from another place before from another skill, but first what is too much", () => {
    const helps: Help[] = [
      { kind: "stand-in", from: 0, to: 2, arrives: 1, hours: 6 },
      { kind: "secondment", from: 1, to: 2, arrives: 0.5, hours: 8 },
    ];
    // 5 are needed, of 2 own, 6 who stand in and 4 who came; those who came may go on, those who stand in not.
    leaveLeastHelp(Float64Array.of(0, 0, 7), Float64Array.of(0, 0, 5), helps);
    expect(helps.map(({ hours }) => hours)).toEqual([3, 0]);
  });
});

function isCircular(helps: readonly Help[]): boolean {
  const leads = (from: number, seen: ReadonlySet<number>): boolean =>
    helps.some(
      (help) =>
        help.from === from &&
        help.hours > 1e-9 &&
        (seen.has(help.to) || leads(help.to, new Set([...seen, help.to]))),
    );
  return Array.from({ length: nodes }, (_, at) => at).some((at) => leads(at, new Set([at])));
}

describe("plans in which nothing but people is scarce", () => {
  test("are certified, and nobody helps where people are idle", async () => {
    const engine = await highsEngine();
    const runs = 150;
    const reached = { planned: 0, seconded: 0, stoodIn: 0, trained: 0, left: 0 };
    await fc.assert(
      fc.asyncProperty(labourEconomies, async (economy) => {
        const planned = await plan(economy, { engine });
        if (planned.kind === "infeasible") return;
        if (planned.kind !== "optimal") throw new Error(`planned: ${planned.kind}`);
        const { tables, certificate } = planned.plan;
        expect(certificate.failures.map((failure) => render(failure))).toEqual([]);
        expect(certificate.ok).toBe(true);
        const idleAt = (place: string, skill: string, period: number) =>
          tables.hours.find(
            (row) => row.place === place && row.skill === skill && row.period === period,
          )?.idle ?? 0;
        for (const row of tables.secondments) {
          expect(idleAt(row.to, row.skill, row.period)).toBeLessThanOrEqual(1e-6);
        }
        for (const row of tables.stand_ins) {
          expect(idleAt(row.place, row.for, row.period)).toBeLessThanOrEqual(1e-6);
        }
        reached.planned++;
        if (tables.secondments.length > 0) reached.seconded++;
        if (tables.stand_ins.length > 0) reached.stoodIn++;
        if (tables.people.some((row) => row.added > 0)) reached.trained++;
        if (tables.people.some((row) => row.added < 0)) reached.left++;
      }),
      { numRuns: runs },
    );
    expect(reached.planned).toBeGreaterThan(0.8 * runs);
    expect(reached.seconded).toBeGreaterThan(0.15 * runs);
    expect(reached.stoodIn).toBeGreaterThan(0.15 * runs);
    expect(reached.trained).toBeGreaterThan(0.2 * runs);
    expect(reached.left).toBeGreaterThan(0.02 * runs);
  }, 60_000);
});
