import { message, type Message, type MessageKey, type MessageValues } from "../messages/index.ts";
import { exit, type ExitCode } from "./exit.ts";

/** Ends a verb with a sentence for the user and an exit code. */
export class Failure extends Error {
  readonly code: ExitCode;
  readonly said: Message;

  constructor(code: ExitCode, key: MessageKey, values: MessageValues = {}) {
    super(key);
    this.name = "Failure";
    this.code = code;
    this.said = message(key, values);
  }
}

/** The command line can't be understood as it stands. */
export class UsageFailure extends Failure {
  constructor(key: MessageKey, values: MessageValues = {}) {
    super(exit.usage, key, values);
    this.name = "UsageFailure";
  }
}

/**
 * What an error of the operating system means for the user; nothing where the error is another one.
 * `path` names the file where the error itself does not.
 */
export function fileFailure(error: unknown, path?: string): Failure | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") {
    return undefined;
  }
  // Errors of Node's own functions have codes too, but no system call behind them.
  if (!("syscall" in error) && !sentences.has(error.code)) return undefined;
  const named = "path" in error && typeof error.path === "string" ? error.path : undefined;
  const values = { path: path ?? named ?? "", code: error.code };
  return new Failure(exit.problems, sentences.get(error.code) ?? "cli.file.other", values);
}

const sentences: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ["ENOENT", "cli.file.missing"],
  ["ENOTDIR", "cli.file.not-a-folder"],
  ["EISDIR", "cli.file.is-a-folder"],
  ["EACCES", "cli.file.no-permission"],
  ["EPERM", "cli.file.no-permission"],
  ["EROFS", "cli.file.read-only"],
  ["ENOSPC", "cli.file.disk-full"],
  ["EDQUOT", "cli.file.disk-full"],
  ["EFBIG", "cli.file.too-large"],
  ["ERR_FS_FILE_TOO_LARGE", "cli.file.too-large"],
  ["ENAMETOOLONG", "cli.file.name-too-long"],
  ["EBUSY", "cli.file.busy"],
]);
