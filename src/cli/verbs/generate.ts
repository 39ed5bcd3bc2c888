import { generate as generated, type GenerateSettings } from "../../economy/generate/index.ts";
import { fewestGoods } from "../../economy/generate/index.ts";
import { writeEconomy } from "../../economy/index.ts";
import { message } from "../../messages/index.ts";
import { refuseExisting } from "../existing.ts";
import { exit } from "../exit.ts";
import { UsageFailure } from "../failure.ts";
import { sentence, typed } from "../sentences.ts";
import { quiet, type Given, type Verb } from "../verb.ts";

export const generate: Verb = {
  name: "generate",
  summary: "generate.summary",
  details: ["generate.details"],
  operands: [],
  options: [
    { name: "goods", value: "N", required: true, help: "generate.option.goods" },
    { name: "places", value: "N", required: true, help: "generate.option.places" },
    { name: "periods", value: "N", help: "generate.option.periods" },
    { name: "seasons", value: "N", help: "generate.option.seasons" },
    { name: "seed", value: "N", help: "generate.option.seed" },
    { name: "inputs", value: "N", help: "generate.option.inputs" },
    { name: "scarcity", value: "PERCENT", help: "generate.option.scarcity" },
    { name: "without", value: "PARTS", help: "generate.option.without" },
    { name: "out", value: "DIR", required: true, help: "generate.option.out" },
    { name: "replace", help: "generate.option.replace" },
    quiet,
  ],
  run: async (given, world) => {
    const settings = settingsOf(given);
    const out = given.text("out")!;
    if (!given.has("replace")) await refuseExisting(out);
    world.progress(
      message("generate.progress", { goods: settings.goods, places: settings.places }),
    );
    const economy = generated(settings);
    world.progress(message("cli.writing", { path: out }));
    await world.whole(() => writeEconomy(economy, out));
    const { goods, techniques, recipes } = economy.tables;
    const counts = {
      goods: goods.rows.length,
      techniques: techniques.rows.length,
      recipes: recipes.rows.length,
      places: settings.places,
    };
    world.out(sentence(message("generate.written", { path: typed(out), ...counts }), world.width));
    return exit.done;
  },
};

function settingsOf(given: Given): GenerateSettings {
  const number = (
    option: string,
    holds: (value: number) => boolean = (value) => Number.isInteger(value) && value >= 1,
  ) => {
    const written = given.text(option);
    if (written === undefined) return undefined;
    const value = written.trim() === "" ? Number.NaN : Number(written);
    if (!holds(value)) throw bad(option, written);
    return value;
  };
  const optional = {
    periods: number("periods"),
    seasons: number("seasons"),
    seed: number("seed", (value) => (value | 0) === value),
    inputs: number("inputs", (value) => value >= 1 && value < Infinity),
    scarcity: number("scarcity", (value) => value > -100 && value < 100),
  };
  const { scarcity, ...plain } = optional;
  const without =
    given
      .text("without")
      ?.split(",")
      .map((part) => part.trim()) ?? [];
  if (without.some((part) => part !== "capital" && part !== "trade")) {
    throw bad("without", given.text("without")!);
  }
  return {
    goods: number("goods", (value) => Number.isInteger(value) && value >= fewestGoods)!,
    places: number("places")!,
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(scarcity === undefined ? {} : { scarcity: scarcity / 100 }),
    ...(without.includes("capital") ? { capital: false } : {}),
    ...(without.includes("trade") ? { trade: false } : {}),
  };
}

function bad(option: string, found: string): UsageFailure {
  const expected = message("generate.expected", { option });
  return new UsageFailure("generate.bad-setting", { option, found, expected });
}
