import { capacity, storage } from "./capacity.ts";
import type { Family } from "./family.ts";
import { goal } from "./goal.ts";
import { goodsBalance } from "./goods-balance.ts";
import { capacityEnd, end, reserve } from "./keeping.ts";
import { labour, labourCover, people, secondment } from "./labour.ts";
import { limit } from "./limits.ts";
import { routeCapacity } from "./routes.ts";
import { concave, floor, gap } from "./tiers.ts";

export type { Family, FamilyName, Setting } from "./family.ts";

/** Every constraint family, in the order in which its rows stand in a program. */
export const families: readonly Family[] = [
  goodsBalance,
  capacity,
  storage,
  labour,
  labourCover,
  people,
  secondment,
  routeCapacity,
  end,
  reserve,
  capacityEnd,
  limit,
  floor,
  concave,
  gap,
  goal,
];
