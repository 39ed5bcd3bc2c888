import type { Conflict } from "../engine.ts";
import { isInteger, type Program } from "../program.ts";
import type { InfeasibilityProof } from "../proofs.ts";
import { attemptsFor } from "./attempts.ts";
import { HeldProgram } from "./held.ts";
import type { Highs } from "./load.ts";
import { membersOf, restrictedTo, type Member } from "./members.ts";
import { proofFromRay } from "./rays.ts";
import { run } from "./run.ts";

/** A row or column whose own bounds leave no room: a conflict all by itself. */
export function crossing(program: Program): Conflict | undefined {
  const { rowLower, rowUpper, columnLower, columnUpper, integer } = program;
  for (let i = 0; i < rowLower.length; i++) {
    if (isEmpty(rowLower[i]!, rowUpper[i]!)) return { rows: [i], columns: [] };
  }
  for (let j = 0; j < columnLower.length; j++) {
    const lower = columnLower[j]!;
    const upper = columnUpper[j]!;
    const whole = integer?.[j] === 1 && Math.ceil(lower) > Math.floor(upper);
    if (isEmpty(lower, upper) || whole) return { rows: [], columns: [j] };
  }
  return undefined;
}

function isEmpty(lower: number, upper: number): boolean {
  return lower > upper || lower === Infinity || upper === -Infinity;
}

/** What a search for a conflict needs all along. */
interface Search {
  readonly highs: Highs;
  /** By `performance.now()`; what is not decided by then stays in the conflict. */
  readonly deadline: number;
}

/**
 * An irreducible infeasible subset of an infeasible program's rows and column bounds. The members of the
 * engine's own proof of infeasibility are thinned out by QuickXplain (Junker 2004): each step asks by a solve
 * whether a part contradicts itself already. That columns must be whole numbers always holds.
 *
 * After `seconds`, or where the program is so nearly feasible that solving a part of it finds a point,
 * the members not decided on are left in: what is given is never too small.
 */
export function conflictIn(highs: Highs, held: HeldProgram, seconds = Infinity): Conflict {
  const { program } = held;
  const alone = crossing(program);
  if (alone !== undefined) return alone;
  const search: Search = { highs, deadline: performance.now() + 1000 * seconds };
  const proof = proofIn(search, held);
  const { rows, columns } = program.matrix;
  const all = membersOf(program, upTo(rows), upTo(columns));
  const proved = proof === undefined ? all : membersOf(program, proof.rows, proof.columns);
  return conflictOf(
    thinnedOut(search, program, proved) ?? thinnedOut(search, program, all) ?? proved,
  );
}

function conflictOf(members: readonly Member[]): Conflict {
  const indices = (of: Member["of"]): readonly number[] =>
    members
      .filter((member) => member.of === of)
      .map((member) => member.index)
      .sort((a, b) => a - b);
  return { rows: indices("row"), columns: indices("column") };
}

/** Few members that contradict themselves: those of the proof that the engine's last run left, or that another makes. */
function proofIn(search: Search, held: HeldProgram): InfeasibilityProof | undefined {
  const integer = isInteger(held.program);
  const left = integer ? undefined : proofFromRay(held);
  if (left !== undefined) return left;
  const program = integer ? withoutIntegers(held.program) : held.program;
  return withHeld(search, program, (again) =>
    isInfeasible(search, again, false) ? proofFromRay(again) : undefined,
  );
}

/** What contradicts itself without regard to whole numbers needs no branch and bound. */
function withoutIntegers(program: Program): Program {
  return { ...program, integer: new Uint8Array(program.matrix.columns) };
}

/** The irreducible conflict among the members; undefined where together they contradict nothing. */
function thinnedOut(
  search: Search,
  program: Program,
  members: readonly Member[],
): readonly Member[] | undefined {
  const restricted = restrictedTo(program, members);
  const integer = isInteger(restricted.program);
  return withHeld(search, restricted.program, (held) => {
    let warm = false;
    const contradicts = (part: readonly Member[]): boolean => {
      held.change(restricted.boundsOf(part));
      held.pass();
      const infeasible = isInfeasible(search, held, warm);
      warm = !integer && held.model.info.get("basis_validity") === 1;
      return infeasible;
    };
    return contradicts(members) ? quickXplain(contradicts, [], false, members) : undefined;
  });
}

/** The members of `doubtful` without which `kept` and the rest of them contradict nothing. */
function quickXplain(
  contradicts: (part: readonly Member[]) => boolean,
  kept: readonly Member[],
  keptGrew: boolean,
  doubtful: readonly Member[],
): readonly Member[] {
  if (keptGrew && contradicts(kept)) return [];
  if (doubtful.length <= 1) return doubtful;
  const half = doubtful.length >> 1;
  const first = doubtful.slice(0, half);
  const second = doubtful.slice(half);
  const ofSecond = quickXplain(contradicts, [...kept, ...first], true, second);
  const ofFirst = quickXplain(contradicts, [...kept, ...ofSecond], ofSecond.length > 0, first);
  return [...ofFirst, ...ofSecond];
}

/** Whether no point satisfies what the engine holds. An unclear answer is no. */
function isInfeasible(search: Search, held: HeldProgram, warm: boolean): boolean {
  const { program } = held;
  const size = { rows: program.matrix.rows, integer: isInteger(program), warm };
  for (const attempt of attemptsFor(size, "simplex")) {
    const seconds = (search.deadline - performance.now()) / 1000;
    const { ending } = run(search.highs, held.model, attempt, { seconds, mipGap: 0 });
    if (ending === "infeasible") return true;
    if (ending === "optimal" || ending === "time") return false;
  }
  return false;
}

function withHeld<T>({ highs }: Search, program: Program, use: (held: HeldProgram) => T): T {
  const held = new HeldProgram(highs, program);
  try {
    return use(held);
  } finally {
    held.dispose();
  }
}

function upTo(count: number): Iterable<number> {
  return new Int32Array(count).keys();
}
