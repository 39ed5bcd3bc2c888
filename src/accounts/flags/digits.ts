/**
 * The digits of a stated figure, and which right figures a slip in writing them could have turned into it. Digits are
 * those of the shortest decimal text that reads back as the number: 5340 has four, 0.35 has three, with the 0.
 */

/** The digits of a figure without its decimal sign, and how many of them stand behind it. */
export interface Decimal {
  readonly digits: string;
  readonly decimals: number;
}

export type SlipKind =
  "transposed" | "wrong-digit" | "doubled-digit" | "missing-digit" | "misplaced-point";

/** A right figure, and where the slip was made. */
export interface Slip {
  readonly kind: SlipKind;
  readonly right: number;
  /**
   * The digit of the stated figure, counted from the left from 1: the first of two exchanged, the wrong one, the one
   * too many, the one before which one is missing. Of a misplaced point: by how many places to the right it belongs.
   */
  readonly at: number;
}

/** Throws `RangeError` for what nobody states: figures below nothing, and what is no number. */
export function decimalOf(value: number): Decimal {
  if (!(value >= 0 && value < Infinity)) throw new RangeError(`not a stated figure: ${value}`);
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const decimals = fraction.length - Number(exponent);
  if (decimals <= 0) return { digits: whole + fraction + "0".repeat(-decimals), decimals: 0 };
  return { digits: (whole + fraction).padStart(decimals + 1, "0"), decimals };
}

/** What one of the last digit that isn't 0 counts: 10 of 5340, 0.01 of 0.35. Undefined of 0. */
export function lastPlace(value: number): number | undefined {
  const { digits, decimals } = decimalOf(value);
  const kept = digits.replace(/0+$/, "");
  return kept === "" ? undefined : Number(`1e${digits.length - kept.length - decimals}`);
}

/** Every right figure of which a single slip of the pen makes `value`, each once per kind; never `value` itself. */
export function slipsOf(value: number): readonly Slip[] {
  const stated = decimalOf(value);
  const all = [
    ...transposed(stated),
    ...wrongDigits(stated),
    ...doubledDigits(stated),
    ...missingDigits(stated),
    ...misplacedPoints(stated),
  ];
  const known = new Set<string>();
  return all.filter(({ kind, right }) => {
    const identity = `${kind} ${right}`;
    const isNew = right !== value && right < Infinity && !known.has(identity);
    known.add(identity);
    return isNew;
  });
}

function numberOf({ digits, decimals }: Decimal): number {
  return Number(`${digits}e${-decimals}`);
}

/** Whether somebody would write it so: no 0 before other digits of the whole, and a digit before the decimal sign. */
function isWritten({ digits, decimals }: Decimal): boolean {
  const whole = digits.length - decimals;
  return whole === 1 || (whole > 1 && !digits.startsWith("0"));
}

function slip(kind: SlipKind, at: number, right: Decimal): Slip[] {
  return isWritten(right) ? [{ kind, right: numberOf(right), at }] : [];
}

/** Behind the decimal sign, a last 0 may have been written that a number doesn't keep: 3.5 for 3.05. */
function transposed({ digits, decimals }: Decimal): Slip[] {
  const written =
    decimals === 0 ? { digits, decimals } : { digits: `${digits}0`, decimals: decimals + 1 };
  return Array.from({ length: written.digits.length - 1 }, (_, i) => {
    const [a, b] = [written.digits.charAt(i), written.digits.charAt(i + 1)];
    const right = written.digits.slice(0, i) + b + a + written.digits.slice(i + 2);
    return slip("transposed", i + 1, { digits: right, decimals: written.decimals });
  }).flat();
}

const tenDigits = Array.from("0123456789");

function wrongDigits({ digits, decimals }: Decimal): Slip[] {
  return Array.from(digits).flatMap((_, i) =>
    tenDigits.flatMap((digit) =>
      slip("wrong-digit", i + 1, {
        digits: digits.slice(0, i) + digit + digits.slice(i + 1),
        decimals,
      }),
    ),
  );
}

function doubledDigits({ digits, decimals }: Decimal): Slip[] {
  const whole = digits.length - decimals;
  return Array.from(digits).flatMap((digit, i) => {
    if (i + 1 === whole || digit !== digits.charAt(i + 1)) return [];
    const right = digits.slice(0, i) + digits.slice(i + 1);
    return slip("doubled-digit", i + 1, {
      digits: right,
      decimals: i < whole ? decimals : decimals - 1,
    });
  });
}

function missingDigits({ digits, decimals }: Decimal): Slip[] {
  const whole = digits.length - decimals;
  const places = Array.from({ length: digits.length + 1 }, (_, i) => i);
  return places.flatMap((i) =>
    tenDigits.flatMap((digit) => {
      const right = digits.slice(0, i) + digit + digits.slice(i);
      return [
        ...(i <= whole ? slip("missing-digit", i + 1, { digits: right, decimals }) : []),
        ...(i >= whole && decimals > 0
          ? slip("missing-digit", i + 1, { digits: right, decimals: decimals + 1 })
          : []),
      ];
    }),
  );
}

/** How far a decimal sign is taken to stray. */
const strays = [-3, -2, -1, 1, 2, 3];

function misplacedPoints({ digits, decimals }: Decimal): Slip[] {
  return strays.map((at) => ({
    kind: "misplaced-point",
    right: Number(`${digits}e${at - decimals}`),
    at,
  }));
}
