import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/economy/problem.ts";
import { assertProgram } from "../../src/engine/check.ts";
import { readMps } from "../../src/engine/mps/read.ts";
import { writeMps } from "../../src/engine/mps/write.ts";
import type { Program } from "../../src/engine/program.ts";
import { render } from "../../src/messages/index.ts";
import { programOf, smallPrograms } from "./programs.ts";

function programIn(text: string | Uint8Array): Program {
  const read = readMps(text, "test.mps");
  if ("problems" in read)
    throw new Error(read.problems.map((problem) => render(problem)).join("\n"));
  assertProgram(read.program);
  return read.program;
}

function notesOf(text: string): readonly string[] {
  const read = readMps(text, "test.mps");
  return "notes" in read ? read.notes.map(({ key }) => key) : [];
}

function problemsIn(text: string | Uint8Array): readonly Problem[] {
  const read = readMps(text, "test.mps");
  if ("program" in read) throw new Error("read without a problem");
  // Every problem can be said, and has the file.
  for (const problem of read.problems) {
    expect(render(problem)).not.toBe("");
    expect(problem.where.file).toBe("test.mps");
  }
  return read.problems;
}

/** Key and line of each problem. */
function found(text: string): readonly (readonly [string, number | undefined])[] {
  return problemsIn(text).map(({ key, where }) => [key.replace("engine.mps.", ""), where.row]);
}

function textOf(program: Program): string {
  return [...writeMps(program)].join("");
}

/** The numbers and names of a program, to compare. */
function content(program: Program) {
  const { rows, columns } = program.matrix;
  return {
    ...program,
    columnName: Array.from({ length: columns }, (_, column) => program.columnName(column)),
    rowName: Array.from({ length: rows }, (_, row) => program.rowName(row)),
  };
}

/** A line of fixed format: fields in columns 2, 5, 15, 25, 40 and 50. */
function fixedLine(...fields: readonly string[]): string {
  const columns = [1, 4, 14, 24, 39, 49];
  return fields.reduce((line, field, k) => line.padEnd(columns[k]!) + field, "");
}

/** A file with these lines in its sections. */
function file(
  parts: Partial<Record<"head" | "rows" | "columns" | "rhs" | "ranges" | "bounds", string>>,
): string {
  const {
    head,
    rows = " N COST\n L LIM",
    columns = " X COST 1 LIM 2",
    rhs,
    ranges,
    bounds,
  } = parts;
  return [
    "NAME test",
    ...(head === undefined ? [] : [head]),
    `ROWS\n${rows}`,
    `COLUMNS\n${columns}`,
    ...(rhs === undefined ? [] : [`RHS\n${rhs}`]),
    ...(ranges === undefined ? [] : [`RANGES\n${ranges}`]),
    ...(bounds === undefined ? [] : [`BOUNDS\n${bounds}`]),
    "ENDATA\n",
  ].join("\n");
}

