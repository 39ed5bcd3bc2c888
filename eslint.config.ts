import type { Linter } from "eslint";
import { defineConfig } from "eslint/config";
import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

/**
 * The rooms in the order in which data walks through them. A room imports only from itself and from
 * rooms before it; this one list makes the lint rule.
 */
const rooms = [
  "messages",
  "economy",
  "engine",
  "import",
  "plan",
  "accounts",
  "view",
  "cli",
] as const;

const roomRules = rooms.map((room, position): Linter.Config => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: rooms.slice(position + 1).map((later) => ({
          group: [`**/${later}/**`],
          message: `src/${room} stands before src/${later}: it may not import from it.`,
        })),
      },
    ],
  },
}));

export default defineConfig(
  { ignores: ["dist/**", "coverage/**", "plans/**"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Loops over typed arrays: the index is in range by the loop's own condition.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  ...roomRules,
  prettier,
);
