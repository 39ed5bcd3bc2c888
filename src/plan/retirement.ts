export { carries, shares } from "../economy/retirement.ts";