describe("reading MPS", () => {
  test("free format: names, sense, offset, coefficients, sides", () => {
    const program = programIn(`* a remark
NAME          small plan
OBJSENSE
    MAX
ROWS
 N  PROFIT
 L  hours
 G  bread
 E  exact
COLUMNS
 bake  PROFIT  3  hours  1.5
 bake  bread   2
 rest  hours   -1e-1   exact 1D2

RHS
 RHS  hours  4  bread 1
 RHS  PROFIT  -10  exact 7
ENDATA
`);
    expect(content(program)).toMatchObject({
      name: "small plan",
      sense: "maximise",
      offset: 10,
      cost: Float64Array.of(3, 0),
      rowLower: Float64Array.of(-Infinity, 1, 7),
      rowUpper: Float64Array.of(4, Infinity, 7),
      columnLower: Float64Array.of(0, 0),
      columnUpper: Float64Array.of(Infinity, Infinity),
      columnName: ["bake", "rest"],
      rowName: ["hours", "bread", "exact"],
    });
    expect([...program.matrix.values]).toEqual([1.5, 2, -0.1, 100]);
  });

  test("fixed format keeps blanks in names, and remarks after $", () => {
    const program = programIn(
      [
        "NAME          BLANKS",
        "ROWS",
        " N  COST",
        " L  ROW ONE",
        " G  ROW TWO",
        "COLUMNS",
        fixedLine("", "COL ONE", "COST", "1.0", "ROW ONE", "2.0"),
        fixedLine("", "COL ONE", "ROW TWO", "3.0", "$ a remark"),
        fixedLine("", "COL TWO", "ROW ONE", "4.0"),
        "RHS",
        fixedLine("", "SET 1", "ROW ONE", "10.0", "ROW TWO", "1.0"),
        "BOUNDS",
        fixedLine("UP", "SET 1", "COL TWO", "5.0"),
        "ENDATA",
      ].join("\r\n"),
    );
    expect(content(program)).toMatchObject({
      columnName: ["COL ONE", "COL TWO"],
      rowName: ["ROW ONE", "ROW TWO"],
      rowUpper: Float64Array.of(10, Infinity),
      columnUpper: Float64Array.of(Infinity, 5),
    });
    expect([...program.matrix.values]).toEqual([2, 3, 4]);
  });

  test("in fixed format a line out of its places is named", () => {
    const lines = Array.from(
      { length: 20 },
      (_, k) => `    COL ${String(k).padStart(2, "0")}    COST              1.0`,
    );
    const text = ["ROWS", " N  COST", "COLUMNS", ...lines, "  COL 99 COST 1.0", "ENDATA"].join(
      "\n",
    );
    expect(found(text)).toEqual([["columns", 24]]);
  });

  test.each([
    ["L", 3, [7, 10]],
    ["L", -3, [7, 10]],
    ["G", 3, [10, 13]],
    ["G", -3, [10, 13]],
    ["E", 3, [10, 13]],
    ["E", -3, [7, 10]],
    ["E", 0, [10, 10]],
  ] as const)("a range on a row %s of %d is %j", (type, range, [lower, upper]) => {
    const rows = ` N COST\n ${type} LIM`;
    const program = programIn(file({ rows, rhs: " RHS LIM 10", ranges: ` RNG LIM ${range}` }));
    expect([program.rowLower[0], program.rowUpper[0]]).toEqual([lower, upper]);
  });

  test.each([
    [" UP B X 4", [0, 4], false],
    [" LO B X -4", [-4, Infinity], false],
    [" FX B X 4", [4, 4], false],
    [" FR B X", [-Infinity, Infinity], false],
    [" MI B X", [-Infinity, Infinity], false],
    [" MI B X\n UP B X -2", [-Infinity, -2], false],
    [" PL B X", [0, Infinity], false],
    [" BV B X", [0, 1], true],
    [" LI B X 2", [2, Infinity], true],
    [" UI B X 7", [0, 7], true],
    [" UP B X -4", [-Infinity, -4], false],
    [" LO B X 0\n UP B X -4", [0, -4], false],
    [" UP B X 0", [0, 0], false],
    [" UP B X 1e30", [0, Infinity], false],
    [" LO B X -1e20\n UP B X inf", [-Infinity, Infinity], false],
    // Without the name of the set, and with a number where none is needed.
    [" UP X 4", [0, 4], false],
    [" FR X", [-Infinity, Infinity], false],
    [" BV B X 1", [0, 1], true],
    [" FX B X 4\n UP B X 4", [4, 4], false],
  ] as const)("the bounds %j are %j", (bounds, [lower, upper], integer) => {
    const program = programIn(file({ bounds }));
    expect([program.columnLower[0], program.columnUpper[0]]).toEqual([lower, upper]);
    expect(program.integer?.[0] === 1).toBe(integer);
  });

  test("an upper bound below zero alone is noted", () => {
    expect(notesOf(file({ bounds: " UP B X -4" }))).toEqual(["engine.mps.note-negative-upper"]);
    expect(notesOf(file({ bounds: " MI B X\n UP B X -4" }))).toEqual([]);
  });

  test("integer columns between markers are 0 or 1 unless bounds are stated", () => {
    const columns = ` M1 'MARKER' 'INTORG'
 X COST 1
 Y COST 1
 M2 'MARKER' 'INTEND'
 Z COST 1`;
    const text = file({ columns, bounds: " LO B Y 0" });
    const program = programIn(text);
    expect([...program.integer!]).toEqual([1, 1, 0]);
    expect([...program.columnUpper]).toEqual([1, Infinity, Infinity]);
    expect(notesOf(text)).toEqual(["engine.mps.note-integer-bounds"]);
  });

  test("markers in fixed format stand in fields three and five", () => {
    const program = programIn(
      [
        "ROWS",
        " N  THE COST",
        "COLUMNS",
        fixedLine("", "MARKER", "'MARKER'", "", "'INTORG'"),
        fixedLine("", "A COL", "THE COST", "1.0"),
        fixedLine("", "MARKER", "'MARKER'", "", "'INTEND'"),
        "BOUNDS",
        fixedLine("UP", "BND", "A COL", "9.0"),
        "ENDATA",
      ].join("\n"),
    );
    expect([...program.integer!]).toEqual([1]);
    expect(program.columnUpper[0]).toBe(9);
  });

  test("rows N beside the objective are left out, and that is noted", () => {
    const text = file({
      rows: " N COST\n N OTHER\n L LIM\n N THIRD",
      columns: " X COST 1 OTHER 5\n X LIM 2 THIRD 1",
      rhs: " RHS OTHER 4 LIM 9",
    });
    const program = programIn(text);
    expect(program.matrix.rows).toBe(1);
    expect([...program.cost]).toEqual([1]);
    expect(notesOf(text)).toEqual(["engine.mps.note-objectives"]);
    const chosen = programIn(text.replace("NAME test", "NAME test\nOBJNAME\n OTHER"));
    expect([...chosen.cost]).toEqual([5]);
    expect(chosen.offset).toBe(-4);
  });

  test("without an objective any point will do, and that is noted", () => {
    const text = file({ rows: " L LIM", columns: " X LIM 2" });
    expect([...programIn(text).cost]).toEqual([0]);
    expect(notesOf(text)).toEqual(["engine.mps.note-no-objective"]);
  });

  test("OBJSENSE is read on its own line or beside the word", () => {
    expect(programIn(file({ head: "OBJSENSE MAXIMIZE" })).sense).toBe("maximise");
    expect(programIn(file({ head: "OBJSENSE\n  min" })).sense).toBe("minimise");
    expect(programIn(file({})).sense).toBe("minimise");
  });

  test("compressed files and other encodings are read", () => {
    const text = file({ columns: " Bäckerei COST 1 LIM 2" });
    const expected = content(programIn(text));
    expect(expected.columnName).toEqual(["Bäckerei"]);
    for (const bytes of [
      gzipSync(text),
      Buffer.from(`\uFEFF${text}`, "utf8"),
      Buffer.from(`\uFEFF${text}`, "utf16le"),
      Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
      Buffer.from(text, "latin1"),
    ]) {
      expect(content(programIn(bytes)).columnName).toEqual(["Bäckerei"]);
      expect(content(programIn(bytes)).matrix).toEqual(expected.matrix);
    }
  });

  test("half a million numbers take seconds at most", () => {
    const columns: string[] = [];
    for (let k = 0; k < 250_000; k++) columns.push(` column_${k} COST ${k} LIM ${k + 0.5}`);
    const started = performance.now();
    const program = programIn(file({ columns: columns.join("\n") }));
    expect(program.matrix.values.length).toBe(250_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("problems of MPS files", () => {
  test("are all named at once, each with its line", () => {
    const text = `NAME
ROWS
 N COST
 L LIM
 L LIM
 Q ODD
COLUMNS
 X COST 1 LIMM 2
 Y LIM one
 X LIM 3
 Z LIM 1 LIM 2
 Z
RHS
 RHS LIM 4
 RHS LIM 5
 OTHER LIM 6
BOUNDS
 UP B W 3
 SC B Z 3
 XX B Z 3
 LO B Z 1
 LO B Z 2
QMATRIX
 X X 1
NONSENSE
`;
    expect(found(text)).toEqual([
      ["row-twice", 5],
      ["row-type", 6],
      ["row-unknown-near", 8],
      ["number", 9],
      ["column-split", 10],
      ["coefficient-twice", 11],
      ["fields", 12],
      ["row-value-twice", 15],
      ["several-sets", 16],
      ["row-value-twice", 16],
      ["column-unknown-near", 18],
      ["semicontinuous", 19],
      ["bound-type", 20],
      ["bound-contradicts", 22],
      ["section-refused", 23],
      ["section-unknown", 25],
      ["no-end", 25],
    ]);
  });

  test.each([
    ["", [["empty", 1]]],
    ["* only a remark\n", [["empty", 1]]],
    ["ROWS\n N COST\n", [["no-end", 2]]],
    ["ROWS\n N COST\nENDATA\n", [["section-missing", 3]]],
    [
      "COLUMNS\n X COST 1\nENDATA\n",
      [
        ["section-order", 1],
        ["section-missing", 3],
      ],
    ],
    [
      " N COST\nROWS\n",
      [
        ["outside", 1],
        ["no-end", 2],
      ],
    ],
    [file({ head: "OBJSENSE\n  LEAST" }), [["sense", 3]]],
    [file({ head: "OBJNAME\n  NONE" }), [["objective-unknown", 3]]],
    [file({ head: "ROWS\n N A" }), [["section-twice", 4]]],
    [file({ rhs: " RHS NONE 4" }), [["row-unknown", 8]]],
    [file({ rows: " N COST\n E LIM", rhs: " RHS LIM 1e40" }), [["infinite-side", 8]]],
    [file({ columns: " X COST inf" }), [["number", 6]]],
    [file({ columns: " X COST 1e999" }), [["number", 6]]],
    [file({ columns: " M 'MARKER' 'SOSORG'\n X COST 1" }), [["marker", 6]]],
    [file({ rhs: " RHS LIM 1" }).replace("RHS", "RHS X"), [["header-text", 7]]],
  ] as const)("%j has these: %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test("the nearest name is suggested", () => {
    const [problem] = problemsIn(file({ columns: " X COST 1 LMI 2" }));
    expect(render(problem!)).toContain("Did you mean “LIM”?");
  });

  test("the sentence about fields says what the section expects", () => {
    const [problem] = problemsIn(file({ bounds: " UP" }));
    expect(render(problem!)).toMatch(/1 field\b.*type, name of the set, column and number/);
  });

  test("a thousand bad lines make a page, not a flood", () => {
    const columns = Array.from({ length: 1000 }, (_, k) => ` X${k} NONE 1`).join("\n");
    const problems = problemsIn(file({ columns }));
    expect(problems.length).toBeLessThan(50);
  });

  test("binary files, broken compression and files of another kind are refused as such", () => {
    const keys = (bytes: Uint8Array): readonly string[] => problemsIn(bytes).map(({ key }) => key);
    expect(keys(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1, 2))).toEqual(["engine.mps.binary"]);
    expect(keys(gzipSync(file({})).subarray(0, 40))).toEqual(["engine.mps.compression"]);
    expect(keys(Buffer.from("place,people\nHill,300\n"))).toContain("engine.mps.section-unknown");
  });
});

describe("writing MPS", () => {
  const numbers = fc.oneof(
    fc.integer({ min: -9, max: 9 }),
    fc.double({ min: -1e15, max: 1e15, noNaN: true }),
    fc.double({ min: -1e-9, max: 1e-9, noNaN: true }),
  );
  const someBounds = fc
    .tuple(numbers, numbers, fc.constantFrom("both", "lower", "upper", "none", "fixed"))
    .map(([a, b, kind]): readonly [number, number] => {
      const [lower, upper] = [Math.min(a, b) + 0, Math.max(a, b) + 0];
      if (kind === "fixed") return [lower, lower];
      return [
        kind === "both" || kind === "lower" ? lower : -Infinity,
        kind === "both" || kind === "upper" ? upper : Infinity,
      ];
    });
  const names = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      "a",
      "a b",
      "a_b",
      "",
      " ",
      "$x",
      "*",
      "'MARKER'",
      "RHS",
      "ROWS",
      "ä/b;c=d",
      "x\ny",
    ),
  );
  const programs: fc.Arbitrary<Program> = fc
    .tuple(fc.nat(5), fc.nat(5))
    .chain(([n, m]) => {
      const list = <T>(of: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
        fc.array(of, { minLength: length, maxLength: length });
      return fc.record({
        sense: fc.constantFrom<Program["sense"]>("minimise", "maximise"),
        offset: numbers,
        cost: list(numbers, n),
        columns: list(someBounds, n),
        rows: list(fc.tuple(list(fc.oneof(fc.constant(0), numbers), n), someBounds), m),
        integer: list(fc.nat(1), n),
        columnNames: list(names, n),
        rowNames: list(names, m),
        name: fc.constantFrom("", "plan", "a plan"),
      });
    })
    .map((drawn) => ({
      ...programOf({
        ...drawn,
        offset: drawn.offset + 0,
        cost: drawn.cost.map((value) => value + 0),
        rows: drawn.rows.map(([of, [from, to]]) => ({ of, from, to })),
      }),
      name: drawn.name,
      columnName: (column: number) => drawn.columnNames[column]!,
      rowName: (row: number) => drawn.rowNames[row]!,
    }));

  /** Whether a row's width is one number, so that no further column has to carry its bounds. */
  function isPlain({ rowLower, rowUpper }: Program): boolean {
    return rowLower.every((lower, row) => {
      const upper = rowUpper[row]!;
      const width = upper - lower;
      return !Number.isFinite(width) || lower + width === upper || upper - width === lower;
    });
  }

  test("and reading again gives the same program to the last digit", () => {
    let plain = 0;
    fc.assert(
      fc.property(programs, (program) => {
        const back = programIn(textOf(program));
        if (!isPlain(program)) return;
        plain++;
        const { integer, ...numbersBack } = back;
        const { columns, rows } = program.matrix;
        expect(numbersBack).toMatchObject({
          name: program.name,
          sense: program.sense,
          offset: program.offset,
          matrix: program.matrix,
          cost: program.cost,
          columnLower: program.columnLower,
          columnUpper: program.columnUpper,
          rowLower: program.rowLower,
          rowUpper: program.rowUpper,
        });
        expect(integer ?? new Uint8Array(columns)).toEqual(program.integer);
        const rowNames = content(back).rowName;
        const columnNames = content(back).columnName;
        expect(new Set(rowNames).size).toBe(rows);
        expect(new Set(columnNames).size).toBe(columns);
        expect([...rowNames, ...columnNames].every((name) => /^\S+$/.test(name))).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(plain).toBeGreaterThan(250);
  });

  test("names that are fit for the format stay as they are", () => {
    const program = programOf({ cost: [1, 2], rows: [{ of: [1, 1], to: 3 }] });
    expect(content(programIn(textOf(program)))).toMatchObject({
      columnName: ["x0", "x1"],
      rowName: ["r0"],
    });
  });

  test("a row whose bounds cross, or whose width is no number, is carried by a column", () => {
    const crossing = programOf({ cost: [1], rows: [{ of: [1], from: 3, to: 2 }] });
    const back = programIn(textOf(crossing));
    expect(back.matrix.columns).toBe(2);
    expect([back.columnLower[1], back.columnUpper[1]]).toEqual([3, 2]);
    expect([back.rowLower[0], back.rowUpper[0]]).toEqual([0, 0]);
    const odd = programOf({ cost: [1], rows: [{ of: [1], from: -1, to: 1 + 2 ** -52 }] });
    expect(programIn(textOf(odd)).columnUpper[1]).toBe(1 + 2 ** -52);
  });

  test("comes in pieces, so that no text has to be held whole", () => {
    const columns = 20_000;
    const program = programOf({ cost: new Array<number>(columns).fill(1), rows: [] });
    const pieces = [...writeMps(program)];
    expect(pieces.length).toBeGreaterThan(3);
    expect(programIn(pieces.join("")).cost.length).toBe(columns);
  });
});

describe("any content at all", () => {
  const base = fc.oneof(
    smallPrograms({ boxed: false }).map(textOf),
    fc.constant(file({ rhs: " RHS LIM 3", ranges: " RNG LIM 2", bounds: " UP B X 3" })),
  );
  const pieces = fc.oneof(
    fc.constantFrom("0", "1", "7", "X", "-", " "),
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      "\n",
      " ",
      "\t",
      "\0",
      "ROWS\n",
      "ENDATA\n",
      "'MARKER'",
      "1e999",
      "-",
      "RANGES\n",
    ),
  );

  test("is a program or has problems that can be said, and never an exception", () => {
    const seen = { program: 0, problems: 0 };
    fc.assert(
      fc.property(
        base,
        fc.array(fc.tuple(fc.nat(2000), fc.oneof(fc.nat(1), fc.nat(12)), pieces), {
          minLength: 1,
          maxLength: 4,
        }),
        (text, edits) => {
          let changed = text;
          for (const [at, cut, piece] of edits) {
            const from = at % (changed.length + 1);
            changed = changed.slice(0, from) + piece + changed.slice(from + cut);
          }
          const read = readMps(changed, "test.mps");
          if ("program" in read) {
            seen.program++;
            assertProgram(read.program);
          } else {
            seen.problems++;
            expect(problemsIn(changed).length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(seen.program).toBeGreaterThan(20);
    expect(seen.problems).toBeGreaterThan(200);
  });

  test("as bytes too", () => {
    let reached = 0;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        reached++;
        readMps(bytes, "test.mps");
        readMps(Buffer.concat([Buffer.from("ROWS\n N "), bytes]), "test.mps");
      }),
      { numRuns: 300 },
    );
    expect(reached).toBe(300);
  });
});
