import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { root, textOf } from "./pages.ts";

const cli = join(root, "dist", "cli", "main.js");

describe.skipIf(!existsSync(cli))("the picture of the README (after `npm run build`)", () => {
  test("shows what the command prints, line by line", async () => {
    const out = mkdtempSync(join(tmpdir(), "commonweal-picture-"));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [cli, "plan", "examples/two-villages", "--quiet", "--out", join(out, "plan")],
      { cwd: root },
    );
    rmSync(out, { recursive: true });
    const drawn = [...textOf("docs/images/two-villages.svg").matchAll(/<text[^>]*>([^<]*)/gu)]
      .map((match) => match[1] ?? "")
      .filter((line) => line !== "…" && !line.startsWith("$ "))
      // The residuals are rounding, and differ from one version of the solver to the next.
      .filter((line) => !/E-\d|proven best/u.test(line))
      .map((line) => line.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
    expect(drawn.length).toBeGreaterThan(15);

    const printed = stdout.split("\n");
    let at = 0;
    for (const line of drawn) {
      const found = printed.indexOf(line, at);
      expect(found, `not printed (again: scripts/picture.ts): ${line}`).toBeGreaterThanOrEqual(0);
      at = found + 1;
    }
  });
});
