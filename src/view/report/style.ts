/** How the report page as a whole looks, on a screen and on paper, as CSS. */
export const pageStyle = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main, header, nav, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1, h2, .lead { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif; }
h1 { font-size: 2.1rem; line-height: 1.15; font-weight: 400; margin: 0 0 0.4rem; overflow-wrap: anywhere; }
h2 { font-size: 1.45rem; line-height: 1.25; font-weight: 400; margin: 0 0 0.7rem; }
h3 { font-size: 1rem; font-weight: 600; margin: 1.4rem 0 0.4rem; overflow-wrap: anywhere; }
h4 { font-size: 0.95rem; font-weight: 600; margin: 1rem 0 0.3rem; }
p, li { overflow-wrap: anywhere; }
main p, main ol, main ul:not(.legend), figcaption { max-width: 44rem; }
p { margin: 0 0 0.6rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.3rem 0.6rem; }
.subtitle { color: var(--quiet); }
.lead { font-size: 1.2rem; line-height: 1.45; }
.fails { border-left: 0.4rem solid var(--warn); padding-left: 1rem; }
.key-figures { display: flex; flex-wrap: wrap; gap: 0.8rem 2.5rem; margin: 1.4rem 0 0.4rem; }
.key-figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.key-figures dt { max-width: 13rem; font-size: 0.85rem; line-height: 1.3; color: var(--quiet); }
.key-figures dd { margin: 0; font-size: 1.7rem; line-height: 1.2; font-variant-numeric: tabular-nums lining-nums; }
nav { margin-top: 1.2rem; }
nav ul { list-style: none; margin: 0; padding: 0.7rem 0; display: flex; flex-wrap: wrap; gap: 0.35rem 1.4rem;
  border-block: 1px solid var(--rule); font-size: 0.92rem; }
main > section { padding: 2.2rem 0 0; }
main > section + section { border-top: 1px solid var(--rule); margin-top: 2.4rem; }
figure { margin: 0 0 1.4rem; }
figcaption { margin-top: 0.7rem; font-size: 0.92rem; color: var(--quiet); }
details { margin-top: 0.6rem; }
summary { cursor: pointer; }
.figures > summary { font-size: 0.88rem; color: var(--accent); width: fit-content; }
.figures[open] > summary { margin-bottom: 0.6rem; }
.table { margin: 0 0 1rem; }
.flow > summary, .slip > summary { padding: 0.35rem 0; }
.slip { border-bottom: 1px solid var(--rule); margin: 0; }
.slip > summary h3, .flow > summary h3 { display: inline; margin: 0; font-weight: 400; }
.slip[open] > summary h3 { font-weight: 600; }
.slip[open] { padding-bottom: 1.2rem; }
.choosing .flow > summary { display: none; }
select, button { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--quiet);
  border-radius: 0.25rem; padding: 0.3rem 0.6rem; max-width: 100%; min-height: 2.2rem; }
footer { padding-top: 2rem; padding-bottom: 3rem; color: var(--quiet); font-size: 0.88rem; }
[hidden] { display: none !important; }
@page { size: A4; margin: 15mm 14mm; }
@media print {
  html { font-size: 12.5px; }
  body { font-size: 9.5pt; line-height: 1.4; }
  header { padding-top: 0; }
  main, header, nav, footer { max-width: none; padding-inline: 0; }
  main p, main ol, figcaption { max-width: none; }
  nav, .skip, select, button, .chooser, .figures:not([open]), .figures > summary { display: none !important; }
  h2, h3, h4, .legend { break-after: avoid; }
  main > section { padding-top: 0.6rem; }
  main > section + section { margin-top: 0.9rem; }
  figcaption, .legend { break-before: avoid; break-inside: avoid; }
  .panels.heats { gap: 0.6rem 0.9rem; }
  .heat { font-size: 7.6pt; }
  .heat th, .heat td { padding: 0.08rem 0.15rem; }
  .heat tbody td { min-width: 1.75rem; }
  .heat tbody th[scope="row"] { max-width: 9.6rem; }
  .upright.taller thead th { height: 7.5rem; }
  .upright.taller thead span { width: 7.3rem; }
  tr { break-inside: avoid; }
  #certificate { break-before: page; }
  .key-figures { gap: 0.4rem 1.4rem; }
  .key-figures div { max-width: 10.5rem; }
  .panels { gap: 0.8rem 1.2rem; }
  .panel { flex-basis: 40%; }
  .small .panel { flex-basis: 28%; max-width: 31%; }
  table { font-size: 8.2pt; }
  thead { display: table-header-group; }
  .slip { break-before: page; border: 0; }
  .slip > summary { list-style: none; }
  .slip > summary::-webkit-details-marker { display: none; }
  .slip > summary h3 { font-size: 14pt; }
  .slip::details-content { content-visibility: visible; block-size: auto; }
  a { color: inherit; text-decoration: none; }
}
`;
