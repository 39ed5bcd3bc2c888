import { expect, test } from "vitest";
import { hasScreen, showPage } from "../../src/cli/show.ts";

test.each([
  ["linux", {}, false],
  ["linux", { DISPLAY: "" }, false],
  ["linux", { DISPLAY: ":0" }, true],
  ["linux", { WAYLAND_DISPLAY: "wayland-0" }, true],
  ["linux", { DISPLAY: ":0", CI: "true" }, false],
  ["linux", { DISPLAY: "localhost:10.0", SSH_CONNECTION: "192.0.2.1 1 192.0.2.2 22" }, false],
  ["darwin", {}, true],
  ["darwin", { SSH_CONNECTION: "192.0.2.1 1 192.0.2.2 22" }, false],
  ["win32", {}, true],
  ["win32", { CI: "1" }, false],
] as const)("on %s with %o somebody sits before a screen: %s", (platform, environment, due) => {
  expect(hasScreen(platform, environment)).toBe(due);
});

test("where nobody does, no page is opened", async () => {
  const before = process.env["CI"];
  process.env["CI"] = "true";
  try {
    expect(await showPage("nowhere.html")).toBe(false);
  } finally {
    if (before === undefined) delete process.env["CI"];
    else process.env["CI"] = before;
  }
});
