import type { Engine, Model } from "../engine/engine.ts";
import { withChanges, type Program } from "../engine/program.ts";

/** The engine, but the first program that it is asked to solve is handed to `keep` before it is solved. */
export function keepingFirstProgram(
  engine: Engine,
  keep: (program: Program) => Promise<void>,
): Engine {
  let kept = false;
  return {
    ...engine,
    open: async (program, options) => {
      const model = await engine.open(program, options);
      const solve: Model["solve"] = async (changes = {}) => {
        if (!kept) {
          kept = true;
          await keep(withChanges(program, changes));
        }
        return model.solve(changes);
      };
      return { solve, conflict: () => model.conflict(), close: () => model.close() };
    },
  };
}
