import { explanationDocument, explanationText } from "../plan/explain/index.ts";
import { stressExplanation, type Shock, type Stress, type Way } from "../plan/stress/index.ts";
import { document, jsonOfMessage } from "./json.ts";
import type { World } from "./world.ts";

export function stressText(stress: Stress, world: World): string {
  const width = Number.isFinite(world.width) ? { width: world.width } : {};
  return explanationText(stressExplanation(stress), width);
}

/** The figures, and what is said of them. */
export function stressDocument(stress: Stress): string {
  const { insure, outcome, shocks, mean, losses } = stress;
  return document({
    status: "stressed",
    insure,
    plan: outcome,
    scenarios: shocks.map(jsonOfShock),
    mean,
    losses: {
      planned: losses.planned.map(({ kind, words, after }) => ({
        ...{ kind, what: jsonOfMessage(words), after: jsonOfWay(after) },
      })),
      ranked: losses.ranked.map(({ kind, words }) => ({ kind, what: jsonOfMessage(words) })),
    },
    text: explanationDocument(stressExplanation(stress)),
  });
}

function jsonOfShock({ scenario, weight, knownFrom, unprepared, insured, known }: Shock): unknown {
  return {
    ...{ scenario: scenario ?? null, weight: weight ?? null, knownFrom: knownFrom ?? null },
    unprepared: jsonOfWay(unprepared),
    insured: jsonOfWay(insured),
    known: jsonOfWay(known),
  };
}

function jsonOfWay(way: Way): unknown {
  return way.kind === "planned"
    ? { status: "planned", ...way.outcome }
    : { status: way.status, because: jsonOfMessage(way.because) };
}
