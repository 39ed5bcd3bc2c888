import { resolve as absolute } from "node:path";
import open from "open";

/**
 * Opens a page in the browser of whoever sits before this machine; whether there seems to be somebody. Never
 * throws: a page that doesn't open is still there to be opened by hand.
 */
export async function showPage(path: string): Promise<boolean> {
  if (!hasScreen(process.platform, process.env)) return false;
  try {
    const browser = await open(absolute(path));
    return await new Promise<boolean>((resolve) => {
      browser.once("error", () => {
        resolve(false);
      });
      // What is there to open it either can't be started at all, which is known at once, or does its work.
      browser.once("spawn", () => {
        resolve(true);
      });
      if (browser.pid !== undefined) resolve(true);
    });
  } catch {
    return false;
  }
}

/** Windows and macOS have one unless they are reached from afar; elsewhere the session says so. */
export function hasScreen(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const has = (name: string) => (environment[name] ?? "") !== "";
  if (has("CI") || has("SSH_CONNECTION")) return false;
  if (platform === "win32" || platform === "darwin") return true;
  return has("DISPLAY") || has("WAYLAND_DISPLAY");
}
