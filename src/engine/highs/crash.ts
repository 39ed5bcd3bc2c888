/** What an instance of HiGHS can hold at most, in bytes. */
const memoryLimit = 2 ** 31;

/**
 * Whether HiGHS has broken off in itself: as WebAssembly it traps, aborts or throws what is no JavaScript
 * error, and nothing that its instance holds can be used after that.
 */
export function isBreakdown(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  if (error.name === "RuntimeError") return true;
  return error instanceof RangeError && /allocation|memory|call stack/i.test(error.message);
}

/**
 * It does not say when it had no memory left, only that it aborts; that more than half of what there can be
 * was taken tells.
 */
export function breakdownReason(error: unknown, memoryBytes: number): "memory" | "crash" {
  const text = String(error);
  const named = /allocation|OOM|enlarge|bad_alloc/i.test(text);
  const aborted = /abort/i.test(text) && memoryBytes > memoryLimit / 2;
  return named || aborted ? "memory" : "crash";
}
