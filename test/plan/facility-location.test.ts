import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Economy } from "../../src/economy/types.ts";
import { costOf, readSiting, type Siting } from "../engine/facility-location.ts";
import type { Plan } from "../../src/plan/index.ts";
import { plannedEconomy } from "./planned.ts";

const data = process.env["COMMONWEAL_REFERENCE_DATA"];

const siteName = (i: number) => `site ${i}`;
const customerName = (j: number) => `customer ${j}`;

/** How the plan knows that nobody is served where nothing is built. */
type Formulation = "a counter for each customer" | "one room for all";

/**
 * Where to build as an economy: a site is a workplace with one plot; `build` fills it and adds either a counter
 * for each customer, or one room in which each takes as much as they ask for. Counters say of every customer
 * by itself that nobody is served where nothing is built: the linear program then is all but whole.
 */
function sitingEconomy(
  { name, sites, customers }: Siting,
  formulation: Formulation,
  isWhole: boolean,
): Economy {
  const everywhere = customers.map((_, j) => customerName(j));
  const room = formulation === "one room for all" ? "room" : undefined;
  const servedIn = (customer: string) => room ?? `counter for ${customer}`;
  const built = { technique: "build" };
  return economyOf(
    { name },
    {
      periods: [{ period: 1 }],
      goods: [
        { good: "dollars", unit: "dollar", survival: 1, pooled: true, disposal: "none" },
        ...everywhere.map((good) => ({ good, unit: "customer" })),
      ],
      workplaces: sites.map((_, i) => ({ workplace: siteName(i), place: "economy" })),
      techniques: [
        { technique: "build", ...(isWhole ? { integer: true } : {}) },
        ...everywhere.map((customer) => ({ technique: `serve ${customer}` })),
      ],
      recipes: [
        ...sites.flatMap(({ cost }, i) =>
          cost === 0
            ? []
            : [{ technique: "build", good: "dollars", amount: -cost, workplace: siteName(i) }],
        ),
        ...customers.flatMap(({ costs }, j) => [
          { technique: `serve ${customerName(j)}`, good: customerName(j), amount: 1 },
          ...costs.map((cost, i) => ({
            technique: `serve ${customerName(j)}`,
            good: "dollars",
            amount: -cost,
            workplace: siteName(i),
          })),
        ]),
      ],
      capacities: sites.flatMap((_, i) => [
        { workplace: siteName(i), capacity: "plot", amount: 1 },
        ...[...new Set(everywhere.map(servedIn))].map((capacity) => ({
          ...{ workplace: siteName(i), capacity, amount: 0 },
        })),
      ]),
      uses: [
        { technique: "build", capacity: "plot", amount: 1 },
        ...customers.map(({ demand }, j) => ({
          technique: `serve ${customerName(j)}`,
          capacity: servedIn(customerName(j)),
          amount: room === undefined ? 1 : demand,
        })),
      ],
      adds:
        room === undefined
          ? everywhere.map((customer) => ({ ...built, what: servedIn(customer), amount: 1 }))
          : [{ ...built, what: room, amount: sites[0]!.capacity }],
      stocks: [{ good: "dollars", opening: 1e7 }],
      needs: everywhere.map((good) => ({ need: good, good, amount: 1 })),
      goals: [{ stage: 1, sense: "least", measure: "used", of: "dollars" }],
    },
  );
}

describe.skipIf(data === undefined)("where to build (OR-Library), as an economy", () => {
  const folder = join(data ?? "", "facility-location");

  const goalOf = ({ stages }: Plan) => stages.find(({ kind }) => kind === "goal")!.value;

  for (const name of ["cap74", "cap101"]) {
    for (const formulation of ["a counter for each customer", "one room for all"] as const) {
      test(`${name}, ${formulation}: planned at its published cost, at the published sites`, async () => {
        const siting = readSiting(folder, name);
        const { cost, servedFrom } = siting.optimum;
        const made = await plannedEconomy(sitingEconomy(siting, formulation, true));
        expect(Math.abs(goalOf(made) - cost) / cost).toBeLessThan(1e-9);

        const ran = made.tables.activities.filter((row) => row.runs > 1e-9);
        const built = ran.filter((row) => row.technique === "build");
        for (const { runs } of built) expect(runs).toBe(1);
        const sites = [...new Set(servedFrom)].map(siteName);
        expect(built.map((row) => row.where).toSorted()).toEqual(sites.toSorted());
        // Who is served where is read off the plan, and its cost added up from the published figures.
        const from = siting.customers.map((_, j) => {
          const served = ran.filter((row) => row.technique === `serve ${customerName(j)}`);
          expect(served).toHaveLength(1);
          return siting.sites.findIndex((_, i) => siteName(i) === served[0]!.where);
        });
        expect(costOf(siting, from)).toBeCloseTo(cost, 4);
        for (const { fulfilment } of made.tables.deliveries) expect(fulfilment).toBe(1);
      });
    }

    test(`${name}: in one room for all, parts of sites would cost less`, async () => {
      const siting = readSiting(folder, name);
      const parts = await plannedEconomy(sitingEconomy(siting, "one room for all", false));
      expect(goalOf(parts)).toBeLessThan(0.99 * siting.optimum.cost);
    });
  }
});
