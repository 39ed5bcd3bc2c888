import { shortName } from "../../economy/read/about.ts";

/** Where the further branches of a plan stand in its folder. */
export const branchesFolder = "branches";

/** A folder inside that of a plan, by the position of the branch (from 1: the first is the plan itself). */
export function branchFolder(position: number, scenario: string | undefined): string {
  return `${branchesFolder}/${position}-${scenario === undefined ? "as-stated" : shortName(scenario)}`;
}
