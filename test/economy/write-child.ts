import { writeFolder } from "../../src/economy/write-folder.ts";
import { EconomyProblems } from "../../src/economy/problem.ts";

// A process of its own for the tests of writing: it is killed, or given too little room.
const [mode = "", folder = "", size = "0"] = process.argv.slice(2);

const files = function* (mark: string): Generator<readonly [string, Iterable<string>]> {
  for (let i = 0; i < 20; i++) {
    yield [
      `table${i}.csv`,
      (function* () {
        for (let line = 0; line < Number(size); line++) yield `${mark},${i},${line}\n`;
      })(),
    ];
  }
};

if (mode === "once") {
  try {
    await writeFolder(folder, files("new"));
    console.log("written");
  } catch (error) {
    if (!(error instanceof EconomyProblems)) throw error;
    console.log(error.problems.map(({ key }) => key).join(" "));
  }
} else {
  for (let round = 0; ; round++) {
    await writeFolder(folder, files(`round${round}`), (name) => name.endsWith(".csv"));
    if (round === 0) console.log("ready");
  }
}
