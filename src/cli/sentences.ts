import { render, type Message } from "../messages/index.ts";
import { wrapped } from "../plan/explain/width.ts";

/** A sentence, no wider than the terminal. Ends with a newline. */
export function sentence(said: Message, width: number): string {
  return `${wrapped(render(said), Math.max(40, width)).join("\n")}\n`;
}

/** Sentences as a list, each set off by a hyphen. */
export function list(said: readonly Message[], width: number): string {
  return said
    .map((each) => {
      const lines = wrapped(render(each), Math.max(40, width) - 4);
      return lines.map((line, i) => `${i === 0 ? "  - " : "    "}${line}\n`).join("");
    })
    .join("");
}

/** A residual, of which only the size matters: `3e-12`. */
export function figure(value: number): string {
  return value === 0 ? "0" : value.toExponential(0);
}

/** A path as it can be typed in a command: in quotes where it holds more than plain characters. */
export function typed(path: string): string {
  return /^[\p{L}\p{M}\p{N}_./\\:@~+-]+$/u.test(path) ? path : `"${path}"`;
}
