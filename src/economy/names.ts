/**
 * Nearest names, for "did you mean …?". Names are compared without case, accents and the difference
 * between space, hyphen and underscore; the distance is Damerau–Levenshtein (optimal string
 * alignment): insertions, deletions, substitutions and swaps of neighbours.
 */

/** A name as it is compared: without case, accents, and with one kind of gap between words. */
export function fold(name: string): string {
  // Nearly all names are plain ASCII, and an economy may have a million of them.
  const bare = /^[\x20-\x7e]*$/.test(name) ? name : withoutAccents(name);
  return bare
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, " ")
    .trim();
}

/**
 * Marks are dropped where they are accents or may be left out in writing. In other scripts (those of
 * India, for example) they are vowels, and part of the name.
 */
function withoutAccents(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(
      /(?<=\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Arabic}|\p{Script=Hebrew})\p{Mn}+/gu,
      "",
    )
    .replaceAll(/[ßẞ]/gu, "ss");
}

/**
 * How many slips of the finger a name of this length may be away from what was meant. Of short names
 * a third: "fl" is not a mistyped "tea".
 */
export function slipsAllowed(length: number): number {
  return length <= 2 ? 1 : Math.min(3, Math.max(1, Math.floor(length / 3)));
}

/** A look-up of the nearest of many names; each name is folded once. */
export interface NameIndex {
  /**
   * The nearest name, or nothing where none is near. Of equally near ones that which begins the same
   * for longest, then the first.
   */
  nearest(name: string): string | undefined;
}

export function nameIndex(names: Iterable<string>): NameIndex {
  const byFold = new Map<string, string>();
  const byLength = new Map<number, { name: string; letters: readonly string[]; mask: number }[]>();
  for (const name of names) {
    const folded = fold(name);
    if (byFold.has(folded)) continue;
    byFold.set(folded, name);
    const letters = Array.from(folded);
    const same = byLength.get(letters.length);
    const entry = { name, letters, mask: maskOf(letters) };
    if (same === undefined) byLength.set(letters.length, [entry]);
    else same.push(entry);
  }
  return {
    nearest: (name) => {
      const folded = fold(name);
      const same = byFold.get(folded);
      if (same !== undefined) return same;
      const letters = Array.from(folded);
      const mask = maskOf(letters);
      let best: string | undefined;
      let alike = -1;
      let least = slipsAllowed(letters.length);
      // Nearer lengths first: they leave less to search.
      for (let difference = 0; difference <= least; difference++) {
        for (const length of difference === 0
          ? [letters.length]
          : [letters.length - difference, letters.length + difference]) {
          for (const candidate of byLength.get(length) ?? []) {
            // Each slip changes at most two kinds of letters.
            if (ones(candidate.mask ^ mask) > 2 * least) continue;
            const slips = distance(letters, candidate.letters, least + 1);
            if (slips > least) continue;
            const same = commonBeginning(letters, candidate.letters);
            if (slips === least && best !== undefined && same <= alike) continue;
            least = slips;
            alike = same;
            best = candidate.name;
          }
        }
      }
      return best;
    },
  };
}

/** The nearest of a few names. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  return nameIndex(names).nearest(name);
}

function commonBeginning(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function maskOf(letters: readonly string[]): number {
  let mask = 0;
  for (const letter of letters) mask |= 1 << (letter.codePointAt(0)! & 31);
  return mask;
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Damerau–Levenshtein distance (optimal string alignment), or `limit` where it is not below that. */
function distance(a: readonly string[], b: readonly string[], limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const substituted = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cell = Math.min(substituted, previous[j]! + 1, current[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cell = Math.min(cell, before[j - 2]! + 1);
      }
      current.push(cell);
      if (cell < least) least = cell;
    }
    if (least >= limit) return limit;
    before = previous;
    previous = current;
  }
  return Math.min(limit, previous[b.length]!);
}
