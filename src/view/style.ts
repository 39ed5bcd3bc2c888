/**
 * How charts and tables look, as CSS. Colours are custom properties: shades of what is missing run from the
 * paper itself to the darkest (to the brightest in the dark), so that they are told apart by lightness alone.
 */

const light = `
  color-scheme: light;
  --paper: #fcfbf8;
  --raised: #f3f1ea;
  --ink: #1d2126;
  --quiet: #565b61;
  --rule: #d8d4ca;
  --accent: #1f4e79;
  --accent-mid: #6190b8;
  --accent-pale: #d3e0ea;
  --warn: #a8480f;
  --s0: #eef1ea;
  --s1: #f9e5b8;
  --s2: #f6cd84;
  --s3: #ee9f4c;
  --s4: #bb5116;
  --s5: #8d3a0b;
  --s6: #561d03;
  --on-pale: #1d2126;
  --on-deep: #ffffff;
`;

const dark = `
  color-scheme: dark;
  --paper: #15181b;
  --raised: #1e2226;
  --ink: #e6e4de;
  --quiet: #a5a8aa;
  --rule: #3a3f45;
  --accent: #8fbbe2;
  --accent-mid: #5b8ab4;
  --accent-pale: #2b4258;
  --warn: #f0a35e;
  --s0: #22282a;
  --s1: #4a3012;
  --s2: #6a3d10;
  --s3: #934d0c;
  --s4: #d97f2c;
  --s5: #f2b05e;
  --s6: #fbe2b0;
  --on-pale: #e6e4de;
  --on-deep: #15181b;
`;

/** Colours, for screens by day and by night, and for paper. */
export const colours = `
:root {${light}}
@media screen and (prefers-color-scheme: dark) { :root {${dark}} }
@media print { :root { --paper: #fff; } }
`;

