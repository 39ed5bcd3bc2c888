/** What comes and goes at a place: what arises there, what is used there, and what arrives from where. */
export interface PlaceAmounts {
  readonly place: string;
  readonly sources: number;
  readonly uses: number;
  readonly arrived: ReadonlyMap<string, number>;
}

/**
 * From where what is used in each place comes in the end. What comes together in a place is mixed, so that
 * the mix m_p of place p, as shares of where it arose, is that of all that comes:
 *
 *     m_p = (sources_p · e_p + Σ_q arrived_qp · m_q) ÷ (sources_p + Σ_q arrived_qp)
 *
 * solved by going round until nothing changes (what is used or arises on the way makes it converge).
 */
export function tracedBack(
  places: readonly PlaceAmounts[],
): readonly { readonly from: string; readonly to: string; readonly amount: number }[] {
  const count = places.length;
  const index = new Map(places.map(({ place }, p) => [place, p]));
  const mixes = places.map((_, p) => Float64Array.from(places, (_, q) => Number(p === q)));
  for (let round = 0; round < mostRounds; round++) {
    let change = 0;
    for (const [p, { sources, arrived }] of places.entries()) {
      const total = [...arrived.values()].reduce((sum, amount) => sum + amount, sources);
      if (total === 0) continue;
      const mix = new Float64Array(count);
      mix[p] = sources / total;
      for (const [from, amount] of arrived) {
        const other = mixes[index.get(from) ?? p]!;
        for (let o = 0; o < count; o++) mix[o]! += (amount / total) * other[o]!;
      }
      mix.forEach((share, o) => {
        change = Math.max(change, Math.abs(share - mixes[p]![o]!));
      });
      mixes[p] = mix;
    }
    if (change < settled) break;
  }
  return places.flatMap(({ place: to, uses }, p) =>
    places.map(({ place: from }, o) => ({ from, to, amount: uses * mixes[p]![o]! })),
  );
}

const mostRounds = 500;
/** Change of a share below which nothing changes any more. */
const settled = 1e-9;
