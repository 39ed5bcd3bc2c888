import { assertProgram } from "../check.ts";
import type { Conflict, Engine, EngineOptions, Model, Outcome } from "../engine.ts";
import type { Changes, Program } from "../program.ts";
import { Channel, type Failed } from "./channel.ts";
import { highsName, highsPowers } from "./engine.ts";
import { namelessProgram, plainOptions, type Answer, type Request } from "./protocol.ts";

/** A worker that has taken more than this is not kept for the next model: it gives no memory back. */
const reusableBytes = 128 * 2 ** 20;

/** So many workers are kept: two, since comparing takes two models at once. */
const kept = 2;

/**
 * HiGHS in a thread of its own: the caller's goes on, a signal ends a solve at once, and a breakdown of the
 * engine ends as an outcome. Each model has a worker, and so up to 2 GiB, to itself; workers of small
 * models are kept for the next one. Only work under way keeps the process alive.
 */
export function highsInWorker(): Engine {
  let idle: Channel[] = [];
  const giveBack = (channel: Channel, memoryBytes: number): void => {
    if (idle.length < kept && memoryBytes <= reusableBytes) idle.push(channel);
    else channel.fail({ answer: "failed", reason: "signal" });
  };
  return {
    name: highsName,
    supports: highsPowers,
    async open(program, options = {}) {
      assertProgram(program);
      idle = idle.filter(({ alive }) => alive);
      const channel = idle.pop() ?? new Channel();
      const model = new WorkerModel(channel, options, giveBack);
      await model.load(program, options);
      return model;
    },
  };
}

class WorkerModel implements Model {
  readonly #channel: Channel;
  readonly #signal: AbortSignal | undefined;
  readonly #giveBack: (channel: Channel, memoryBytes: number) => void;
  readonly #onAbort = (): void => {
    this.#channel.fail({ answer: "failed", reason: "signal" });
  };
  #closed = false;

  constructor(
    channel: Channel,
    { signal }: EngineOptions,
    giveBack: (channel: Channel, memoryBytes: number) => void,
  ) {
    this.#channel = channel;
    this.#signal = signal;
    this.#giveBack = giveBack;
    if (signal?.aborted === true) this.#onAbort();
    else signal?.addEventListener("abort", this.#onAbort, { once: true });
  }

  /** Throws where the worker can't even start: then the installation is broken. */
  async load(program: Program, options: EngineOptions): Promise<void> {
    const answer = await this.#ask({
      ask: "open",
      program: namelessProgram(program),
      options: plainOptions(options),
    });
    if (answer.answer !== "failed" || answer.error === undefined) return;
    throw new Error("the engine's thread could not start", { cause: answer.error });
  }

  async solve(changes: Changes = {}): Promise<Outcome> {
    const startedAt = performance.now();
    const answer = await this.#ask({ ask: "solve", changes });
    if (answer.answer === "solve") return answer.outcome;
    const seconds = (performance.now() - startedAt) / 1000;
    const reason = answer.answer === "failed" ? answer.reason : "crash";
    return { kind: "stopped", reason, statistics: { seconds, iterations: 0 } };
  }

  async conflict(): Promise<Conflict> {
    const answer = await this.#ask({ ask: "conflict" });
    if (answer.answer === "conflict") return answer.conflict;
    this.#signal?.throwIfAborted();
    throw new Error("the engine broke down");
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const answer = await this.#channel.ask({ ask: "close" });
    this.#signal?.removeEventListener("abort", this.#onAbort);
    if (answer.answer === "close") this.#giveBack(this.#channel, answer.memoryBytes);
  }

  async #ask(request: Request): Promise<Answer | Failed> {
    if (this.#closed) throw new Error("the model is closed");
    const answer = await this.#channel.ask(request);
    if (answer.answer === "error") throw answer.error;
    return answer;
  }
}
