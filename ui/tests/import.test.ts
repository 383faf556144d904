import { beforeEach, describe, expect, it } from "vitest";

import type { FileOutcome } from "../src/bindings";
import { answers, bringIn, failure, questions, results, running, totals } from "../src/features/import/importing";
import { CallError } from "../src/platform";
import { session } from "../src/session";
import { mockPlatform } from "./mount";

const status = () => ({ version: "0", database: "", demo: false, years: [{ year: 2024, filings: 1, errors: 0 }], departments: 1 });
const outcome = (path: string, given: Partial<FileOutcome> = {}): FileOutcome => ({ path, sha256: null, format: null, status: "imported", filings: [], problems: [], ...given });
const problem = (code: FileOutcome["problems"][number]["code"]) => ({ code, message: "", sheet: null, cell: null });

beforeEach(() => {
  results.splice(0);
  answers.clear();
  failure.value = null;
});

describe("importing", () => {
  it("lists the newest first and counts by status", async () => {
    mockPlatform({ status, import: ({ paths }) => ({ files: paths!.map((path) => outcome(path, path === "b" ? { status: "refused" } : {})), totals: { imported: 0, unchanged: 0, refused: 0, needs_decision: 0 } }) });
    await bringIn(["a"]);
    await bringIn(["b", "c"]);
    expect(results.map(({ path }) => path)).toEqual(["b", "c", "a"]);
    expect(totals.value).toEqual({ imported: 2, unchanged: 0, refused: 1, needs_decision: 0 });
    expect(running.value).toBe(false);
    expect(session.year).toBe(2024);
  });

  it("puts a repeated file's outcome where the old one stood and keeps every answer given for it", async () => {
    const asked = mockPlatform({ status, import: ({ paths }) => ({ files: paths!.map((path) => outcome(path)), totals: { imported: 0, unchanged: 0, refused: 0, needs_decision: 0 } }) });
    await bringIn(["a", "b"]);
    await bringIn(["a"], { department: "县甲局" });
    await bringIn(["a"], { on_conflict: "replace" });
    expect(results.map(({ path }) => path)).toEqual(["a", "b"]);
    expect(asked.filter(({ name }) => name === "import").at(-1)!.request).toEqual({ paths: ["a"], department: "县甲局", on_conflict: "replace" });
  });

  it("takes files one after the other, also those dropped while it runs", async () => {
    const order: string[] = [];
    mockPlatform({
      status,
      import: async ({ paths }) => {
        order.push(`begin ${paths![0]}`);
        await new Promise((resolve) => setTimeout(resolve, 1));
        order.push(`end ${paths![0]}`);
        return { files: [], totals: { imported: 0, unchanged: 0, refused: 0, needs_decision: 0 } };
      },
    });
    const first = bringIn(["a"]);
    await bringIn(["b"]);
    await first;
    expect(order).toEqual(["begin a", "end a", "begin b", "end b"]);
  });

  it("says what went wrong and is ready again", async () => {
    mockPlatform({
      status,
      import: () => {
        throw new CallError({ code: "database_locked", message: "数据文件正被另一个窗口使用。" });
      },
    });
    await bringIn(["a"]);
    expect(failure.value?.message).toBe("数据文件正被另一个窗口使用。");
    expect(running.value).toBe(false);
  });

  it("asks for just what the problems leave open", () => {
    expect(questions({ problems: [problem("department_unknown"), problem("year_contradicts")] })).toEqual({ department: true, year: true, conflict: false });
    expect(questions({ problems: [problem("form_conflict")] })).toEqual({ department: false, year: false, conflict: true });
    expect(questions({ problems: [problem("file_damaged")] })).toEqual({ department: false, year: false, conflict: false });
  });
});