/** Charts, heat maps and tables. */
export const chartStyle = `
.chart { display: block; width: 100%; height: auto; overflow: visible; fill: currentColor;
  font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.chart text { white-space: pre; }
.chart .amount { fill: var(--quiet); }
.chart .names { font-size: 11px; stroke: none; }
.chart .axis { stroke: var(--rule); }
.chart :where(g[stroke="currentColor"]) { stroke: var(--rule); }
.chart .needed { fill: var(--accent); }
.chart .lent { fill: var(--accent-mid); }
.chart .seconded { fill: var(--accent-pale); stroke: var(--accent); stroke-dasharray: 3 2; }
.chart .idle { fill: none; stroke: var(--quiet); stroke-width: 0.75; }
.chart .own { stroke: var(--warn); stroke-width: 2.5; }
.chart .level { stroke: var(--accent); fill: none; }
.chart .level-dot { fill: var(--accent); stroke: none; }
.chart .reserve { stroke: var(--warn); stroke-dasharray: 5 3; }
.chart .under-way { stroke: var(--accent); stroke-dasharray: 2 2; fill: var(--paper); }
.chart .limit { stroke: var(--quiet); stroke-dasharray: 1.5 2.5; stroke-width: 1.5; }
.chart .end { stroke: var(--warn); stroke-width: 1.75; fill: var(--paper); }
.chart .span { stroke: var(--accent-mid); stroke-width: 2; }
.chart .lowest { fill: var(--warn); stroke: none; }
.chart .highest { fill: var(--paper); stroke: var(--accent); stroke-width: 1.5; }
.chart.flow, .chart.map { max-width: 54rem; }
.chart.map { max-height: 42rem; }
.flow .links { fill: none; stroke: var(--accent-mid); opacity: 0.4; }
.flow rect { fill: var(--quiet); }
.flow .need rect { fill: var(--accent); }
.flow .loss rect { fill: var(--warn); }
.flow text { dominant-baseline: middle; paint-order: stroke; stroke: var(--paper); stroke-width: 3px;
  stroke-linejoin: round; }
.flow text.head { fill: var(--quiet); dominant-baseline: auto; }
.map .place { stroke: var(--ink); stroke-width: 1; }
.map .place.none { fill: var(--paper); }
.map .way { fill: none; stroke: var(--accent-mid); opacity: 0.8; }
.map .head { fill: var(--accent); }
.map .label { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round;
  dominant-baseline: middle; }
.map .scale { stroke: none; fill: var(--quiet); }
.map .scale path { fill: none; stroke: var(--quiet); }
${[0, 1, 2, 3, 4, 5, 6]
  .map((shade) => {
    const text = shade > 3 ? "deep" : "pale";
    return `.s${shade} { background: var(--s${shade}); color: var(--on-${text}); fill: var(--s${shade}); }`;
  })
  .join("\n")}
.legend { list-style: none; margin: 0 0 1rem; padding: 0; display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem;
  font-size: 0.85rem; color: var(--quiet); }
.legend li { display: flex; align-items: center; gap: 0.4rem; }
.key { display: inline-block; width: 1.3rem; height: 0.85rem; box-sizing: border-box; }
.key.s0, .key.s1, .key.s2, .key.s3, .key.s4, .key.s5, .key.s6 { border: 1px solid var(--rule); }
.key.needed { background: var(--accent); }
.key.lent { background: var(--accent-mid); }
.key.seconded { background: var(--accent-pale); border: 1px dashed var(--accent); }
.key.idle { border: 1px solid var(--quiet); }
.key.own { width: 0; border-left: 3px solid var(--warn); }
.key.level { height: 0; border-top: 3px solid var(--accent); }
.key.reserve { height: 0; border-top: 2px dashed var(--warn); }
.key.under-way { width: 0.65rem; height: 0.65rem; border-radius: 50%; border: 1.5px dashed var(--accent); }
.key.limit { height: 0; border-top: 2px dotted var(--quiet); }
.key.end { width: 0.65rem; height: 0.65rem; border: 2px solid var(--warn); transform: rotate(45deg); margin: 0 0.2rem; }
.key.lowest, .key.highest { width: 0.65rem; height: 0.65rem; border-radius: 50%; background: var(--warn); }
.key.highest { background: var(--paper); border: 2px solid var(--accent); }
.panels { display: flex; flex-wrap: wrap; gap: 1.25rem 2rem; }
.panels.heats { gap: 1.5rem 2.5rem; }
.panel { min-width: 0; flex: 1 1 18rem; max-width: min(100%, 20rem); break-inside: avoid; }
.small .panel { flex-basis: 14.5rem; max-width: min(100%, 19rem); }
.heats .panel { flex: none; max-width: 100%; }
.panel h3 { margin: 0 0 0.3rem; font-size: 0.95rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; max-width: 100%; }
.wide { min-width: 40rem; }
.wide.map-frame { min-width: 24rem; }
table { border-collapse: collapse; font-size: 0.88rem; font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.3rem; }
th, td { padding: 0.2rem 0.9rem 0.2rem 0; text-align: left; vertical-align: top; }
th { font-weight: 400; }
tbody th, td { overflow-wrap: break-word; max-width: 18rem; }
thead th { color: var(--quiet); border-bottom: 1px solid var(--ink); vertical-align: bottom; }
tbody tr + tr > * { border-top: 1px solid var(--rule); }
td { text-align: right; white-space: nowrap; }
td.t, td.corner { text-align: left; white-space: normal; }
th.n { text-align: right; }
tbody th[scope="row"] { max-width: 26rem; }
.heat th, .heat td { padding: 0.18rem 0.3rem; }
.heat tbody td { text-align: center; vertical-align: middle; min-width: 2.15rem; border: 1px solid var(--paper); }
.heat tbody tr > * { border-top: 1px solid var(--paper); }
.heat tbody th[scope="row"] { padding-left: 0; min-width: 6.5rem; max-width: 15rem; }
.heat thead th { text-align: center; border: 0; max-width: 7rem; overflow-wrap: anywhere; }
.heat .corner { color: var(--quiet); text-align: right; white-space: nowrap; vertical-align: bottom; }
.heat .tier { padding-left: 0; color: var(--quiet); border-bottom: 1px solid var(--ink); }
.heat tbody + tbody .tier { padding-top: 0.7rem; }
.upright thead th { position: relative; height: 4.5rem; }
.upright thead span { position: absolute; left: 50%; bottom: -0.2rem; width: 4.2rem; line-height: 1; text-align: left;
  transform-origin: 0 50%; transform: rotate(-90deg); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.upright.taller thead th { height: 8.5rem; }
.upright.taller thead span { width: 8.2rem; }
@media print {
  .scroll { overflow: visible; }
  .wide, .wide.map-frame { min-width: 0; }
  .key, .s0, .s1, .s2, .s3, .s4, .s5, .s6, .chart { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
