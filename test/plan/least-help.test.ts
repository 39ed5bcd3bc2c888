import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { highsEngine } from "../../src/engine/index.ts";
import { render } from "../../src/messages/index.ts";
import { plan } from "../../src/plan/index.ts";
import { leaveLeastHelp, leaveNearestHelp, type Help } from "../../src/plan/print/least-help.ts";
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
        /** Who could come, and how many more of those who do. */
        mayCome: fc.boolean(),
        more: fc.constantFrom(0, 1, Infinity),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    asked: fc.array(fc.constantFrom(1, 0, 0.5, 1, 0.9), { minLength: nodes, maxLength: nodes }),
  })
  .map(({ has, helps: drawn, asked }) => {
    const helps = drawn
      .filter(({ kind, from, to }, i) => {
        const same = drawn.findIndex((o) => o.kind === kind && o.from === from && o.to === to);
        return from !== to && same === i;
      })
      .map((help): Help => ({
        ...help,
        arrives: help.kind === "stand-in" ? 1 : help.arrives,
        hours: help.mayCome ? 0 : help.hours,
        most: help.hours + help.more,
      }));
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

function idleIn(
  there: readonly number[],
  needed: readonly number[],
  helps: readonly Help[],
): Float64Array {
  return Float64Array.from(needed, (hours, at) => rest(there, helps, at) - hours);
}

/** Everything asked is done, by people who are there, and nobody helps where it isn't needed. */
function expectLeastHelp(
  there: readonly number[],
  needed: readonly number[],
  helps: readonly Help[],
): void {
  for (const { hours, most } of helps) {
    expect(hours).toBeGreaterThanOrEqual(0);
    expect(hours).toBeLessThanOrEqual(most + 1e-9);
  }
  idleIn(there, needed, helps).forEach((free, at) => {
    expect(free).toBeGreaterThanOrEqual(-1e-9);
    // Whoever stands in can't be sent on: those who go are the node's own, or came.
    const came = sum(helps, (help) =>
      help.to === at && help.kind === "secondment" ? help.hours * help.arrives : 0,
    );
    const going = sum(helps, (help) => (help.from === at ? help.hours : 0));
    expect(going).toBeLessThanOrEqual(there[at]! + came + 1e-9);
    const coming = helps.filter(({ to, hours }) => to === at && hours > 1e-9);
    if (coming.length > 0) expect(free).toBeLessThanOrEqual(1e-9);
  });
  expect(isCircular(helps)).toBe(false);
}

describe("help that nobody needs is taken back", () => {
  test("so that nobody helps where people are idle, and nobody in a circle", () => {
    const reached = { left: 0, taken: 0 };
    const runs = 2000;
    fc.assert(
      fc.property(situations, ({ there, needed, helps }) => {
        const before = helps.map(({ hours }) => hours);
        leaveLeastHelp(idleIn(there, needed, helps), Float64Array.from(needed), helps);
        expectLeastHelp(there, needed, helps);
        helps.forEach(({ hours }, i) => {
          expect(hours).toBeLessThanOrEqual(before[i]!);
        });
        if (helps.some(({ hours }) => hours > 1e-9)) reached.left++;
        if (helps.some(({ hours }, i) => hours < before[i]!)) reached.taken++;
      }),
      { numRuns: runs },
    );
    expect(reached.left).toBeGreaterThan(0.15 * runs);
    expect(reached.taken).toBeGreaterThan(0.4 * runs);
  });

  test("and nobody comes from afar while nearer people are idle", () => {
    const reached = { exchanged: 0 };
    const runs = 2000;
    fc.assert(
      fc.property(situations, ({ there, needed, helps }) => {
        const least = helps.map((help) => ({ ...help }));
        leaveLeastHelp(idleIn(there, needed, least), Float64Array.from(needed), least);
        leaveNearestHelp(idleIn(there, needed, helps), Float64Array.from(needed), helps);
        expectLeastHelp(there, needed, helps);
        const lost = (of: readonly Help[]) =>
          sum(of, ({ hours, arrives }) => hours * (1 - arrives));
        expect(lost(helps)).toBeLessThanOrEqual(lost(least) + 1e-9);
        const idle = idleIn(there, needed, helps);
        for (const far of helps) {
          if (far.kind !== "secondment" || far.hours <= 1e-9) continue;
          const nearer = helps.filter(
            (near) =>
              near.kind === "secondment" && near.to === far.to && near.arrives > far.arrives,
          );
          for (const near of nearer) {
            expect(Math.min(idle[near.from]!, near.most - near.hours)).toBeLessThanOrEqual(1e-9);
          }
        }
        if (lost(helps) < lost(least) - 1e-9) reached.exchanged++;
      }),
      { numRuns: runs },
    );
    expect(reached.exchanged).toBeGreaterThan(20);
  });

  test("at once, however little of a large circle is idle", () => {
    const helps: Help[] = [
      { kind: "stand-in", from: 0, to: 1, arrives: 1, most: Infinity, hours: 1e6 },
      { kind: "stand-in", from: 1, to: 0, arrives: 1, most: Infinity, hours: 1e6 + 1e-6 },
    ];
    leaveLeastHelp(Float64Array.of(1e-6, 0), Float64Array.of(1e6, 1e6), helps);
    expect(helps.map(({ hours }) => hours)).toEqual([0, 0]);
  });

  test("and the nearest come first", () => {
    const way = { kind: "secondment", to: 2, most: 5 } as const;
    const helps: Help[] = [
      { ...way, from: 0, arrives: 0.5, hours: 5 },
      { ...way, from: 1, arrives: 0.8, hours: 0 },
    ];
    // Of 2.5 hours that arrive from afar, 1.6 can come from nearer, where 2 are idle.
    leaveNearestHelp(Float64Array.of(0, 2, 0), Float64Array.of(0, 0, 2.5), helps);
    expect(helps.map(({ hours }) => Math.round(hours * 1e9) / 1e9)).toEqual([1.8, 2]);
  });

  test("from another place before from another skill, but first what is too much", () => {
    const helps: Help[] = [
      { kind: "stand-in", from: 0, to: 2, arrives: 1, most: Infinity, hours: 6 },
      { kind: "secondment", from: 1, to: 2, arrives: 0.5, most: Infinity, hours: 8 },
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
