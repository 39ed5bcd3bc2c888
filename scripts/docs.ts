import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pages } from "./pages.ts";

// Writes the pages of docs/ that are made from the code: `npm run docs`.
for (const [file, text] of pages()) {
  writeFileSync(fileURLToPath(new URL(`../docs/${file}`, import.meta.url)), text);
}
