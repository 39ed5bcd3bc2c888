/** What the program says to the shell when it ends. */
export const exit = {
  done: 0,
  /** The input has problems, or no plan can meet its conditions. */
  problems: 1,
  usage: 2,
  /** A limit or a signal ended the work before it was done. */
  stopped: 3,
  /** A certificate or a verification failed. */
  uncertified: 4,
  /** The program itself is wrong (EX_SOFTWARE of sysexits.h). */
  defect: 70,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];
