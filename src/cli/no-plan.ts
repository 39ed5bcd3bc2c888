import { message, type Message, type MessageKey } from "../messages/index.ts";
import type { Planned } from "../plan/types.ts";

/** Why there is no plan, or no solution, and what can be done about it: a sentence, then its parts. */
export interface Reasons {
  readonly sentence: Message;
  readonly parts: readonly Message[];
}

export function reasonsOf(planned: Exclude<Planned, { kind: "optimal" }>): Reasons {
  switch (planned.kind) {
    case "infeasible":
      return { sentence: message("cli.plan.infeasible"), parts: planned.conflict };
    case "unbounded":
      return { sentence: message("cli.plan.unbounded"), parts: planned.because };
    case "stopped":
      return { sentence: message(stoppedKey(planned.reason)), parts: [] };
  }
}

/** The sentence for the reason for which an engine has stopped. */
export function stoppedKey(reason: string): MessageKey {
  const key = stopped.get(reason);
  if (key === undefined) throw new Error(`an engine stopped for an unknown reason: ${reason}`);
  return key;
}

const stopped: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ["time", "cli.stopped.time"],
  ["signal", "cli.stopped.signal"],
  ["iterations", "cli.stopped.iterations"],
  ["numerical", "cli.stopped.numerical"],
  ["memory", "cli.out-of-memory"],
  ["crash", "cli.stopped.crash"],
]);
