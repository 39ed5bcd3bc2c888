/**
 * Every example, and any further economies: seconds per stage, size and memory of planning it with the command, and its
 * first program (how far tier 1 can rise) solved by the engine here and by two others, Clp and lp_solve, from the
 * same MPS file in the same run.
 *
 *     apt-get install coinor-clp lp-solve
 *     npm run build && npx jiti bench/peers.ts [DIR, FILE.mps or GOODSxPLACES …]
 *
 * `60x10` is a generated economy (docs/generator.md) of four periods, seed 1. Without an argument: all of examples/, some
 * generated economies, and the published programs in $COMMONWEAL_REFERENCE_DATA/lp where that is set.
 * Programs are timed as whole: read, solved, and here certified too; the median of three. No time is printed before all who
 * solved a program agree on its value (1e-6), and a plan's certificate holds: otherwise the exit code is 1. Clp leaves
 * whole numbers aside, so programs with any are compared with lp_solve only.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { generate } from "../src/economy/generate/index.ts";
import { writeEconomy } from "../src/economy/index.ts";
import { highsEngine, readMps, solveProgram, type Program } from "../src/engine/index.ts";

const repetitions = 3;
/** Seconds for one solve, and for one plan. */
const patience = 120;
const patiencePlan = 600;
const agreement = 1e-6;

const folder = mkdtempSync(join(tmpdir(), "bench-peers-"));
const run = { failed: false };

interface Timed {
  readonly seconds: number;
  /** Absent: it did not end, or found none. */
  readonly value?: number;
}

interface Peer {
  readonly name: string;
  readonly integers: boolean;
  readonly command: (file: string, sense: Program["sense"]) => readonly [string, readonly string[]];
  readonly value: RegExp;
}

const peers: readonly Peer[] = [
  {
    name: "clp",
    integers: false,
    command: (file, sense) => ["clp", [file, ...(sense === "maximise" ? ["-max"] : []), "-solve"]],
    value: /^Optimal objective (\S+)/m,
  },
  {
    name: "lp_solve",
    integers: true,
    // The sense stands in the file.
    command: (file) => ["lp_solve", ["-S1", "-S3", "-fmps", file]],
    value: /^Value of objective function: (\S+)/m,
  },
];

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

function byPeer({ command, value }: Peer, file: string, sense: Program["sense"]): Timed {
  const times: number[] = [];
  let found: number | undefined;
  for (let i = 0; i < repetitions; i++) {
    const [program, args] = command(file, sense);
    const started = performance.now();
    const { stdout, error } = spawnSync(program, args, {
      encoding: "utf8",
      timeout: patience * 1000,
      maxBuffer: 1 << 28,
    });
    const seconds = (performance.now() - started) / 1000;
    if (error !== undefined) {
      if ("code" in error && error.code === "ENOENT") {
        console.log(`${program} is not installed: apt-get install coinor-clp lp-solve`);
        process.exit(1);
      }
      return { seconds: patience };
    }
    times.push(seconds);
    const written = value.exec(stdout)?.[1];
    if (written !== undefined) found = Number(written);
  }
  return { seconds: median(times), ...(found === undefined ? {} : { value: found }) };
}

const engine = await highsEngine();

async function byUs(file: string): Promise<Timed> {
  const times: number[] = [];
  let found: number | undefined;
  for (let i = 0; i < repetitions; i++) {
    const started = performance.now();
    const read = readMps(readFileSync(file), basename(file));
    if ("problems" in read) throw new Error(`${file} can't be read`);
    const { outcome, certificate } = await solveProgram(read.program, {
      engine,
      timeLimit: patience,
    });
    times.push((performance.now() - started) / 1000);
    if (outcome.kind !== "optimal") return { seconds: patience };
    if (certificate?.ok !== true) {
      console.log(`${file}: not certified`);
      run.failed = true;
    }
    found = outcome.objective;
  }
  return { seconds: median(times), ...(found === undefined ? {} : { value: found }) };
}

