import type { Gathering } from "../../economy/gather.ts";
import type { Economy } from "../../economy/types.ts";
import { doneByEnd } from "../flows.ts";
import { resolve } from "../resolve.ts";
import { sorted } from "../sorted.ts";
import type { Past } from "./past.ts";

/** Shares closer than this are the same. */
const same = 1e-9;

/**
 * Of work under way at the end, the share of its hours that is done by then counts. Where hours were others in
 * periods that are over, the rolled economy knows only those that hold now, and the share is another
 * one: that is said.
 */
export function noteShares(past: Past, rolled: Economy, problems: Gathering): void {
  const { sites, periods } = past.resolved;
  const after = resolve(sorted(rolled)).sites;
  const siteOf = new Map(after.map((site) => [JSON.stringify([site.technique, site.where]), site]));
  const { file } = rolled.tables.started;
  for (const { site: s, start, amount } of past.runs) {
    const site = sites[s]!;
    const { technique, where } = site;
    if (amount === 0 || start + site.longestLag < periods.length) continue;
    const now = siteOf.get(JSON.stringify([technique, where]))!;
    const share = doneByEnd(now, start - past.gone, past.left.length);
    const before = doneByEnd(site, start, periods.length);
    if (Math.abs(share - before) <= same) continue;
    const place = { file, table: "started", key: `technique=${technique}; where=${where}` };
    problems.warning(place, "roll.share-differs", { technique, where, share, before });
  }
}
