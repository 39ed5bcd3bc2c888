#!/usr/bin/env node
/** The thread that listens: see `protocol.ts`. */
import { Worker } from "node:worker_threads";
import { message, render, type MessageKey } from "../messages/index.ts";
import { columnsOf, openDisplay } from "./display.ts";
import { exit, type ExitCode } from "./exit.ts";
import type { FromWork, Task } from "./protocol.ts";
import type { Stopping } from "./world.ts";

const display = openDisplay(process.stdout, process.stderr);
const task: Task = {
  argv: process.argv.slice(2),
  width: columnsOf(process.stdout),
  errorWidth: columnsOf(process.stderr),
};
// Whatever a library prints by itself is not for the user: standard output holds one document.
const worker = new Worker(new URL("./thread.js", import.meta.url), {
  workerData: task,
  stdout: true,
  stderr: true,
});
const debugging = (process.env["COMMONWEAL_DEBUG"] ?? "") !== "";
for (const stream of [worker.stdout, worker.stderr]) {
  if (debugging) stream.pipe(process.stderr);
  else stream.resume();
}

/** Milliseconds; a timer set to more than this would ring at once. */
const longestTimer = 2 ** 31 - 1;

let ended = false;
let documents: Readonly<Record<Stopping, string>> = { signal: "", time: "", memory: "" };
let writing = false;
/** Asked for while files were being written that belong together. */
let postponed: Stopping | undefined;

worker.on("message", (said: FromWork) => {
  if (ended) return;
  switch (said.kind) {
    case "out":
      display.out(said.text);
      break;
    case "err":
      display.err(said.text);
      break;
    case "progress":
      display.progress(said.topic, said.text);
      break;
    case "if-stopped":
      documents = said.documents;
      break;
    case "end-after":
      setTimeout(
        () => {
          stop("time");
        },
        Math.min(said.seconds * 1000, longestTimer),
      ).unref();
      break;
    case "whole":
      writing = said.at === "begin";
      if (!writing && postponed !== undefined) stop(postponed);
      break;
    case "done":
      end(said.code as ExitCode);
      break;
  }
});
worker.on("error", (error: Error & { readonly code?: string }) => {
  if (ended) return;
  if (error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    display.out(documents.memory);
    fail("cli.out-of-memory", exit.stopped);
    return;
  }
  if (debugging) display.err(`${error.stack ?? ""}\n`);
  fail("cli.defect", exit.defect, `${error.name}: ${error.message}`);
});
worker.on("exit", () => {
  if (!ended) fail("cli.defect", exit.defect, "the working thread has ended without a result");
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    stop("signal");
  });
}
// Whoever reads our output may stop reading (`commonweal … | head`): the work goes on without.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    process.exitCode = exit.problems;
    if (stream === process.stdout) say("cli.output-failed", error.code ?? error.message);
  });
}

function stop(why: Stopping): void {
  if (ended) return;
  if (writing && postponed === undefined) {
    postponed = why;
    if (why === "signal") say("cli.stopped.writing");
    return;
  }
  display.out(documents[why]);
  const saved = postponed !== undefined && !writing;
  say(saved ? "cli.stopped.saved" : why === "signal" ? "cli.stopped.signal" : "cli.stopped.time");
  end(exit.stopped);
}

function fail(key: MessageKey, code: ExitCode, what = ""): void {
  say(key, what);
  end(code);
}

function say(key: MessageKey, what = ""): void {
  display.err(`${render(message(key, { what }))}\n`);
}

/** The process ends by itself once the thread is gone and everything is written. */
function end(code: ExitCode): void {
  ended = true;
  display.close();
  process.exitCode ??= code;
  void worker.terminate();
}
