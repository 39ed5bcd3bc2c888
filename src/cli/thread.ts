/** The thread that works: see `protocol.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { render } from "../messages/index.ts";
import type { FromWork, Task } from "./protocol.ts";
import { run } from "./run.ts";
import { showPage } from "./show.ts";
import type { World } from "./world.ts";

if (parentPort === null) throw new Error("thread.js is started by main.js");
const port = parentPort;
const say = (said: FromWork) => {
  port.postMessage(said);
};

const { argv, width, errorWidth } = workerData as Task;
const world: World = {
  width,
  errorWidth,
  out: (text) => {
    say({ kind: "out", text });
  },
  err: (text) => {
    say({ kind: "err", text });
  },
  progress: (doing) => {
    say({ kind: "progress", topic: doing.key, text: render(doing) });
  },
  ifStopped: (document) => {
    const documents = {
      signal: document("signal"),
      time: document("time"),
      memory: document("memory"),
    };
    say({ kind: "if-stopped", documents });
  },
  endAfter: (seconds) => {
    say({ kind: "end-after", seconds });
  },
  whole: async (work) => {
    say({ kind: "whole", at: "begin" });
    try {
      return await work();
    } finally {
      say({ kind: "whole", at: "end" });
    }
  },
  show: async (path) => (width === Infinity ? false : showPage(path)),
};

say({ kind: "done", code: await run(argv, world) });
