import { message, render, type MessageValues } from "../../messages/index.ts";

/** The names that the economy's rows have. */
export const names = {
  labour: "labour",
  industry: (good: string) => `${good} industry`,
  make: (good: string) => `make ${good}`,
  install: (good: string) => `install ${good}`,
  /** Not the good's own name, so that limits and goals can tell the two apart. */
  installed: (good: string) => `${good} installed`,
  basket: "basket",
  assemble: "put together a basket",
} as const;

/** A note on rows that rest on an assumption. */
export function note(about: Note, values: MessageValues = {}): string {
  return render(message(`import.fiveyearplan.note.${about}`, values));
}

type Note = "own-use" | "hours" | "capital" | "install" | "times" | "basket";

/** The row of `sources` on which figures rest that are in the files. */
export const files = "files";
