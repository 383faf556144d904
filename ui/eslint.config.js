import js from "@eslint/js";
import globals from "globals";
import ts from "typescript-eslint";
import vue from "eslint-plugin-vue";

/** Only src/platform may know Tauri; everything else sees the Platform interface. */
const noTauri = {
  "no-restricted-imports": ["error", { patterns: [{ group: ["@tauri-apps/*"], message: "Only src/platform imports @tauri-apps." }] }],
};

export default ts.config(
  { ignores: ["dist", "node_modules", "src/bindings.ts"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs["flat/recommended"],
  {
    files: ["**/*.{ts,vue}"],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: {
      ...noTauri,
      "no-undef": "off",
      "vue/no-v-html": "error",
      "vue/multi-word-component-names": "off",
      // Types say which props may be left out.
      "vue/require-default-prop": "off",
      // Line breaking is a matter of taste that no rule here settles.
      "vue/max-attributes-per-line": "off",
      "vue/singleline-html-element-content-newline": "off",
      "vue/multiline-html-element-content-newline": "off",
      "vue/html-self-closing": "off",
      "vue/html-indent": "off",
      "vue/html-closing-bracket-newline": "off",
      "vue/first-attribute-linebreak": "off",
      "vue/attributes-order": "off",
    },
  },
  {
    // What departments wrote is text, wherever it is shown.
    files: ["src/**"],
    rules: {
      "no-restricted-properties": ["error", ...["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc"].map((property) => ({ property, message: "Text of filings is never HTML." }))],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
    },
  },
  { files: ["src/platform/**"], rules: { "no-restricted-imports": "off" } },
);
