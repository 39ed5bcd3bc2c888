import { optionsOf, type Imported } from "../../src/import/index.ts";
import { wiod } from "../../src/import/wiod/index.ts";
import { EconomyProblems, type Problem } from "../../src/economy/problem.ts";

/** Two industries and one that makes nothing, two years, in numbers that are easy to divide by. */
export const table = [
  "Year,Code,Description,Origin,A,B,U,CONS_h,CONS_np,CONS_g,GFCF,INVEN,EXP,GO",
  "2000,A,Farms,Domestic,20,10,0,50,0,0,0,2,18,100",
  "2000,B,Works,Domestic,30,40,0,60,5,15,40,-10,20,200",
  "2000,U,Embassies,Domestic,0,0,0,0,0,0,0,0,0,0",
  "2001,A,Farms,Domestic,22,11,0,55,0,0,-4,2,24,110",
  "2001,B,Works,Domestic,33,44,0,66,5,16,46,-10,20,220",
  "2001,U,Embassies,Domestic,0,0,0,0,0,0,0,0,0,0",
].join("\n");

export const accounts = [
  "country,code,year,EMP,EMPE,GO,GO_PI,H_EMPE,II,K",
  "XYZ,A,2000,4,2,100,100,3,60,100",
  "XYZ,B,2000,10,10,200,100,20,80,300",
  "XYZ,U,2000,0,0,0,100,0,0,0",
  "XYZ,A,2001,4,2,110,110,3,60,110",
  "XYZ,B,2001,10,10,220,125,20,80,400",
  "XYZ,U,2001,0,0,0,100,0,0,0",
].join("\n");

type Options = Readonly<Record<string, string | number | true>>;

export function read(iot: string, sea: string, options: Options = {}): Promise<Imported> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  return wiod.read(
    [
      { name: "iot.csv", bytes: bytes(iot) },
      { name: "sea.csv", bytes: bytes(sea) },
    ],
    optionsOf(options),
  );
}

/** The problems for which files are refused. */
export async function refused(
  iot: string,
  sea: string,
  options: Options = {},
): Promise<readonly Problem[]> {
  try {
    await read(iot, sea, options);
  } catch (error) {
    if (error instanceof EconomyProblems) return error.problems;
    throw error;
  }
  throw new Error("the files were read, and should have been refused");
}
