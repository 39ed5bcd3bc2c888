import { parentPort } from "node:worker_threads";
import type { Model } from "../engine.ts";
import { Host } from "./engine.ts";
import { loadInstance } from "./load.ts";
import { detached, type Answer, type NamelessProgram, type Request } from "./protocol.ts";

/** The worker's side of `highsInWorker`: one model at a time, requests answered one after the other. */
const port = parentPort;
if (port === null) throw new Error("this file runs in a worker thread only");

const host = new Host(await loadInstance());
let model: Model | undefined;
let before: Promise<void> = Promise.resolve();

port.on("message", (request: Request) => {
  before = before.then(async () => {
    let answer: Answer;
    try {
      answer = await answerTo(request);
    } catch (error) {
      answer = { answer: "error", error };
    }
    // An error is no plain data: it travels as it is.
    const { data, buffers } =
      answer.answer === "error" ? { data: answer, buffers: [] } : detached(answer);
    port.postMessage(data, buffers);
  });
});

async function answerTo(request: Request): Promise<Answer> {
  switch (request.ask) {
    case "open":
      model = await host.open(named(request.program), request.options);
      return { answer: "open" };
    case "solve":
      return { answer: "solve", outcome: await opened().solve(request.changes) };
    case "conflict":
      return { answer: "conflict", conflict: await opened().conflict() };
    case "close":
      await model?.close();
      model = undefined;
      return { answer: "close", memoryBytes: host.memoryBytes };
  }
}

function opened(): Model {
  if (model === undefined) throw new Error("no model is open");
  return model;
}

/** The engine uses no names; a program has to have some. */
function named(program: NamelessProgram): Parameters<Host["open"]>[0] {
  return { ...program, columnName: String, rowName: String };
}
