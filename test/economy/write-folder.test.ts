import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { EconomyProblems } from "../../src/economy/problem.ts";
import { settleFolder, writeFolder, writeSingleFile } from "../../src/economy/write-folder.ts";
import { asOrdinaryUser, withFolder, writeFiles } from "./packages.ts";

const child = fileURLToPath(new URL("write-child.ts", import.meta.url));
const isCsv = (name: string): boolean => name.endsWith(".csv");

/** Names and contents of the files in a folder. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return Object.fromEntries(names.map((name, i) => [name, texts[i]!]));
}

async function keysThrown(work: Promise<void>): Promise<readonly string[]> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EconomyProblems)) throw error as Error;
  return error.problems.map(({ key }) => key);
}

describe("writing a folder", () => {
  test("makes it, with the folders above it, and leaves nothing else behind", async () => {
    await withFolder(async (base) => {
      const folder = join(base, "a", "b");
      await writeFolder(folder, [
        ["one.csv", "1\n"],
        ["two.csv", ["2", "\n"]],
        ["three.bin", Uint8Array.of(51)],
      ]);
      expect(await contentOf(folder)).toEqual({
        "one.csv": "1\n",
        "three.bin": "3",
        "two.csv": "2\n",
      });
      expect(await readdir(join(base, "a"))).toEqual(["b"]);
    });
  });

  test("takes the place of the old one, whose own files are gone and whose others are kept", async () => {
    await withFolder(async (base) => {
      const folder = join(base, "economy");
      await writeFiles(folder, {
        "old.csv": "old",
        "same.csv": "old",
        "letter.txt": "dear council",
        "maps/hill.txt": "hill",
      });
      await writeFolder(folder, [["same.csv", "new"]], isCsv);
      expect(await readdir(folder)).toEqual(["letter.txt", "maps", "same.csv"]);
      expect(await readFile(join(folder, "maps", "hill.txt"), "utf8")).toBe("hill");
      expect(await readdir(base)).toEqual(["economy"]);
    });
  });

  test("keeps who may read the old one", async () => {
    await withFolder(async (base) => {
      const folder = join(base, "private");
      await mkdir(folder, { mode: 0o700 });
      await writeFiles(folder, { "a.csv": "old" });
      await writeFolder(folder, [["a.csv", "new"]]);
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    });
  });

  test("follows a link to where the folder is, and keeps the link", async () => {
    await withFolder(async (base) => {
      await mkdir(join(base, "real"));
      await symlink(join(base, "real"), join(base, "link"));
      await writeFolder(join(base, "link"), [["a.csv", "a"]]);
      expect(await contentOf(join(base, "real"))).toEqual({ "a.csv": "a" });
      expect(await contentOf(join(base, "link"))).toEqual({ "a.csv": "a" });
    });
  });

  test("takes files that are made while it writes", async () => {
    await withFolder(async (base) => {
      const files = async function* (): AsyncGenerator<readonly [string, string]> {
        for (let i = 0; i < 3; i++) yield await Promise.resolve([`${i}.csv`, `${i}`] as const);
      };
      await writeFolder(join(base, "x"), files());
      expect(await contentOf(join(base, "x"))).toEqual({
        "0.csv": "0",
        "1.csv": "1",
        "2.csv": "2",
      });
    });
  });

  test("leaves the old one as it was when making the new one fails", async () => {
    await withFolder(async (base) => {
      const folder = join(base, "economy");
      await writeFiles(folder, { "a.csv": "old" });
      const files = function* (): Generator<readonly [string, string]> {
        yield ["a.csv", "new"];
        throw new Error("a defect");
      };
      await expect(writeFolder(folder, files())).rejects.toThrow("a defect");
      expect(await contentOf(folder)).toEqual({ "a.csv": "old" });
      expect(await readdir(base)).toEqual(["economy"]);
    });
  });

  test("says in words why it can't", async () => {
    await withFolder(async (base) => {
      await chmod(base, 0o755);
      await writeFile(join(base, "file"), "x");
      expect(await keysThrown(writeFolder(join(base, "file", "x"), []))).toEqual([
        "write.not-a-folder",
      ]);
      expect(await keysThrown(asOrdinaryUser(() => writeFolder(join(base, "x"), [])))).toEqual([
        "write.no-permission",
      ]);
      expect(await keysThrown(writeSingleFile(base, "x"))).toEqual(["write.not-a-file"]);
      expect(await readdir(base)).toEqual(["file"]);
    });
  });
});

describe("a full disk", () => {
  test("leaves the old one whole, says so, and leaves no half-written files", async () => {
    await withFolder(async (base) => {
      const folder = join(base, "economy");
      await writeFiles(folder, { "table0.csv": "old\n" });
      // The system allows this process no file of more than 512 blocks.
      const { stdout } = spawnSync(
        "bash",
        [
          "-c",
          `ulimit -f 512; exec "$0" --import jiti/register "$1" once "$2" 200000`,
          process.execPath,
          child,
          folder,
        ],
        { encoding: "utf8" },
      );
      expect(stdout).toBe("write.file-too-large\n");
      expect(await contentOf(folder)).toEqual({ "table0.csv": "old\n" });
      expect(await readdir(base)).toEqual(["economy"]);
    });
  });

  test("of its own, too (where the test may mount one)", async (context) => {
    await withFolder(async (base) => {
      try {
        execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", base], {
          stdio: "ignore",
        });
      } catch {
        context.skip();
      }
      try {
        const folder = join(base, "economy");
        await writeFiles(folder, { "table0.csv": "old\n" });
        const large = Array.from({ length: 50_000 }, (_, i) => `line ${i}\n`);
        expect(await keysThrown(writeFolder(folder, [["table0.csv", large]]))).toEqual([
          "write.disk-full",
        ]);
        expect(await keysThrown(writeSingleFile(join(base, "plan.xlsx"), large))).toEqual([
          "write.disk-full",
        ]);
        expect(await contentOf(folder)).toEqual({ "table0.csv": "old\n" });
        expect(await readdir(base)).toEqual(["economy"]);
      } finally {
        execFileSync("umount", [base]);
      }
    });
  });
});

describe("a process that is killed while it writes", () => {
  test("leaves the old or the new, never a mixture, whenever it dies", async () => {
    await withFolder(async (base) => {
      const folder = join(base, "plan");
      let whole = 0;
      for (const delay of [0, 3, 11, 24, 40]) {
        await killed(folder, delay);
        await settleFolder(folder);
        const content = await contentOf(folder);
        const rounds = new Set(Object.values(content).map((text) => text.split(",")[0]));
        expect(rounds.size, "rounds that the files are from").toBe(1);
        expect(Object.keys(content)).toHaveLength(20);
        for (const text of Object.values(content)) expect(text.split("\n")).toHaveLength(301);
        whole++;
      }
      expect(whole).toBe(5);
      await writeFolder(folder, [["table0.csv", "last"]], isCsv);
      expect(await contentOf(folder)).toEqual({ "table0.csv": "last" });
    });
  });

  function killed(folder: string, delay: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const args = ["--import", "jiti/register", child, "forever", folder, "300"];
      const process_ = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
      process_.stdout.once("data", () => {
        setTimeout(() => process_.kill("SIGKILL"), delay);
      });
      process_.once("error", reject);
      process_.once("exit", () => {
        resolve();
      });
    });
  }

  test("between the two renamings is made good by the next reader", async () => {
    await withFolder(async (base) => {
      const folder = join(base, "plan");
      await writeFiles(folder, { "a.csv": "old" });
      await rename(folder, join(base, ".plan.previous"));
      await settleFolder(folder);
      expect(await contentOf(folder)).toEqual({ "a.csv": "old" });
      expect(await readdir(base)).toEqual(["plan"]);
    });
  });

  test("after them is made good by the next writer, who keeps what isn't ours", async () => {
    await withFolder(async (base) => {
      const folder = join(base, "plan");
      await writeFiles(folder, { "a.csv": "new" });
      await writeFiles(join(base, ".plan.previous"), {
        "a.csv": "old",
        "b.csv": "old",
        "letter.txt": "dear council",
      });
      await settleFolder(folder);
      expect(await contentOf(folder)).toEqual({ "a.csv": "new" });
      await writeFolder(folder, [["c.csv", "newest"]], isCsv);
      expect(await contentOf(folder)).toEqual({ "c.csv": "newest", "letter.txt": "dear council" });
      expect(await readdir(base)).toEqual(["plan"]);
    });
  });

  test("leaves files that are removed a day later, when nobody can be writing them", async () => {
    await withFolder(async (base) => {
      await writeFiles(base, { ".plan.writing-old/a.csv": "", ".plan.writing-new/a.csv": "" });
      const longAgo = new Date(Date.now() - 2 * 86_400_000);
      await utimes(join(base, ".plan.writing-old"), longAgo, longAgo);
      await writeFolder(join(base, "plan"), [["a.csv", "a"]]);
      expect(await readdir(base)).toEqual([".plan.writing-new", "plan"]);
    });
  });
});
