/** Where the labels of a map stand. */
import { widthOf } from "../plan/explain/width.ts";
import type { MapPlace } from "./map-data.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Placed extends Point {
  readonly place: MapPlace;
  readonly anchor: "start" | "middle" | "end";
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const lineHeight = 13;
/** Width of a letter of a label, about. */
const letter = 6.5;
export const mostLetters = 22;

/** Labels within so wide a map: beside, below or above their circle, where they cover no other label and no circle. */
export function labelled(
  places: readonly MapPlace[],
  points: readonly Point[],
  radii: readonly number[],
  width: number,
): readonly Placed[] {
  const taken: Box[] = points.map(({ x, y }, i) => boxAround(x, y, radii[i]!, radii[i]!));
  return places.map((place, i) => {
    const { x, y } = points[i]!;
    const away = radii[i]! + 4;
    const length = lengthOf(place);
    const options = [
      { x: x + away, y, anchor: "start" },
      { x: x - away, y, anchor: "end" },
      { x, y: y + away + 0.5 * lineHeight, anchor: "middle" },
      { x, y: y - away - 1.2 * lineHeight, anchor: "middle" },
      ...[1, 2, 3, 4].flatMap((line) => [
        { x: x + away, y: y + line * lineHeight, anchor: "start" as const },
        { x: x + away, y: y - line * lineHeight, anchor: "start" as const },
      ]),
    ] as const;
    const boxOf = (at: (typeof options)[number]): Box => {
      const left = { start: at.x, middle: at.x - length / 2, end: at.x - length }[at.anchor];
      return {
        left,
        right: left + length,
        top: at.y - 0.6 * lineHeight,
        bottom: at.y + 1.6 * lineHeight,
      };
    };
    const fits = (box: Box) =>
      box.left >= 0 && box.right <= width && taken.every((other) => !overlap(other, box));
    const chosen = options.find((at) => fits(boxOf(at))) ?? options[0];
    taken.push(boxOf(chosen));
    return { place, ...chosen };
  });
}

function lengthOf({ name }: MapPlace): number {
  return letter * Math.min(mostLetters, widthOf(name));
}

export function leftOf({ place, x, anchor }: Placed): number {
  return x - { start: 0, middle: lengthOf(place) / 2, end: lengthOf(place) }[anchor];
}

export function rightOf(placed: Placed): number {
  return leftOf(placed) + lengthOf(placed.place);
}

function boxAround(x: number, y: number, across: number, down: number): Box {
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
