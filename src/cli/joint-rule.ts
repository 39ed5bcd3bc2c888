/**
 * The rule by which labour content shares the hours of work that makes several things together, as it is
 * written on the command line: `first`, `weight`, `amount`, or the shares themselves, `mill: flour=0.9, bran=0.1`
 * (several techniques with semicolons between them; names with these signs in double quotes).
 */
import { splitOutsideQuotes, unquoted } from "../economy/keys.ts";
import { nearestName } from "../economy/names.ts";
import type { Economy } from "../economy/types.ts";
import type { JointRule } from "../plan/labour-content/index.ts";
import { UsageFailure } from "./failure.ts";
import type { OptionSpec } from "./verb.ts";

export const jointOption: OptionSpec = {
  name: "joint",
  value: "RULE",
  help: "cli.explain.joint",
};

/** Throws `UsageFailure` where the text is no rule. */
export function jointRuleOf(text: string): JointRule {
  const written = text.trim();
  if (written === "first" || written === "weight" || written === "amount") return written;
  const rule = new Map<string, Readonly<Record<string, number>>>();
  for (const part of piecesOf(written, ";", text)) {
    const [technique, shares, ...rest] = piecesOf(part, ":", text);
    if (technique === undefined || shares === undefined || rest.length > 0) throw noRule(text);
    const name = nameOf(technique, text);
    if (rule.has(name)) throw twice(name);
    rule.set(name, sharesOf(shares, text));
  }
  return Object.fromEntries(rule);
}

function sharesOf(list: string, text: string): Readonly<Record<string, number>> {
  const shares = new Map<string, number>();
  for (const part of piecesOf(list, ",", text)) {
    const [product, number, ...rest] = piecesOf(part, "=", text);
    const share = number === undefined || number.trim() === "" ? NaN : Number(number);
    if (product === undefined || rest.length > 0 || !(share >= 0)) throw noRule(text);
    const name = nameOf(product, text);
    if (shares.has(name)) throw twice(name);
    shares.set(name, share);
  }
  return Object.fromEntries(shares);
}

/**
 * Throws `UsageFailure` where shares are stated for a technique that the economy doesn't have, or for
 * something that it doesn't make: a mistyped name would otherwise be passed over.
 */
export function checkJointRule(rule: JointRule, { tables }: Economy): void {
  if (typeof rule === "string") return;
  const techniques = new Set(tables.techniques.rows.map((row) => row.technique));
  for (const [technique, shares] of Object.entries(rule)) {
    if (!techniques.has(technique)) throw unknown("technique", technique, techniques, technique);
    const products = new Set([
      ...tables.recipes.rows.flatMap((row) =>
        row.technique === technique && row.amount > 0 ? [row.good] : [],
      ),
      ...tables.adds.rows.flatMap((row) =>
        row.technique === technique && row.amount > 0 ? [row.what] : [],
      ),
    ]);
    for (const product of Object.keys(shares)) {
      if (!products.has(product)) throw unknown("product", product, products, technique);
    }
  }
}

function piecesOf(text: string, separator: string, whole: string): readonly string[] {
  const pieces = splitOutsideQuotes(text, separator);
  if (pieces === undefined) throw noRule(whole);
  return pieces;
}

function nameOf(text: string, whole: string): string {
  const name = unquoted(text.trim())?.value;
  if (name === undefined || name === "") throw noRule(whole);
  return name;
}

function noRule(found: string): UsageFailure {
  return new UsageFailure("cli.usage.joint", { found });
}

function twice(name: string): UsageFailure {
  return new UsageFailure("cli.usage.joint-twice", { name });
}

function unknown(
  kind: "technique" | "product",
  name: string,
  known: ReadonlySet<string>,
  technique: string,
): UsageFailure {
  const near = nearestName(name, known);
  const values = {
    kind,
    name,
    technique,
    near: near ?? "",
    named: near === undefined ? "no" : "yes",
  };
  return new UsageFailure("cli.usage.joint-unknown", values);
}
