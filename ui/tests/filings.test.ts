import { describe, expect, it } from "vitest";

import type { FilingLine, StatusRow } from "../src/bindings";
import { dateOf, daysAfter, join, stateTitle } from "../src/features/filings/states";
import { subjectsOf, titleOf } from "../src/features/settings/changes";
import { size } from "../src/features/settings/size";

const row = (department: string, given: Partial<StatusRow> = {}) => ({ department, code: null, category: null, due: true, state: "not_filed", date: null, times_returned: 0, extended_until: null, history: [], missing_projects: [], ...given }) as unknown as StatusRow;
const filing = (department: string) => ({ department, code: null, category: null }) as unknown as FilingLine;

describe("filings", () => {
  it("show everyone who filed or has to, once", () => {
    const lines = join([filing("乙"), filing("丁")], [row("甲"), row("乙"), row("丙", { due: false })]);
    expect(lines.map(({ department, filing: filed, status }) => [department, filed !== null, status !== null])).toEqual([["甲", false, true], ["乙", true, true], ["丁", true, false]]);
  });

  it("keep who left but has a history", () => {
    expect(join([], [row("丙", { due: false, history: [{ state: "extended", date: "2025-01-01", reason: null, until: null }] })])).toHaveLength(1);
  });

  it("say how they stand, since when, and how often they went back", () => {
    expect(stateTitle(row("甲"))).toBe("未报");
    expect(stateTitle(row("甲", { state: "received", date: "2025-04-18" }))).toBe("已收 04-18");
    expect(stateTitle(row("甲", { state: "returned", date: "2025-04-18", times_returned: 2 }))).toBe("退回（2 次） 04-18");
    expect(stateTitle(row("甲", { state: "extended", date: "2025-04-18", extended_until: "2025-06-30" }))).toBe("延期至 06-30");
  });
});

describe("the log", () => {
  it("names filings rather than their departments too, and counts when there are many", () => {
    expect(subjectsOf({ subjects: ["县甲局", "县甲局 2024 年度第 1 版"] })).toBe("县甲局 2024 年度第 1 版");
    expect(subjectsOf({ subjects: ["a", "b", "c", "d"] })).toBe("a，b，c 等 4 份");
  });

  it("never hides an action it does not know", () => {
    expect(titleOf("import")).toBe("导入");
    expect(titleOf("something_new")).toBe("something_new");
  });

  it("prints sizes", () => {
    expect([size(512), size(2048), size(3_500_000)]).toEqual(["512 B", "2 KB", "3.3 MB"]);
  });
});

describe("the last day of an extension", () => {
  it("is read however it was typed, and a day that is none is not made one", () => {
    for (const typed of ["2025-04-08", "2025.4.8", " 2025/4/8 ", "2025年4月8日", "20250408", "２０２５-４-８"]) expect(dateOf(typed), typed).toBe("2025-04-08");
    for (const typed of ["", "明天", "2025-02-30", "2025-13-01", "2025111", "4-8"]) expect(dateOf(typed), typed).toBe(null);
    expect(daysAfter(new Date(2024, 1, 25), 7)).toBe("2024-03-03");
  });
});
