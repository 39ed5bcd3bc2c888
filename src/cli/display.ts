import { padded, widthOf } from "../plan/explain/width.ts";

type Stream = NodeJS.WriteStream;

/** *display*: standard output and error, and on error, where it is a terminal, one line that moves. */
export interface Display {
  out(text: string): void;
  err(text: string): void;
  progress(topic: string, text: string): void;
  /** Takes the moving line away. */
  close(): void;
}

/** In a log, lines about one topic are this far apart at least. */
const logInterval = 5_000;
/** The moving line shows how long the work has taken once it has taken a while. */
const patience = 2;

export function openDisplay(stdout: Stream, stderr: Stream): Display {
  return isTerminal(stderr) ? onTerminal(stdout, stderr) : inLog(stdout, stderr);
}

/** Columns of a terminal; Infinity for files and pipes. */
export function columnsOf(stream: Stream): number {
  if (!isTerminal(stream)) return Infinity;
  // A terminal that doesn't know its width says 0.
  return stream.columns > 0 ? stream.columns : 80;
}

function isTerminal(stream: Stream): boolean {
  // The type says that it is always there; on files and pipes it isn't.
  return (stream.isTTY as boolean | undefined) === true && process.env["TERM"] !== "dumb";
}

function onTerminal(stdout: Stream, stderr: Stream): Display {
  const started = performance.now();
  let shown = 0;
  let doing = "";
  const erase = () => {
    if (shown > 0) stderr.write(`\r${" ".repeat(shown)}\r`);
    shown = 0;
  };
  const show = () => {
    const seconds = Math.floor((performance.now() - started) / 1000);
    const time = seconds < patience ? "" : ` ${seconds} s`;
    const line = cut(doing, columnsOf(stderr) - 1 - widthOf(time)) + time;
    stderr.write(`\r${padded(line, shown, "left")}`);
    shown = widthOf(line);
  };
  const timer = setInterval(() => {
    if (shown > 0) show();
  }, 1000);
  timer.unref();
  return {
    out: (text) => {
      erase();
      stdout.write(text);
    },
    err: (text) => {
      erase();
      stderr.write(text);
    },
    progress: (_, text) => {
      doing = text;
      show();
    },
    close: () => {
      clearInterval(timer);
      erase();
    },
  };
}

function inLog(stdout: Stream, stderr: Stream): Display {
  let last = { topic: "", at: -Infinity };
  return {
    out: (text) => {
      stdout.write(text);
    },
    err: (text) => {
      stderr.write(text);
    },
    progress: (topic, text) => {
      const now = performance.now();
      if (topic === last.topic && now < last.at + logInterval) return;
      last = { topic, at: now };
      stderr.write(`${text}\n`);
    },
    close: () => undefined,
  };
}

/** The beginning of a text that fits into a width. */
function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let letters = Array.from(text);
  while (letters.length > 0 && widthOf(letters.join("")) > width - 1)
    letters = letters.slice(0, -1);
  return `${letters.join("")}…`;
}
