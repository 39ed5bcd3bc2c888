import type { Row } from "../../economy/types.ts";
import type { Model } from "./model.ts";
import { names, note, wiod } from "./names.ts";
import { hoursOf } from "./year.ts";

const source = wiod;
const millions = 1e6;
const thousands = 1e3;

/** Hours, people and capital: what there is to produce with. */
export function means(model: Model) {
  const { country, industries, capital, invested, rate, persons, hours } = model;
  const people = Math.round(persons * thousands);
  const opening = (K: number) => K * (1 - rate);
  const ordered = (K: number) => (K / capital) * invested;
  const placed = industries
    .filter(({ account }) => account.K > 0)
    .map(({ sold, account }) => ({ code: sold.code, K: account.K }));

  const workplaces: Row<"workplaces">[] = industries.map(({ sold }) => ({
    workplace: sold.code,
    name: sold.description,
    place: country,
    source,
  }));
  const work: Row<"work">[] = industries
    .filter((industry) => hoursOf(industry) > 0)
    .map((industry) => ({
      technique: names.produce(industry.sold.code),
      skill: names.labour,
      hours: (hoursOf(industry) * millions) / outputAt(model, industry.sold),
      source,
      note: note("hours"),
    }));
  const uses: Row<"uses">[] = industries
    .filter(({ account }) => account.K > 0)
    .map(({ sold, account }) => ({
      technique: names.produce(sold.code),
      capacity: names.capital,
      amount: account.K / outputAt(model, sold),
      source,
    }));
  const capacities: Row<"capacities">[] = placed.map(({ code, K }) => ({
    workplace: code,
    capacity: names.capital,
    amount: opening(K),
    life: 1 / rate,
    retirement: "geometric",
    // As much as at the start, and what the last year wears out of it.
    end: (opening(K) + ordered(K)) * (1 + rate),
    end_tier: 1,
    source,
    note: note("capital"),
  }));
  const adds: Row<"adds">[] = placed.map(({ code }) => ({
    technique: names.invest(code),
    what: names.capital,
    amount: 1,
    lag: 1,
  }));
  const started: Row<"started">[] = placed.map(({ code, K }) => ({
    technique: names.invest(code),
    where: code,
    periods_ago: 1,
    amount: ordered(K),
    source,
    note: note("started"),
  }));
  const workforce: Row<"workforce">[] = [
    {
      place: country,
      skill: names.labour,
      people,
      hours: people === 0 ? 0 : (hours * millions) / people,
      source,
      note: note("people"),
    },
  ];
  return { workplaces, work, uses, capacities, adds, started, workforce };
}

/** An industry's gross output at the prices of the base year, in millions of dollars. */
export function outputAt(
  { deflator }: Pick<Model, "deflator">,
  { code, output }: { readonly code: string; readonly output: number },
): number {
  return output * deflator.get(code)!;
}
