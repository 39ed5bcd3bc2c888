import { message, type Message } from "../../messages/index.ts";
import type { Model } from "./model.ts";
import { growing, hardly } from "./purposes.ts";
import { total } from "./year.ts";

/** Everything that the economy takes for granted and the files don't say, with its figures. */
export function assumptionsOf(model: Model): readonly Message[] {
  const { year, baseYear, periods, growth, industries, rate, retirement, imported, exported } =
    model;
  const say = (key: Parameters<typeof message>[0], values = {}) => message(key, values);
  const sold = industries.filter((each) => each.sold.final.GFCF < 0);
  const stored = total(industries.map((each) => each.sold.final.INVEN));
  const more = new Set(growing(model));
  const without = industries.filter((each) => !more.has(each)).map((each) => each.sold.code);
  const percent = (share: number) => share * 100;
  const theYear = String(year);
  return [
    say("import.wiod.assumed.units", { year: theYear, base: String(baseYear) }),
    say("import.wiod.assumed.technique", { year: theYear, until: String(periods.at(-1)) }),
    ...(model.idle.length === 0
      ? []
      : [
          say("import.wiod.assumed.idle", {
            count: model.idle.length,
            codes: model.idle.join(", "),
          }),
        ]),
    say("import.wiod.assumed.hours", {
      employees: model.employeesHours,
      all: model.hours,
      factor: model.hours / model.employeesHours,
    }),
    say("import.wiod.assumed.skill", {
      persons: model.persons,
      each: (model.hours * 1000) / model.persons,
    }),
    say("import.wiod.assumed.capital", { year: theYear, capital: model.capital }),
    retirement === undefined
      ? say("import.wiod.assumed.life", { life: 1 / rate, rate: percent(rate) })
      : say("import.wiod.assumed.rate", {
          life: 1 / rate,
          rate: percent(rate),
          from: String(retirement.from),
          until: String(retirement.until),
          least: percent(retirement.least),
          most: percent(retirement.most),
        }),
    say("import.wiod.assumed.investment", { invested: model.invested, year: theYear }),
    say("import.wiod.assumed.started", {
      invested: model.invested,
      year: theYear,
      share: percent(model.invested / model.capital),
    }),
    say("import.wiod.assumed.end", { last: String(periods.at(-1)) }),
    ...(sold.length === 0
      ? []
      : [
          say("import.wiod.assumed.second-hand", {
            codes: sold.map((each) => each.sold.code).join(", "),
            sum: -total(sold.map((each) => each.sold.final.GFCF)),
          }),
        ]),
    say("import.wiod.assumed.inventories", { stored, year: theYear }),
    say("import.wiod.assumed.imports", { imported }),
    exported > imported
      ? say("import.wiod.assumed.surplus", { exported, imported, rest: exported - imported })
      : say("import.wiod.assumed.credit", { exported, imported, rest: imported - exported }),
    growth === 0
      ? say("import.wiod.assumed.needs", { year: theYear })
      : say("import.wiod.assumed.growth", { year: theYear, growth: percent(growth) }),
    ...(growth === 0 || without.length === 0
      ? []
      : [
          say("import.wiod.assumed.no-growth", {
            codes: without.join(", "),
            share: percent(hardly),
          }),
        ]),
  ];
}
