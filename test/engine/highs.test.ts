import { highsEngine } from "../../src/engine/highs/engine.ts";
import { highsInWorker } from "../../src/engine/highs/in-worker.ts";
import { engineContract } from "./contract.ts";

engineContract("HiGHS in the caller's thread", highsEngine);
engineContract("HiGHS in a thread of its own", highsInWorker);
