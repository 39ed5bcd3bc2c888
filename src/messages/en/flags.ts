/** Sentences of: what may be wrong with figures. ICU MessageFormat; keys begin with `flags`. */
export const flags = {
  // Of a figure: to its last digit, so that digits can be compared.
  "flags.explanation.transposed":
    "two neighbouring digits may have been exchanged: {stated, number, ::@##############} for {right, number, ::@##############}",
  "flags.explanation.wrong-digit":
    "one digit may be another: {stated, number, ::@##############} for {right, number, ::@##############}",
  "flags.explanation.doubled-digit":
    "a digit may stand twice: {stated, number, ::@##############} for {right, number, ::@##############}",
  "flags.explanation.missing-digit":
    "a digit may be missing: {stated, number, ::@##############} for {right, number, ::@##############}",
  "flags.explanation.misplaced-point":
    "the decimal sign may stand elsewhere: {stated, number, ::@##############} for {right, number, ::@##############}",
  "flags.explanation.unit":
    "the figure may be in another unit: {stated, number, ::@##############} {unit} would be {right, number, ::@###}",
  "flags.explanation.mirrored":
    "two figures may have been exchanged: {right, number, ::@##############} stands for {name}",
  "flags.explanation.whole":
    "the figure may be that of {name} as a whole; the part would be {right, number, ::@###}",
  "flags.explanation.share-added":
    "a round share may have been put on or taken off: {stated, number, ::@##############} is {added, number, ::percent sign-always} on {right, number, ::@###}",
  "flags.explanation.copied":
    "the figure may not have been found anew: {stated, number, ::@##############} is also that of {from, select, previous {the period before} season {the same season a year before} other {the plan}}",
  "flags.explanation.unstated":
    "something may have been lost or delivered that nobody has stated: {size, number, ::@###} at {name}",
  "flags.explanation.unknown":
    "the figure may be off for another reason: by the other figures it would be about {about, number, ::@###}, not {stated, number, ::@##############}",

  "flags.too-round":
    "{round, number} of {count, number} figures end in 0 or 5, where about {expected, number, ::@##} would by chance ({chance, number, ::percent @##}): they may have been rounded, or the scale may show no finer steps",
  "flags.copied.repeated":
    "{equal, number} of {count, number} figures equal the one before to the last digit, which chance would do in {chance, number, ::percent @##} of cases: some may not have been found anew",
  "flags.copied.reference":
    "{equal, number} of {count, number} figures equal the others to the last digit, which chance would do in {chance, number, ::percent @##} of cases: some may have been taken over",
  "flags.jumps":
    "{value, number, ::@##############} doesn’t fit its own series, by which it would be about {expected, number, ::@###} (chance: {chance, number, ::percent @##})",
  "flags.repeated-bias":
    "{same, number} of {count, number} figures are off in the same direction ({above, select, yes {more than the others say} other {less than the others say}}; chance: {chance, number, ::percent @##}): the same may be behind all of them",
} as const;
