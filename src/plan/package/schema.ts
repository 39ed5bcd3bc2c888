import { wordsOf } from "../../economy/reference.ts";
import type { Schema } from "../../economy/schema.ts";
import { planTableNames, planTables } from "../tables.ts";
import { branchesFolder } from "./branch-folder.ts";

/** The page that shows a plan, in its folder. */
export const pageFile = "report.html";

/**
 * The tables of a plan as a data package. All of them are written with all their columns, so that whoever
 * reads plans finds every plan in the same shape.
 */
export const planSchema: Schema = {
  tables: new Map(planTableNames.map((name) => [name, planTables[name]])),
  needed: [],
  // No economy has it.
  marks: ["stand_ins"],
  whole: true,
  companions: [pageFile, branchesFolder],
  describe: (table, column) => wordsOf("plan-tables", table, column),
};

/** Where in a plan's folder the economy stands that it was made for. */
export const economyFolder = "economy";
