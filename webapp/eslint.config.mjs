import next from "@next/eslint-plugin-next";
import jsxA11y from "eslint-plugin-jsx-a11y";
import react from "eslint-plugin-react";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: [".next/**", "gql/**", "node_modules/**", "next-env.d.ts", "test-results/**", "playwright-report/**"] },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  jsxA11y.flatConfigs.recommended,
  hooks.configs.flat.recommended,
  {
    plugins: { "@next/next": next, react },
    settings: { react: { version: "19" } },
    rules: {
      ...next.configs.recommended.rules,
      ...next.configs["core-web-vitals"].rules,
      "max-lines": ["error", { max: 250 }],
      "no-console": "error",
      "react/jsx-key": "error",
      "react/jsx-no-target-blank": "error",
      "react/no-danger": "error",
      "react/self-closing-comp": "error",
      // Counts and identifiers in template strings are meant.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Whether `as Route` is needed depends on which route types a build has left behind.
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
      // Arrow functions that only call are how handlers are written here.
      "@typescript-eslint/no-confusing-void-expression": "off",
      // Enums and inputs come from codegen as types; an unused argument says what a callback receives.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      // A field that takes the focus when its page or dialog opens is the page's whole purpose.
      "jsx-a11y/no-autofocus": "off",
    },
  },
  {
    // Every word a person reads comes from messages/; the signs listed are the same in all languages.
    files: ["app/**/*.{ts,tsx}", "features/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"],
    ignores: ["**/*.test.tsx", "app/global-error.tsx"],
    rules: {
      "react/jsx-no-literals": [
        "error",
        {
          noStrings: true,
          ignoreProps: true,
          allowedStrings: [" ", "·", "@", "/", "…", "–", "+", ":", ",", "(", ")", "{{", "}}"],
        },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "JSXAttribute[name.name=/^(aria-label|title|placeholder|alt|label|description)$/] > Literal[value=/[A-Za-zÀ-ÿ]{2}/]",
          message: "Words come from messages/, in every language.",
        },
        {
          selector: "VariableDeclarator[init.callee.name='useQuery'] > ArrayPattern[elements.length=2]",
          message: "What is on screen is asked again by lib/graphql/use-again.ts, which says why.",
        },
      ],
    },
  },
  { files: ["**/*.mjs"], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ["**/*.test.ts", "**/*.test.tsx", "e2e/**"],
    rules: { "react-hooks/rules-of-hooks": "off", "max-lines": "off" },
  },
);
