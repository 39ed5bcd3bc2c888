/** Sentences about linear programs in MPS files that become economies. */
export const importMps = {
  "import.mps.summary": "a linear or mixed-integer program in an MPS file",
  "import.mps.details":
    "mps: any program that “commonweal solve” reads, as an economy of one period. Each column is a technique, each row a good, bounds are limits, and the goal is the objective. It shows a program in the words of a plan; to solve it alone, solve is the shorter way.",
  "import.mps.no-columns": "has no columns: there is nothing to decide.",
  "import.mps.bad-name":
    "the {axis} “{name}” has a name that can’t be seen or is empty. Names in an economy are plain text: rename it.",
  "import.mps.same-name":
    "the {axis}s “{name}” and “{other}” differ only by white space, which counts as one space in an economy. Rename one of them.",
  "import.mps.empty-range":
    "the {axis} “{name}” must be at least {lower} and at most {upper}: no number is. Correct the bounds.",
  "import.mps.assumed.tables":
    "{columns, plural, one {One column is a technique} other {# columns are techniques}}, {rows, plural, one {one row a good} other {# rows goods}} that must come out even; what {equations, plural, =0 {they leave} other {those that are no equations ({equations, plural, one {one is} other {# are}}) leave}} over is taken by a technique of its own, “leave over …”.",
  "import.mps.assumed.sides":
    "The right-hand sides are the recipe of the technique “{sides}”, which runs exactly once; that it does is the only need.",
  "import.mps.assumed.ranges":
    "{count, plural, one {One row has} other {# rows have}} two different bounds: what may be left over is limited by their distance.",
  "import.mps.assumed.free-rows":
    "{count, plural, one {One row has} other {# rows have}} no bounds, and {count, plural, one {is} other {are}} left out.",
  "import.mps.assumed.backwards":
    "{count, plural, one {One column} other {# columns}} may be below zero: what {count, plural, one {it is} other {they are}} below is run by a technique that does the opposite, “… backwards”.",
  "import.mps.assumed.integer":
    "{count, plural, one {One column is a whole number} other {# columns are whole numbers}}.",
  "import.mps.assumed.objective":
    "The objective is counted in the good “{objective}”; {sense, select, minimise {least is to be brought in (“{bring}”) less what is taken out (“{take}”)} other {most is to be taken out (“{take}”) less what is brought in (“{bring}”)}}. One of the two is left out where the signs of the objective leave no use for it.",
  "import.mps.note.backwards": "The column {column} below zero.",
} as const;
