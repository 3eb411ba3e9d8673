// One dialect for the theme's scripts and for these tests. Types are tsc's business (themes/tsconfig.json, tests/browser/tsconfig.json), and so
// is whether a name exists.

import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off",
      "no-var": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "prefer-arrow-callback": "error",
      "object-shorthand": "error",
      "arrow-body-style": "error",
      eqeqeq: "error",
      "no-implicit-coercion": "error",
      "no-nested-ternary": "off",
      "no-restricted-globals": ["error", "event", "name"],
      "no-useless-return": "error",
      "no-else-return": "error",
      "no-unneeded-ternary": "error",
      "no-lonely-if": "error",
      "no-shadow-restricted-names": "error",
      "no-promise-executor-return": "off",
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["themes/**"],
    rules: { "max-len": ["error", { code: 150, ignoreStrings: true, ignoreTemplateLiterals: true }] },
  },
  {
    // A `describe` is a list of tests, and each of those is a function.
    files: ["tests/browser/**"],
    rules: { "max-lines-per-function": "off" },
  },
];
