import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { detached, type Answer, type Request } from "./protocol.ts";

/** Why there will be no answer any more. */
export interface Failed {
  readonly answer: "failed";
  readonly reason: "signal" | "memory" | "crash";
  readonly error?: unknown;
}

/** A worker thread that is asked one thing at a time. Whatever becomes of it, every question is answered. */
export class Channel {
  readonly #worker: Worker;
  #pending: ((answer: Answer | Failed) => void) | undefined;
  #failed: Failed | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#worker = new Worker(workerFile(), { execArgv: [] });
    // Only work under way keeps the process alive.
    this.#worker.unref();
    this.#worker.on("message", (answer: Answer) => {
      this.#settle(answer);
    });
    this.#worker.on("error", (error: Error & { code?: string }) => {
      const reason = error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "crash";
      this.fail({ answer: "failed", reason, error });
    });
    this.#worker.on("exit", () => {
      this.fail({ answer: "failed", reason: "crash" });
    });
  }

  get alive(): boolean {
    return this.#failed === undefined;
  }

  /** Asks when all earlier questions are answered. */
  ask(request: Request): Promise<Answer | Failed> {
    const asked = this.#turn.then(() => this.#send(request));
    this.#turn = asked;
    return asked;
  }

  /** Ends the thread, whatever it is doing; only the first reason counts. */
  fail(failed: Failed): void {
    this.#failed ??= failed;
    this.#settle(this.#failed);
    void this.#worker.terminate();
  }

  #send(request: Request): Promise<Answer | Failed> {
    return new Promise((resolve) => {
      if (this.#failed !== undefined) {
        resolve(this.#failed);
        return;
      }
      this.#pending = resolve;
      this.#worker.ref();
      const { data, buffers } = detached(request);
      this.#worker.postMessage(data, buffers);
    });
  }

  #settle(answer: Answer | Failed): void {
    const pending = this.#pending;
    this.#pending = undefined;
    this.#worker.unref();
    pending?.(answer);
  }
}

/** Node 20 runs no TypeScript in workers, so the sources use the compiled worker too. */
function workerFile(): URL {
  if (!import.meta.url.endsWith(".ts")) return new URL("./worker.js", import.meta.url);
  const compiled = new URL("../../../dist/engine/highs/worker.js", import.meta.url);
  if (existsSync(fileURLToPath(compiled))) return compiled;
  throw new Error(`${fileURLToPath(compiled)} is missing: run "npm run build" first`);
}
