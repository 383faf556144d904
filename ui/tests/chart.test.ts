import { describe, expect, it } from "vitest";

import { framed, sizeOf } from "../src/components/chart/picture";
import { completed } from "../src/components/chart/theme";

const of = { width: 600.4, height: 300, title: "自评 <b> & “重算”", note: "单位：万元", font: '"Microsoft YaHei UI", sans-serif', ink: "#1d2733", muted: "#52606d" };

describe("a saved drawing", () => {
  it("is a document of its own whatever stands in a title: white below, title above, note under it", () => {
    const svg = framed('<svg width="600" height="300"><path d="M0 0"/></svg>', of);
    const page = new DOMParser().parseFromString(svg, "image/svg+xml");
    expect(page.querySelector("parsererror")).toBeNull();
    expect([...page.querySelectorAll("svg > text")].map((text) => text.textContent)).toEqual([of.title, of.note]);
    expect(page.querySelector("svg > g path")).not.toBeNull();
    expect(sizeOf(svg)).toEqual({ width: 601, height: 366 });
    expect(sizeOf(framed("<svg/>", { ...of, note: "" }))).toEqual({ width: 601, height: 340 });
  });
});

describe("what every chart has", () => {
  it("never shows a hint as HTML: names come out of filings", () => {
    expect(completed({ tooltip: { trigger: "axis", renderMode: "html" }, series: [] }, "图").tooltip).toMatchObject({ trigger: "axis", renderMode: "richText" });
    expect(completed({ series: [] }, "图").tooltip).toBeUndefined();
  });

  it("has patterns where fillings stand side by side, words always, and no movement", () => {
    const two = completed({ series: [{ type: "bar" }, { type: "bar" }] }, "预算与执行");
    const one = completed({ series: { type: "bar" } }, "预算");
    expect(two.aria).toMatchObject({ enabled: true, decal: { show: true } });
    expect(one.aria).toMatchObject({ enabled: true, decal: { show: false } });
    expect(JSON.stringify(one.aria)).toContain("预算。同样的数据可以换成表看。");
    expect(one.animation).toBe(false);
  });
});