async function compareOn(name: string, file: string): Promise<void> {
  const read = readMps(readFileSync(file), basename(file));
  if ("problems" in read) throw new Error(`${file} can't be read`);
  const { program } = read;
  const { rows, columns, values } = program.matrix;
  const whole = program.integer?.some((each) => each !== 0) ?? false;
  const ours = await byUs(file);
  const parts = [`${name}: ${rows} rows × ${columns} columns, ${values.length} nonzeros`];
  parts.push(
    ours.value === undefined ? `here > ${patience} s` : `here ${ours.seconds.toFixed(3)} s`,
  );
  for (const peer of peers) {
    if (whole && !peer.integers) continue;
    const theirs = byPeer(peer, file, program.sense);
    if (theirs.value === undefined) {
      parts.push(`${peer.name} found no optimum in ${theirs.seconds.toFixed(1)} s`);
      continue;
    }
    const scale = Math.max(1, Math.abs(theirs.value));
    if (ours.value !== undefined && Math.abs(ours.value - theirs.value) > agreement * scale) {
      console.log(`${name}: ${peer.name} finds ${theirs.value}, here ${ours.value}`);
      run.failed = true;
      continue;
    }
    const ratio = (ours.seconds / theirs.seconds).toFixed(2);
    parts.push(`${peer.name} ${theirs.seconds.toFixed(3)} s (here ${ratio} of it)`);
  }
  console.log(parts.join("; "));
}

interface PlanDocument {
  readonly status: string;
  readonly size: { readonly rows: number; readonly columns: number; readonly nonzeros: number };
  readonly seconds: Readonly<Record<"read" | "compile" | "solve" | "total", number>>;
  readonly certificate: { readonly ok: boolean };
}

/** Plans as the command does, in a process of its own, whose largest memory is asked at its end. */
function planned(dir: string, mps: string): boolean {
  const name = basename(dir);
  const asked =
    "process.on('exit',()=>console.error('memory '+process.resourceUsage().maxRSS/1024))";
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...["--import", `data:text/javascript,${encodeURIComponent(asked)}`, "dist/cli/main.js"],
      ...["plan", dir, "--json", "--quiet", "--out", join(folder, `plan-${name}`), "--mps", mps],
    ],
    { encoding: "utf8", timeout: patiencePlan * 1000, maxBuffer: 1 << 28 },
  );
  const memory = Number(/^memory (\S+)$/m.exec(stderr)?.[1]);
  let told: PlanDocument;
  try {
    told = JSON.parse(stdout) as PlanDocument;
  } catch {
    console.log(`${name}: no plan within ${patiencePlan} s`);
    run.failed = true;
    return false;
  }
  if (told.status !== "optimal" || !told.certificate.ok) {
    console.log(`${name}: no certified plan: ${told.status}`);
    run.failed = true;
    return false;
  }
  const { rows, columns, nonzeros } = told.size;
  const { read, compile, solve, total } = told.seconds;
  const times = `read ${read.toFixed(2)}, compiled ${compile.toFixed(2)}, decided ${solve.toFixed(2)}, in all ${total.toFixed(2)} s`;
  console.log(
    `${name}: ${rows} rows × ${columns} columns, ${nonzeros} nonzeros; ${times}; ${memory.toFixed(0)} MiB`,
  );
  return true;
}

/** The folder; of a size, that of a generated economy. */
async function economyAt(path: string): Promise<string> {
  const size = /^(\d+)x(\d+)$/.exec(path);
  if (size === null) return path;
  const dir = join(folder, `generated-${path}`);
  await writeEconomy(generate({ goods: Number(size[1]), places: Number(size[2]) }), dir);
  return dir;
}

const given = process.argv.slice(2);
const lp = process.env["COMMONWEAL_REFERENCE_DATA"];
const programs =
  lp === undefined ? [] : readdirSync(join(lp, "lp")).filter((n) => n.endsWith(".mps"));
const all =
  given.length > 0
    ? given
    : [
        ...readdirSync("examples", { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => join("examples", name)),
        ...["20x4", "60x4", "60x10"],
        ...programs.map((name) => join(lp!, "lp", name)),
      ];
for (const path of all) {
  if (path.endsWith(".mps")) {
    await compareOn(basename(path), path);
    continue;
  }
  const dir = await economyAt(path);
  const mps = join(folder, `${basename(path)}.mps`);
  if (planned(dir, mps)) await compareOn("  its first program", mps);
}
rmSync(folder, { recursive: true });
process.exit(run.failed ? 1 : 0);
