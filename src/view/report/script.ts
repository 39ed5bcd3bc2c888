/**
 * What the page does besides being read; without it everything is there all the same. One good's flows are
 * chosen from a list, slips are opened for printing, and only what scrolls is a stop for the keyboard.
 */
export const script = `"use strict";
const flows = [...document.querySelectorAll("details.flow")];
const chooser = document.querySelector("#flow-chooser");
if (chooser !== null) {
  const show = () => {
    flows.forEach((flow, i) => {
      flow.open = i === chooser.selectedIndex;
      flow.hidden = !flow.open;
    });
  };
  chooser.addEventListener("change", show);
  chooser.closest("p").hidden = false;
  document.documentElement.classList.add("choosing");
  show();
}
const slips = [...document.querySelectorAll("details.slip")];
const closed = new Set();
addEventListener("beforeprint", () => {
  for (const slip of slips) {
    if (slip.open) continue;
    closed.add(slip);
    slip.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const slip of closed) slip.open = false;
  closed.clear();
});
for (const button of document.querySelectorAll("button.slips")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = slips.some((slip) => !slip.open);
    for (const slip of slips) slip.open = open;
    button.setAttribute("aria-expanded", String(open));
  });
}
const frames = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const frame of document.querySelectorAll(".scroll")) frames.observe(frame);
`;
