import { recordReport } from "../../src/accounts/reports/record.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { valley } from "./reports-economy.ts";

// A process of its own for the tests of stating reports: others do the same at the same time.
const [folder = "", author = "", count = "0"] = process.argv.slice(2);

const economy = economyOf({ name: "valley" }, valley);
for (let i = 1; i <= Number(count); i++) {
  const written = { by: author, period: "1", what: "made", of: "grain", amount: String(i) };
  await recordReport(folder, economy, written, { today: "2026-04-01" });
}
