import type { Gathering } from "../gather.ts";
import type { ProblemPlace } from "../problem.ts";

/** Reports why the system doesn't let us at a file. Errors that aren't the system's are thrown again. */
export function reportFileError(error: unknown, where: ProblemPlace, gather: Gathering): void {
  const code = codeOf(error);
  switch (code) {
    case undefined:
      throw error;
    case "ENOENT":
    case "ENOTDIR":
      gather.error(where, "read.no-such-file", { path: where.file });
      return;
    case "EACCES":
    case "EPERM":
      gather.error(where, "read.no-permission", { path: where.file });
      return;
    case "ERR_FS_FILE_TOO_LARGE":
      gather.error(where, "read.too-long-text");
      return;
    default:
      gather.error(where, "read.cannot-read", { path: where.file, code });
  }
}

/** The code of an error of the operating system. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}
