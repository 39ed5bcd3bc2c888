import fc from "fast-check";

/**
 * Property tests draw the same cases on every run, so that a change is judged by the change. COMMONWEAL_SEED
 * sets another seed; `random` draws anew, which is how wrong answers nobody thought of are found.
 */
const chosen = process.env["COMMONWEAL_SEED"] ?? "1967";

if (chosen !== "random") {
  const seed = Number(chosen);
  if (!Number.isInteger(seed)) throw new Error(`COMMONWEAL_SEED: not a whole number: ${chosen}`);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}
