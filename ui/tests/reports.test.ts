// Protects: a report's filters stand in the address, and a kind is asked only for what it takes.
import { describe, expect, test } from "vitest";

import type { ReportKindInfo } from "../src/bindings";
import { about, askedOf, filtersOf, queryOf } from "../src/features/reports/asked";

const info = (more: Partial<ReportKindInfo>): ReportKindInfo => ({ kind: "ranking", title: "", formats: ["pdf"], needs_department: false, takes: [], ...more });

describe("the address of a report", () => {
  test("bears every filter and gives it back", () => {
    const filters = { by: "self" as const, category: "乡镇", departments: ["县教育局", "县,卫健局"], projects: true, published: true, overdue: true, deadline: "2025-05-10", from: 2022, to: 2024 };
    expect(filtersOf(queryOf("years", filters))).toEqual(filters);
  });

  test("bears nothing of what is as usual", () => {
    expect(queryOf("ranking", filtersOf({}))).toEqual({ kind: "ranking" });
  });

  test("is not trusted: what is no filter is none", () => {
    expect(filtersOf({ by: "最高", from: "去年", department: [null, ""] })).toEqual(filtersOf({}));
  });
});

describe("what is asked", () => {
  const all = filtersOf({ by: "self", category: "乡镇", department: ["甲", "乙"], projects: "1", published: "1", from: "2022" });

  test("is what the kind takes, and nothing else: the core refuses the rest", () => {
    expect(askedOf(info({ takes: ["category"] }), 2024, all)).toEqual({ kind: "ranking", year: 2024, category: "乡镇" });
  });

  test("one department is a report of it, several are a choice among all", () => {
    const takes = ["department", "departments"] as const;
    expect(askedOf(info({ takes: [...takes] }), 2024, all)).toEqual({ kind: "ranking", year: 2024, departments: ["甲", "乙"] });
    expect(askedOf(info({ takes: ["department"] }), 2024, all)).toEqual({ kind: "ranking", year: 2024, department: "甲" });
    expect(askedOf(info({ takes: [...takes] }), 2024, { ...all, departments: ["甲"] })).toEqual({ kind: "ranking", year: 2024, department: "甲" });
  });

  test("is nothing while the department is missing", () => {
    expect(askedOf(info({ needs_department: true, takes: ["department"] }), 2024, filtersOf({}))).toBeNull();
  });
});

test("every kind says in a line what it is", () => {
  for (const [kind, line] of Object.entries(about)) expect(line.length, kind).toBeGreaterThan(5);
});
