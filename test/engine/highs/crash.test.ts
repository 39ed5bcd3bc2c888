import { describe, expect, test } from "vitest";
import { breakdownReason, isBreakdown } from "../../../src/engine/highs/crash.ts";
import { Host } from "../../../src/engine/highs/engine.ts";
import { loadInstance, type Highs } from "../../../src/engine/highs/load.ts";
import { programOf } from "../programs.ts";

const diet = programOf({ cost: [2, 3], rows: [{ of: [1, 1], from: 4 }] });

describe("breakdowns of the engine", () => {
  const trap = Object.assign(new Error("memory access out of bounds"), { name: "RuntimeError" });
  const abort = Object.assign(new Error("Aborted(). Build with -sASSERTIONS for more info."), {
    name: "RuntimeError",
  });

  test("are traps, aborts, foreign throws and lack of memory, but not refusals", () => {
    expect(isBreakdown(trap)).toBe(true);
    expect(isBreakdown(123456)).toBe(true);
    expect(isBreakdown(new RangeError("Array buffer allocation failed"))).toBe(true);
    expect(isBreakdown(new RangeError("cost has 1 entries, not 2"))).toBe(false);
    expect(isBreakdown(new Error("the model is closed"))).toBe(false);
  });

  test.each([
    [abort, "memory"],
    [trap, "crash"],
  ] as const)(
    "end a solve as such, and the next model gets a new engine (%s)",
    async (error, reason) => {
      const breaking = new Proxy(await loadInstance(), {
        get: (target, name) => {
          if (name === "memoryBytes") return 2 ** 31;
          if (name !== "createModel") return Reflect.get(target, name) as unknown;
          return (...args: Parameters<Highs["createModel"]>) => {
            const model = target.createModel(...args);
            model.run = () => {
              throw error;
            };
            return model;
          };
        },
      });
      const host = new Host(breaking);
      const model = await host.open(diet, {});
      expect(await model.solve()).toMatchObject({ kind: "stopped", reason });
      expect(await model.solve()).toMatchObject({ kind: "stopped", reason });
      await expect(model.conflict()).rejects.toThrow("broke down");
      await model.close();
      const next = await host.open(diet, {});
      expect(await next.solve()).toMatchObject({ kind: "optimal", objective: 8 });
      await next.close();
    },
  );

  test("while a program is opened are told by its first solve", async () => {
    const breaking = new Proxy(await loadInstance(), {
      get: (target, name) => {
        if (name !== "createModel") return Reflect.get(target, name) as unknown;
        return () => {
          throw trap;
        };
      },
    });
    const model = await new Host(breaking).open(diet, {});
    expect(await model.solve()).toMatchObject({ kind: "stopped", reason: "crash" });
    await model.close();
  });

  test("are lack of memory where memory had run out, and crashes otherwise", () => {
    expect(breakdownReason(abort, 2 ** 31)).toBe("memory");
    expect(breakdownReason(abort, 2 ** 25)).toBe("crash");
    expect(breakdownReason(trap, 2 ** 31)).toBe("crash");
    expect(breakdownReason(new RangeError("Array buffer allocation failed"), 0)).toBe("memory");
  });
});
