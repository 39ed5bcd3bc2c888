import { economyOf, writeEconomy } from "commonweal";

/**
 * Writes an economy that takes minutes to plan: no two places can be served alike, so leximin settles
 * them one by one.
 */
export async function writeSlowEconomy(folder: string): Promise<void> {
  const count = 60;
  const places = Array.from({ length: count }, (_, i) => `place ${i + 1}`);
  const periods = Array.from({ length: 12 }, (_, t) => ({ period: t + 1 }));
  const economy = economyOf(
    { name: "slow" },
    {
      periods,
      places: places.map((place) => ({ place })),
      goods: [{ good: "food", unit: "t", weight: 1, survival: 0.9 }],
      workplaces: places.map((place) => ({ workplace: `${place} farm`, place })),
      techniques: [{ technique: "grow" }],
      recipes: [{ technique: "grow", good: "food", amount: 1 }],
      uses: [{ technique: "grow", capacity: "land", amount: 1 }],
      capacities: places.map((place, i) => ({
        workplace: `${place} farm`,
        capacity: "land",
        amount: 40 + i,
      })),
      needs: places.flatMap((place, i) =>
        periods.map(({ period }) => ({
          need: "food",
          good: "food",
          place,
          period,
          amount: 100 + ((7 * i + 13 * period) % 17),
        })),
      ),
      routes: places.map((from, i) => ({
        route: `road ${i + 1}`,
        from,
        to: places[(i + 1) % count]!,
        capacity: 1 + (i % 3),
        loss: 0.05,
      })),
    },
  );
  await writeEconomy(economy, folder);
}
