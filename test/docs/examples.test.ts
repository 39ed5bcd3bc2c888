import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "node:util";
import ts from "typescript";
import { afterAll, describe, expect, test, vi } from "vitest";
import { blocksOf, pages, root, type Block } from "./pages.ts";

/**
 * What the pages show is run: `ts` blocks against the sources, `sh` blocks against the built command
 * line, both in a copy of the folder `examples`, one after the other within a page.
 *
 * - `// → text` after a `console.log` is what it prints.
 * - a `text` block directly after an `sh` block is what its last command prints; `…` alone on a line
 *   stands for any lines, `…` within a line for any characters.
 * - `# exit 1` at the end of a command is its exit code.
 */
const scratch = mkdtempSync(join(tmpdir(), "commonweal-docs-"));
/** Inside the repository, so that `commonweal` and the packages are found. */
const modules = join(root, "coverage", "docs-examples");
const cli = join(root, "dist", "cli", "main.js");

mkdirSync(modules, { recursive: true });

afterAll(() => {
  rmSync(scratch, { recursive: true });
  rmSync(modules, { recursive: true });
});

function workspace(page: string): string {
  const folder = join(scratch, page.replaceAll("/", "-"));
  if (!existsSync(folder)) {
    cpSync(join(root, "examples"), join(folder, "examples"), { recursive: true });
  }
  return folder;
}

/** The block as a file of its own. */
function written(page: string, block: Block): string {
  const file = join(modules, `${page.replaceAll("/", "-")}-${block.line}.ts`);
  writeFileSync(file, `${block.text}\nexport {};\n`);
  return file;
}

async function runTypeScript(page: string, block: Block): Promise<readonly string[]> {
  const file = written(page, block);
  const printed: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
    printed.push(format(...values));
  });
  const cwd = vi.spyOn(process, "cwd").mockReturnValue(workspace(page));
  try {
    await import(/* @vite-ignore */ file);
  } finally {
    log.mockRestore();
    cwd.mockRestore();
  }
  return printed;
}

interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function runCommand(command: string, cwd: string): Promise<Finished> {
  return new Promise((resolve) => {
    const shell = `commonweal() { "${process.execPath}" "${cli}" "$@"; }\n${command}`;
    execFile("bash", ["-c", shell], { cwd }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ code, stdout, stderr });
    });
  });
}

/** The commands of a block; a line that ends in `\` goes on in the next. */
function commandsOf(block: Block): readonly { readonly command: string; readonly exit: number }[] {
  return block.text
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const exit = /#\s*exit (\d+)\s*$/u.exec(line);
      return { command: line.replace(/\s#.*$/u, ""), exit: Number(exit?.[1] ?? 0) };
    });
}

/** A regular expression for an expected output with `…` in it. */
function pattern(expected: string): RegExp {
  const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  const lines = expected.split("\n").map((line) => {
    if (line.trim() === "…") return String.raw`(?:[^\n]*\n)*?`;
    return `${line.split("…").map(escape).join(String.raw`[^\n]*`)}[^\\S\\n]*\n`;
  });
  return new RegExp(`^${lines.join("")}$`, "u");
}

describe("the code in the pages", () => {
  const typescript = pages().flatMap((page) =>
    blocksOf(page)
      .filter(({ language }) => language === "ts")
      .map((block) => ({ page, block })),
  );
  for (const { page, block } of typescript) {
    test(`${page}, line ${block.line}: runs and prints what it says`, async () => {
      const said = [...block.text.matchAll(/\/\/ → (.*)$/gmu)].map((match) => match[1]?.trim());
      expect(await runTypeScript(page, block)).toEqual(said);
    });
  }

  test("has no type errors", () => {
    const files = typescript.map(({ page, block }) => written(page, block));
    const settings = ts.readConfigFile(join(root, "tsconfig.json"), (file) => ts.sys.readFile(file));
    const { options } = ts.parseJsonConfigFileContent(settings.config, ts.sys, root);
    const program = ts.createProgram(files, { ...options, types: ["node"] });
    // Only the pages' own files are judged: the sources have a check of their own.
    const diagnostics = files.flatMap((file) => {
      const source = program.getSourceFile(file);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    });
    const host = {
      getCanonicalFileName: (name: string) => name,
      getCurrentDirectory: () => root,
      getNewLine: () => "\n",
    };
    expect(ts.formatDiagnostics(diagnostics, host)).toBe("");
  });

  test("there is some", () => {
    expect(typescript.length).toBeGreaterThan(2);
  });
});

describe.skipIf(!existsSync(cli))("the commands in the pages (after `npm run build`)", () => {
  const shown = pages().filter((page) =>
    blocksOf(page).some(({ language, text }) => language === "sh" && text.includes("commonweal ")),
  );
  for (const page of shown) {
    test(`${page}: every command does what the page says`, { timeout: 300_000 }, async () => {
      const blocks = blocksOf(page);
      for (const [i, block] of blocks.entries()) {
        if (block.language !== "sh" || !block.text.includes("commonweal ")) continue;
        let last: Finished = { code: 0, stdout: "", stderr: "" };
        for (const { command, exit } of commandsOf(block)) {
          last = await runCommand(command, workspace(page));
          const problem = `${page}: ${command}\n${last.stdout}\n${last.stderr}`;
          expect(last.code, problem).toBe(exit);
        }
        const next = blocks[i + 1];
        if (next?.language === "text") expect(`${last.stdout.trimEnd()}\n`).toMatch(pattern(next.text));
      }
    });
  }

  test("there are some", () => {
    expect(shown.length).toBeGreaterThan(1);
  });
});
