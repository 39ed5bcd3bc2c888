import { access } from "node:fs/promises";
import { exit } from "./exit.ts";
import { Failure } from "./failure.ts";

/** Throws `Failure` where something stands at `path` already. */
export async function refuseExisting(path: string): Promise<void> {
  if (await exists(path)) throw new Failure(exit.problems, "cli.export.exists", { path });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
