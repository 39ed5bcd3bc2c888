/** *help*: hours that people of one node work for another: stand-ins between skills, secondments between places. */
export interface Help {
  readonly kind: "stand-in" | "secondment";
  readonly from: number;
  readonly to: number;
  /** Share of the hours that arrives. */
  readonly arrives: number;
  /** The most hours that may leave. */
  readonly most: number;
  hours: number;
}

/** An exchange may free people for another one: a few rounds find what there is to find, and no more are tried. */
const mostRounds = 100;

/** Hours below this, and this share of the hours given, are rounding. */
const noise = 1e-12;

/**
 * The help that is left when nobody goes who isn't needed, and where idle people of one place could come in the
 * place of others who lose more of their hours on the way, they do. A program that counts no costs of helping
 * leaves that open. Parameters as of `leaveLeastHelp`; `helps` holds also those who could come and don't.
 */
export function leaveNearestHelp(
  idle: Float64Array,
  needed: Float64Array,
  helps: readonly Help[],
): void {
  const ways = helps.filter(({ kind, arrives }) => kind === "secondment" && arrives > 0);
  const coming = new Map<number, Help[]>();
  for (const way of ways.sort((a, b) => b.arrives - a.arrives)) into(coming, way.to, way);
  for (let round = 0; round < mostRounds; round++) {
    leaveLeastHelp(idle, needed, helps);
    if (![...coming.values()].some((of) => exchanged(idle, of))) return;
  }
}

/** Exchanges people on their way to one node, the nearest first; whether there was anybody to exchange. */
function exchanged(idle: Float64Array, nearestFirst: readonly Help[]): boolean {
  let any = false;
  for (const near of nearestFirst) {
    for (const far of nearestFirst.toReversed()) {
      if (far.arrives >= near.arrives) break;
      const free = Math.min(idle[near.from]!, near.most - near.hours);
      const arriving = Math.min(free * near.arrives, far.hours * far.arrives);
      if (arriving <= noise * Math.max(1, far.hours)) continue;
      near.hours += arriving / near.arrives;
      idle[near.from]! -= arriving / near.arrives;
      far.hours -= arriving / far.arrives;
      idle[far.from]! += arriving / far.arrives;
      any = true;
    }
  }
  return any;
}

/**
 * Takes back help that nobody needs: nobody helps where own people are idle, and no help goes round in a
 * circle. A program that counts no costs of helping may ask for both.
 *
 * Exact, in one walk against the direction of help: what is taken back at a node frees people only at nodes
 * from which it was helped, and those come later. Where nodes help each other in a circle, that much is
 * taken back along it that one of its links ends; all balances stay but one, where people become idle.
 *
 * Who came from another place is sent home before somebody who stands in is; but first those who stand in for
 * more than there is to do, since nobody else may be asked in their place.
 *
 * - `idle` — hours that nobody needs, by node, with the help as given; kept up to date.
 * - `needed` — hours asked for, by node.
 * - `helps` — changed in place.
 */
export function leaveLeastHelp(
  idle: Float64Array,
  needed: Float64Array,
  helps: readonly Help[],
): void {
  const given = helps.map(({ hours }) => hours);
  const ending = new Map<number, Help[]>();
  const beginning = new Map<number, Help[]>();
  const takeBack = (help: Help, hours: number) => {
    help.hours -= hours;
    idle[help.from]! += hours;
    idle[help.to]! -= hours * help.arrives;
  };
  for (const help of helps) {
    if (help.arrives === 0) takeBack(help, help.hours);
    if (help.hours <= noise) continue;
    into(ending, help.to, help);
    into(beginning, help.from, help);
  }

  const waiting = new Map([...beginning].map(([node, of]) => [node, new Set(of)]));
  const ready = [...ending.keys()].filter((node) => !waiting.has(node));
  const settle = (help: Help) => {
    const left = waiting.get(help.from)!;
    left.delete(help);
    if (left.size > 0) return;
    waiting.delete(help.from);
    ready.push(help.from);
  };
  while (ready.length > 0 || waiting.size > 0) {
    const node = ready.pop();
    if (node === undefined) {
      for (const help of endedCircle(waiting, idle)) settle(help);
      continue;
    }
    const coming = ending.get(node) ?? [];
    const standIns = coming.filter(({ kind }) => kind === "stand-in");
    let tooMany = standIns.reduce((sum, { hours }) => sum + hours, 0) - needed[node]!;
    for (const help of standIns) {
      const hours = Math.min(help.hours, Math.max(0, tooMany));
      takeBack(help, hours);
      tooMany -= hours;
    }
    for (const help of [...coming.filter(({ kind }) => kind === "secondment"), ...standIns]) {
      takeBack(help, Math.min(help.hours, Math.max(0, idle[node]!) / help.arrives));
    }
    for (const help of coming) if (waiting.get(help.from)?.has(help) === true) settle(help);
  }
  helps.forEach((help, i) => {
    if (help.hours <= noise * Math.max(1, given[i]!)) help.hours = 0;
  });
}

/** Every node that is left waits for another: follows them until one comes again, and ends that circle. */
function endedCircle(
  waiting: ReadonlyMap<number, ReadonlySet<Help>>,
  idle: Float64Array,
): readonly Help[] {
  const path: Help[] = [];
  const passed = new Map<number, number>();
  let [node] = waiting.keys();
  while (!passed.has(node!)) {
    passed.set(node!, path.length);
    const [next] = waiting.get(node!)!;
    path.push(next!);
    node = next!.to;
  }
  const circle = path.slice(passed.get(node!));
  let arriving = 1;
  const shares = circle.map((help) => {
    const share = arriving;
    arriving *= help.arrives;
    return share;
  });
  const least = Math.min(...circle.map((help, k) => help.hours / shares[k]!));
  idle[node!]! += least * (1 - arriving);
  const ended: Help[] = [];
  circle.forEach((help, k) => {
    const ends = help.hours / shares[k]! === least;
    help.hours = ends ? 0 : help.hours - least * shares[k]!;
    if (ends) ended.push(help);
  });
  return ended;
}

function into(groups: Map<number, Help[]>, node: number, help: Help): void {
  const group = groups.get(node);
  if (group === undefined) groups.set(node, [help]);
  else group.push(help);
}
