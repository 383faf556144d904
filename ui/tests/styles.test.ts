import { expect, it } from "vitest";

const pages = import.meta.glob<string>("../src/**/*.vue", { query: "?raw", import: "default", eager: true });

/** A style that is not scoped stays in force on every page that is opened after. */
it("styles that are not scoped name only what is the paper form's own", () => {
  const open = Object.entries(pages).flatMap(([file, text]) => [...text.matchAll(/^<style>$(.*?)^<\/style>/gms)].map(([, css]) => ({ file, css: css ?? "" })));
  expect(open.map(({ file }) => file)).toEqual(["../src/features/filing/FormTable.vue"]);
  for (const { css } of open) {
    const selectors = [...css.replace(/\/\*.*?\*\//gs, "").matchAll(/([^{}]+)\{/g)].flatMap(([, list]) => (list ?? "").split(",").map((one) => one.trim()));
    expect(selectors.length).toBeGreaterThan(5);
    for (const selector of selectors) expect(selector).toMatch(/^(table\.form\b|\.form-)/);
  }
});
