import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

/**
 * A Chromium to look at pages with: the one that COMMONWEAL_CHROMIUM names, one where systems put it, one that
 * Playwright has brought; otherwise it is installed, where that can be done here. There is no going without:
 * a page that nobody has looked at is not tested.
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? installChromium(),
    args: ["--no-sandbox", "--headless", "--disable-gpu"],
  });
}

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const playwrightFolders = [
  process.env["PLAYWRIGHT_BROWSERS_PATH"] ?? "",
  join(homedir(), ".cache", "ms-playwright"),
  join(homedir(), "Library", "Caches", "ms-playwright"),
].filter((folder) => folder !== "");

function findChromium(): string | undefined {
  const named = process.env["COMMONWEAL_CHROMIUM"] ?? "";
  if (named !== "") {
    if (!existsSync(named)) throw new Error(`COMMONWEAL_CHROMIUM is ${named}, which isn't there`);
    return named;
  }
  const found = usual.find((path) => existsSync(path));
  return found ?? playwrightFolders.flatMap(inPlaywright).at(-1);
}

const names = ["chrome", "headless_shell", "chrome-headless-shell", "Chromium", "chrome.exe"];

function inPlaywright(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.startsWith("chromium") && names.includes(basename(path)))
    .map((path) => join(folder, path));
}

function installChromium(): string {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    const quiet = { stdio: "ignore" } as const;
    execFileSync("apt-get", ["update"], quiet);
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], quiet);
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    "No Chromium was found to look at pages with: install one (apt-get install chromium, or npx playwright-core install chromium), or name it in COMMONWEAL_CHROMIUM.",
  );
}
