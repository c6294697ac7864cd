// npm install --no-save eslint@10 @eslint/js@10 globals@17 && npx eslint postmetrics/data/report
import js from "@eslint/js";
import globals from "globals";

// The scripts of a report share one scope, as they do in the page: Chart.js, then charts.js, then report.js.
const shared = { Chart: "readonly", byId: "readonly", element: "readonly", sides: "readonly", NONE: "readonly", COLLATOR: "readonly", drawCharts: "readonly" };

export default [
  { ignores: ["**/*.min.js"] },
  js.configs.recommended,
  {
    files: ["postmetrics/data/report/*.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.browser, ...shared } },
    rules: { "no-redeclare": ["error", { builtinGlobals: false }], "no-unused-vars": ["error", { vars: "local" }] },
  },
];
