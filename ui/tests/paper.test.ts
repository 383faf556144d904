import { describe, expect, it } from "vitest";

import type { Finding, Shown } from "../src/bindings";
import { gravestFirst, marksOf, placeOf, placesOf, printed, runs, strongest, valueAt } from "../src/features/filing/paper";

const finding = (given: Partial<Finding>): Finding => ({
  rule: "r", severity: "error", department: "县甲局", year: 2024, form: "overall", project: null, sheet: null, cells: [], paths: [],
  message: "", detail: null, suggestion: null, left: null, right: null, difference: null, ...given,
});
const filing = {
  overall: { funds: { executed: "33963.61" }, indicators: [{ weight: null }, { weight: "7.5" }] },
  projects: [{ name: "甲" }, { name: "乙" }],
} as unknown as Shown;

describe("values by path", () => {
  it("finds a value, and none where there is none", () => {
    expect(valueAt(filing, "overall.funds.executed")).toBe("33963.61");
    expect(valueAt(filing, "overall.indicators.1.weight")).toBe("7.5");
    expect(valueAt(filing, "overall.indicators.0.weight")).toBeNull();
    expect(valueAt(filing, "basic_data.staffing.control_rate")).toBeNull();
    expect(valueAt(filing, "overall.funds")).toBeNull();
  });

  it("prints it as filed, not rounded", () => {
    expect(printed("22240.171", "figure")).toBe("22,240.171");
    expect(printed("0.74", "rate")).toBe("74%");
    expect(printed("≧90%", "text")).toBe("≧90%");
    expect(printed(null, "figure")).toBe("");
  });
});

describe("marks", () => {
  it("the gravest finding of what is at stake marks a value; addends are only hinted at", () => {
    const marks = marksOf([
      finding({ severity: "note", paths: ["a"] }),
      finding({ severity: "warning", paths: ["a", "b"] }),
      finding({ severity: "error", paths: ["total", "a", "c", "d"] }),
    ]);
    expect(marks.get("a")).toEqual({ severity: "warning", main: true });
    expect(marks.get("b")).toEqual({ severity: "warning", main: true });
    expect(marks.get("total")).toEqual({ severity: "error", main: true });
    expect(marks.get("c")).toEqual({ severity: "error", main: false });
    expect(strongest([marks.get("c")!, marks.get("b")!])).toEqual({ severity: "warning", main: true });
    expect(strongest([])).toBeNull();
  });

  it("findings come gravest first and keep their order otherwise", () => {
    const given = [finding({ severity: "note", rule: "1" }), finding({ rule: "2" }), finding({ severity: "warning", rule: "3" }), finding({ rule: "4" })];
    expect(gravestFirst(given).map(({ rule }) => rule)).toEqual(["2", "4", "3", "1"]);
  });
});

describe("places", () => {
  it("a path names its form", () => {
    expect(placeOf("projects.3.indicators.0.weight")).toEqual({ kind: "project", index: 3 });
    expect(placeOf("basic_data.staffing")).toEqual({ kind: "basic_data", index: 0 });
    expect(placeOf("elsewhere")).toBeNull();
  });

  it("a finding stands on every form that it names, and on its own when it names no value", () => {
    expect(placesOf(finding({ form: "overall", paths: ["overall.funds.executed", "projects.1.funds.total.executed"] }), filing)).toEqual([
      { kind: "overall", index: 0 },
      { kind: "project", index: 1 },
    ]);
    expect(placesOf(finding({ form: "project", project: "乙" }), filing)).toEqual([{ kind: "project", index: 1 }]);
    expect(placesOf(finding({ form: "report" }), filing)).toEqual([{ kind: "report", index: 0 }]);
  });
});

describe("runs of equal cells", () => {
  it("merges neighbours with the same text; rows without text stand alone", () => {
    const rows = ["产出", "产出", "效益", null, null, "产出"];
    expect(runs(rows, (row) => row)).toEqual([
      { from: 0, length: 2 },
      { from: 2, length: 1 },
      { from: 3, length: 1 },
      { from: 4, length: 1 },
      { from: 5, length: 1 },
    ]);
    expect(runs([], () => "")).toEqual([]);
  });
});
