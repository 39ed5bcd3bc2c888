import { found, type Resolved } from "../resolve.ts";

/** For skills that stand in for others, or that others stand in for: who does whose work. */
export function skillUsesOf(
  resolved: Resolved,
): readonly { place: number; skill: number; doing: number }[] {
  const linked = linkedSkills(resolved);
  return resolved.places.flatMap((_, place) =>
    resolved.skills.flatMap(({ canDo }, skill) =>
      linked[skill]
        ? [skill, ...new Set(canDo.filter((other) => other !== skill))].map((doing) => ({
            place,
            skill,
            doing,
          }))
        : [],
    ),
  );
}

export function linkedSkills({ skills }: Resolved): readonly boolean[] {
  const linked = skills.map(({ canDo }, skill) => canDo.some((other) => other !== skill));
  skills.forEach(({ canDo }, skill) => {
    for (const other of canDo) if (other !== skill) linked[other] = true;
  });
  return linked;
}

/** Rows of `secondments`, of skills whose hours are limited: others have nothing to gain by going. */
export function secondmentsOf(resolved: Resolved): readonly {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly skill: number;
  readonly travel: number;
  readonly limit: number | undefined;
}[] {
  const { placeIndex, skillIndex, skills } = resolved;
  return resolved.economy.tables.secondments.rows.flatMap((stated, row) => {
    const skill = found(skillIndex, stated.skill);
    if (!skills[skill]!.limited) return [];
    const from = found(placeIndex, stated.from);
    const to = found(placeIndex, stated.to);
    return [{ row, from, to, skill, travel: stated.travel ?? 0, limit: stated.limit }];
  });
}
