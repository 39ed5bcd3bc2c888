import type { Problem } from "../problem.ts";
import type { Economy } from "../types.ts";
import { capacities } from "./capacities.ts";
import { cellFindings, withoutBrokenCells, withoutHollowRows } from "./cells.ts";
import { contextOf, type Check } from "./context.ts";
import type { Finding } from "./finding.ts";
import { goals } from "./goals.ts";
import { growth } from "./growth.ts";
import { duplicateKeys } from "./keys.ts";
import { knownFrom } from "./known.ts";
import { labour } from "./labour.ts";
import { limits } from "./limits.ts";
import { goods, routes, trade } from "./logistics.ts";
import { namesOf, noDoubts } from "./names.ts";
import { needs } from "./needs.ts";
import { obtainable } from "./obtainable.ts";
import { periods } from "./periods.ts";
import { places } from "./places.ts";
import { problemsOf, type Found } from "./problems.ts";
import { referenceFindings } from "./references.ts";
import { isGuessed, repaired } from "./repair.ts";
import { scale } from "./scale.ts";
import { scenarioFindings, scenarios } from "./scenarios.ts";
import { shipped } from "./shipped.ts";
import { spellings } from "./spellings.ts";
import { stocks } from "./stocks.ts";
import { emptyTables } from "./tables.ts";
import { techniques } from "./techniques.ts";
import { secondments, training } from "./training.ts";
import { units } from "./units.ts";

/** Every rule beyond cells, keys and references. */
const checks: readonly Check[] = [
  emptyTables,
  spellings,
  periods,
  places,
  goods,
  units,
  techniques,
  capacities,
  labour,
  training,
  secondments,
  stocks,
  routes,
  shipped,
  trade,
  needs,
  limits,
  goals,
  scenarios,
  obtainable,
  growth,
  scale,
];

/**
 * Everything that is wrong with an economy, at once, by table and row: cells, keys, names, and whether it
 * makes sense as a whole, also as each of its scenarios makes it. An `error` means that no plan can be made
 * that its author would recognise; a `warning` that the plan is made, and something deserves a look. Never
 * throws, whatever the tables hold.
 *
 * `known` — what the reader has found already; it isn't said again, nor what only follows from it.
 */
export function check(economy: Economy, known: readonly Problem[] = []): readonly Problem[] {
  const { found, all, meant } = findingsOf(economy, known);
  const own = problemsOf(found);
  // Without a whole table or column, nothing is known of what a scenario makes of it.
  if (known.some(({ severity, where }) => severity === "error" && where.row === undefined))
    return own;
  const broken = new Set(
    found[0].findings.flatMap(({ table, at }) =>
      table === "changes" && at !== undefined ? [at] : [],
    ),
  );
  const findings = scenarioFindings(
    meant,
    all,
    (changed) => findingsOf(changed, known).all,
    broken,
  );
  return findings.length === 0 ? own : problemsOf([...found, { economy, findings }]);
}

/** What stands in the economy itself; the first part are its cells, keys and names. */
function findingsOf(
  economy: Economy,
  known: readonly Problem[],
): {
  /** What is to be said. */
  readonly found: readonly [Found, Found];
  /** Everything, said already or not. */
  readonly all: readonly Finding[];
  /** The economy with mistyped names put right. */
  readonly meant: Economy;
} {
  const doubts = noDoubts();
  const said = knownFrom(known, economy, doubts);
  const cells = cellFindings(economy, doubts);
  const sound = repaired(withoutBrokenCells(economy), cells.repairs);
  const names = namesOf(sound);
  const references = referenceFindings(sound, names, doubts);
  const single = [...cells.findings, ...duplicateKeys(sound), ...references.findings];
  const meant = repaired(sound, references.repairs);
  const isGuess = isGuessed([...cells.repairs, ...references.repairs]);
  const { economy: whole, kept } = withoutHollowRows(meant);
  const context = contextOf(whole, names, doubts);
  const further = checks.flatMap((rule) => [...rule(context)]).map((finding) => kept(finding));
  const unsaid = (finding: Finding) => !said.has(finding);
  return {
    found: [
      { economy, findings: single.filter(unsaid) },
      { economy, findings: further.filter((finding) => !isGuess(finding) && unsaid(finding)) },
    ],
    all: [...single, ...further],
    meant,
  };
}
