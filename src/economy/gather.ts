import { message, type MessageKey, type MessageValues } from "../messages/index.ts";
import type { Problem, ProblemPlace } from "./problem.ts";

/**
 * *gathering*: the list of problems while it grows. Of problems that are alike (same sentence, same
 * column of the same file) it keeps the first ones and counts the rest, so that a million bad
 * cells make a page and not a flood, and none is lost in silence.
 */
export interface Gathering {
  error(where: ProblemPlace, key: MessageKey, values?: MessageValues): void;
  warning(where: ProblemPlace, key: MessageKey, values?: MessageValues): void;
  /**
   * Counts one more problem of a kind of which enough are kept, and returns true; otherwise false, and it is to
   * be added with its place. Spares putting a place together that nobody will see.
   */
  isOneMore(file: string, column: string | undefined, key: MessageKey): boolean;
  /** Everything so far; after the last kept problem of a kind, how many more there are. */
  problems(): readonly Problem[];
  hasErrors(): boolean;
}

/** How many problems of one kind are kept. */
const keptOfAKind = 20;

interface Kind {
  readonly first: Problem;
  count: number;
  /** Index of the last kept problem. */
  last: number;
}

export function gathering(kept = keptOfAKind): Gathering {
  const list: Problem[] = [];
  const kinds = new Map<string, Kind>();
  let errors = false;

  const idOf = (file: string, column: string | undefined, key: MessageKey): string =>
    `${file}\u0000${column ?? ""}\u0000${key}`;

  const isOneMore: Gathering["isOneMore"] = (file, column, key) => {
    const kind = kinds.get(idOf(file, column, key));
    if (kind === undefined || kind.count < kept) return false;
    kind.count++;
    return true;
  };

  const add = (
    severity: Problem["severity"],
    where: ProblemPlace,
    key: MessageKey,
    values: MessageValues = {},
  ): void => {
    errors ||= severity === "error";
    if (isOneMore(where.file, where.column, key)) return;
    const id = idOf(where.file, where.column, key);
    const kind = kinds.get(id);
    const problem: Problem = { ...message(key, values), severity, where };
    list.push(problem);
    if (kind === undefined) {
      kinds.set(id, { first: problem, count: 1, last: list.length - 1 });
    } else {
      kind.count++;
      kind.last = list.length - 1;
    }
  };

  return {
    error: (where, key, values) => {
      add("error", where, key, values);
    },
    warning: (where, key, values) => {
      add("warning", where, key, values);
    },
    isOneMore,
    problems: () => {
      const rests = [...kinds.values()]
        .filter((kind) => kind.count > kept)
        .map((kind): [number, Problem] => [kind.last, rest(kind.first, kind.count - kept)]);
      const after = new Map(rests);
      return list.flatMap((problem, index) => {
        const more = after.get(index);
        return more === undefined ? [problem] : [problem, more];
      });
    },
    hasErrors: () => errors,
  };
}

/** Says how many more problems there are like `first`. */
function rest(first: Problem, count: number): Problem {
  const { file, table, column } = first.where;
  const where = {
    file,
    ...(table === undefined ? {} : { table }),
    ...(column === undefined ? {} : { column }),
  };
  return {
    ...message("read.more", { count, column: column ?? "none" }),
    severity: first.severity,
    where,
  };
}
