import { message, type Message } from "../../messages/index.ts";
import { finalDemand, words, type Model } from "./model.ts";
import { sum } from "./table.ts";

/** What was taken for granted, each with its figure. */
export function assumptionsOf(model: Model): readonly Message[] {
  const { unit, regions, industries, made, finals, final, valueAdded, aside } = model;
  const { asked, drawn, bridged } = finalDemand(model);
  const idle = industries.filter((_, i) => made[i] === 0).map(({ text }) => text);
  const below = industries.filter((_, i) => valueAdded[i]! < 0).map(({ text }) => text);
  const codes = new Set(industries.map(({ code }) => code)).size;
  const gaps = model.gaps.map(Math.abs);
  const amount = (tier: number): number =>
    sum(asked.filter((each) => tierOf(each.use) === tier).map((each) => each.amount));
  const between = sum(
    industries.flatMap((row, i) => [
      ...model.flows[i]!.filter((_, j) => industries[j]!.region !== row.region),
      ...final[i]!.filter((each, k) => finals[k]!.region !== row.region && each > 0),
    ]),
  );
  const said = (condition: boolean, each: () => Message): readonly Message[] =>
    condition ? [each()] : [];
  return [
    message("import.mrio.assume.unit", { unit }),
    message(`import.mrio.assume.${model.trade}`, {
      codes,
      goods: model.trade === "origins" ? industries.length : codes,
    }),
    message("import.mrio.assume.weight", {
      unit,
      between,
      routes: regions.length ** 2 - regions.length,
    }),
    message(model.capped ? "import.mrio.assume.capped" : "import.mrio.assume.uncapped"),
    message("import.mrio.assume.value-added", {
      unit,
      good: words.valueAdded,
      total: sum(valueAdded.map((each) => Math.max(0, each))),
    }),
    ...said(below.length > 0, () =>
      message("import.mrio.assume.negative-value-added", { names: below.join(", ") }),
    ),
    model.finalIsRest
      ? message("import.mrio.assume.rest", { unit, total: amount(1) })
      : message("import.mrio.assume.needs", {
          unit,
          consumption: amount(1),
          capital: amount(2),
          inventories: amount(3),
        }),
    ...said(drawn.length > 0, () =>
      message("import.mrio.assume.drawn", {
        unit,
        count: drawn.length,
        total: sum(drawn.map((each) => each.amount)),
      }),
    ),
    ...said(model.output === undefined, () => message("import.mrio.assume.output")),
    ...said(model.output !== undefined && !model.finalIsRest, () =>
      message("import.mrio.assume.gaps", {
        unit,
        largest: Math.max(...gaps),
        label: industries[gaps.indexOf(Math.max(...gaps))]!.text,
        count: bridged.length,
        total: sum(bridged.map((each) => each.amount)),
      }),
    ),
    ...said(idle.length > 0, () => message("import.mrio.assume.idle", { names: idle.join(", ") })),
    ...said(aside.length > 0, () =>
      message("import.mrio.assume.aside", { names: aside.join(", ") }),
    ),
  ];
}

function tierOf(use: ReturnType<typeof finalDemand>["asked"][number]["use"]): number {
  if (use === "capital") return 2;
  return use === "inventories" ? 3 : 1;
}
