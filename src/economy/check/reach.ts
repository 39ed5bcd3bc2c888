import type { Context } from "./context.ts";

/** Where a good can be brought to along the routes that carry it. */
export interface Reach {
  /**
   * `sources` — by place, above 0 where the good is made; returns, by place, 1 where it can be had.
   */
  from(good: number, sources: Int32Array): Uint8Array;
}

/**
 * Goods carried by the same routes share one network; most economies have a handful of these, however
 * many goods and routes.
 */
export function reachOf(
  { tables, goods }: Context,
  names: readonly string[],
  placeIndex: ReadonlyMap<string, number>,
): Reach {
  const links = new Map<string, { from: number; to: number }[]>();
  for (const { from, to, carries } of tables.routes.rows) {
    const link = { from: placeIndex.get(from), to: placeIndex.get(to) };
    if (link.from === undefined || link.to === undefined) continue;
    const id = carries === undefined ? "" : JSON.stringify(carries);
    const same = links.get(id);
    const known = { from: link.from, to: link.to };
    if (same === undefined) links.set(id, [known]);
    else same.push(known);
  }
  const classes = [...links].map(([id, list]) => ({
    named: id === "" ? undefined : new Set(JSON.parse(id) as string[]),
    list,
  }));
  const networks = new Map<string, ReadonlyMap<number, readonly number[]>>();
  const networkOf = names.map((name) => {
    const { weight, kind } = goods.get(name)!.row;
    const carried = classes.map(({ named }) =>
      named === undefined
        ? weight !== undefined
        : named.has(name) || (kind !== undefined && named.has(kind)),
    );
    const id = carried.map((is, i) => (is ? i : "")).join(" ");
    let network = networks.get(id);
    if (network === undefined) {
      network = adjacency(classes.filter((_, i) => carried[i]).flatMap(({ list }) => list));
      networks.set(id, network);
    }
    return network;
  });
  return {
    from: (good, sources) => {
      const network = networkOf[good]!;
      const had = new Uint8Array(sources.length);
      const open: number[] = [];
      sources.forEach((count, place) => {
        if (count > 0) open.push(place);
      });
      for (const place of open) had[place] = 1;
      for (let place = open.pop(); place !== undefined; place = open.pop()) {
        for (const next of network.get(place) ?? []) {
          if (had[next] === 1) continue;
          had[next] = 1;
          open.push(next);
        }
      }
      return had;
    },
  };
}

function adjacency(
  links: readonly { readonly from: number; readonly to: number }[],
): ReadonlyMap<number, readonly number[]> {
  const next = new Map<number, number[]>();
  for (const { from, to } of links) {
    const same = next.get(from);
    if (same === undefined) next.set(from, [to]);
    else same.push(to);
  }
  return next;
}
