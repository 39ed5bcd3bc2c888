import type { Row } from "../../economy/types.ts";
import { outputAt } from "./means.ts";
import type { Model } from "./model.ts";
import { names, note, wiod } from "./names.ts";
import type { Industry } from "./types.ts";

const source = wiod;

/** Techniques and recipes: one per industry, and those that make and place capital. */
export function production(model: Model) {
  const { industries, formed } = model;
  const places = industries.filter(({ account }) => account.K > 0).map(({ sold }) => sold.code);
  const sales = secondHand(model);
  const shortfall = model.imported - model.exported;

  const techniques: Row<"techniques">[] = [
    ...industries.map(({ sold }) => ({
      technique: names.produce(sold.code),
      unit: unitOf(model.baseYear),
      where: sold.code,
    })),
    { technique: names.assemble, unit: unitOf(model.year) },
    ...places.map((code) => ({
      technique: names.invest(code),
      unit: unitOf(model.year),
      where: code,
    })),
    ...sales.map(({ code }) => ({
      technique: names.secondHand(code),
      unit: unitOf(model.baseYear),
    })),
    ...(shortfall > 0 ? [{ technique: names.credit, unit: unitOf(model.year) }] : []),
  ];
  const recipes: Row<"recipes">[] = [
    ...industries.flatMap((industry, column) => recipeOf(model, industry, column)),
    { technique: names.assemble, good: names.newCapital, amount: 1 },
    ...industries
      .map(({ sold }) => ({ code: sold.code, amount: formed.get(sold.code)! }))
      .filter(({ amount }) => amount > 0)
      .map(({ code, amount }) => ({
        technique: names.assemble,
        good: code,
        amount: (-amount * model.deflator.get(code)!) / model.invested,
        source,
        note: note("mix"),
      })),
    ...places.map((code) => ({
      technique: names.invest(code),
      good: names.newCapital,
      amount: -1,
    })),
    ...sales.map(({ code }) => ({ technique: names.secondHand(code), good: code, amount: 1 })),
    ...(shortfall > 0 ? [{ technique: names.credit, good: names.money, amount: 1 }] : []),
  ];
  const limits: Row<"limits">[] = [
    ...sales.map(({ code, amount }) =>
      runsAtMost(names.secondHand(code), amount, note("second-hand")),
    ),
    ...(shortfall > 0 ? [runsAtMost(names.credit, shortfall, note("credit"))] : []),
  ];
  return { techniques, recipes, limits };
}

/** A column of the table by its gross output, net of what the industry uses of its own product. */
function recipeOf(model: Model, { sold, imported }: Industry, column: number): Row<"recipes">[] {
  const { industries, deflator } = model;
  const position = model.columns[column]!;
  const technique = names.produce(sold.code);
  const output = outputAt(model, sold);
  const own = sold.to[position]! / sold.output;
  const rows: Row<"recipes">[] = industries
    .map(({ sold: input }) => {
      const bought = (input.to[position]! * deflator.get(input.code)!) / output;
      return { good: input.code, amount: input.code === sold.code ? 1 - own : -bought };
    })
    .filter(({ amount }) => amount !== 0)
    .map((row) => ({
      technique,
      ...row,
      source,
      ...(row.good === sold.code && own > 0 ? { note: note("own-use", { own }) } : {}),
    }));
  if (imported > 0) {
    rows.push({
      technique,
      good: names.imports,
      amount: -imported / output,
      source,
      note: note("imported"),
    });
  }
  return rows;
}

/** Negative entries of the capital formation: what is sold out of the capital stock, at prices of the base year. */
function secondHand({ industries, deflator }: Model) {
  return industries
    .filter(({ sold }) => sold.final.GFCF < 0)
    .map(({ sold }) => ({
      code: sold.code,
      amount: -sold.final.GFCF * deflator.get(sold.code)!,
    }));
}

function runsAtMost(technique: string, maximum: number, why: string): Row<"limits"> {
  return { limit: technique, of: "run", what: technique, maximum, source, note: why };
}

export function unitOf(year: number): string {
  return `million USD of ${year}`;
}
