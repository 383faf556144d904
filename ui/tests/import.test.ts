import { beforeEach, describe, expect, it } from "vitest";

import type { FileOutcome } from "../src/bindings";
import { timeLeft } from "../src/format";
import { alike, answers, chosen, commit, failure, items, look, notReached, planned, questions, running, settle, stop, stopping, totals } from "../src/features/import/importing";
import { namesOf } from "../src/features/import/lines";
import { CallError } from "../src/platform";
import { session } from "../src/session";
import { mockPlatform } from "./mount";

const status = () => ({ version: "0", database: "", demo: false, years: [{ year: 2024, filings: 1, errors: 0 }], departments: 1 });
const outcome = (path: string, given: Partial<FileOutcome> = {}): FileOutcome => ({ path, sha256: `sha of ${path}`, format: "xlsx", status: "imported", filings: [], problems: [], candidates: [], notes: [], ...given });
const problem = (code: FileOutcome["problems"][number]["code"]) => ({ code, message: "", sheet: null, cell: null });
const none = { imported: 0, unchanged: 0, refused: 0, needs_decision: 0 };

/** A core that reads and imports whatever it is given, but for the files that `odd` speaks of. */
function core(odd: (path: string, dry: boolean) => Partial<FileOutcome> = () => ({})) {
  return mockPlatform({ status, import: ({ paths, dry_run }) => ({ files: paths!.map((path) => outcome(path, odd(path, dry_run === true))), totals: none, not_reached: [] }) });
}
const imports = (asked: ReturnType<typeof core>) => asked.filter(({ name }) => name === "import").map(({ request }) => request);

beforeEach(() => {
  items.splice(0);
  answers.clear();
  failure.value = null;
});

describe("importing", () => {
  it("reads without writing; the button writes exactly the chosen files as they were seen", async () => {
    const asked = core((path) => (path === "b" ? { status: "refused" } : {}));
    await look(["a", "b", "c"]);
    expect(imports(asked)).toEqual([{ paths: ["a", "b", "c"], dry_run: true }]);
    expect(totals.value).toEqual({ ready: 2, imported: 0, unchanged: 0, refused: 1, needs_decision: 0 });
    items.find(({ file }) => file.path === "c")!.chosen = false;
    expect(chosen.value.map(({ file }) => file.path)).toEqual(["a"]);
    await commit();
    expect(imports(asked).at(-1)).toEqual({ paths: ["a"], expected: { a: "sha of a" } });
    expect(totals.value).toEqual({ ready: 1, imported: 1, unchanged: 0, refused: 1, needs_decision: 0 });
    expect(session.year).toBe(2024);
  });

  it("lists the newest first; a repeated file stands where it stood and stays unticked", async () => {
    core();
    await look(["a"]);
    await look(["b", "c"]);
    items[1]!.chosen = false;
    await look(["c"]);
    expect(items.map(({ file, chosen: ticked }) => [file.path, ticked])).toEqual([["b", true], ["c", false], ["a", true]]);
  });

  it("keeps every answer given for a file, and imports each with its own", async () => {
    const asked = core();
    await look(["a", "b", "c"]);
    await settle(["a"], { department: "县甲局" });
    await settle(["a"], { on_conflict: "replace" });
    const said = { a: { department: "县甲局", on_conflict: "replace" } };
    expect(imports(asked).at(-1)).toEqual({ paths: ["a"], answers: said, dry_run: true });
    await settle(["b", "c"], { year: 2024 });
    await commit();
    // One click, one request: one line of the import record, undone as one.
    expect(imports(asked)).toHaveLength(5);
    expect(imports(asked).at(-1)).toEqual({
      paths: ["a", "b", "c"],
      answers: { ...said, b: { year: 2024 }, c: { year: 2024 } },
      expected: { a: "sha of a", b: "sha of b", c: "sha of c" },
    });
    expect(answers.size).toBe(0);
  });

  it("offers an answer to the other files of the folder that ask the same", async () => {
    core((path) => (path.endsWith("done") ? {} : { status: "needs_decision", problems: [problem(path.endsWith("year") ? "year_unknown" : "department_unknown")] }));
    await look(["x/1", "x/2", "x/done", "x/year", "y/3", "甲.zip › 1", "甲.zip › 2", "C:\\报\\1", "C:\\报\\2"]);
    const others = (path: string) => alike(items.find(({ file }) => file.path === path)!.file);
    expect(others("x/1")).toEqual(["x/2"]);
    expect(others("甲.zip › 1")).toEqual(["甲.zip › 2"]);
    expect(others("C:\\报\\1")).toEqual(["C:\\报\\2"]);
    expect(others("y/3")).toEqual([]);
  });

  it("asks again what only the import found open", async () => {
    core((path, dry) => (path === "a" && !dry ? { status: "needs_decision", problems: [problem("form_conflict")] } : {}));
    await look(["a", "b"]);
    await commit();
    expect(planned.value.map(({ file }) => file.path)).toEqual(["a"]);
    expect(chosen.value).toEqual([]);
    expect(totals.value).toEqual({ ready: 0, imported: 1, unchanged: 0, refused: 0, needs_decision: 1 });
  });

  it("takes files one after the other, also those dropped while it runs", async () => {
    const order: string[] = [];
    mockPlatform({
      status,
      import: async ({ paths }) => {
        order.push(`begin ${paths![0]}`);
        await new Promise((resolve) => setTimeout(resolve, 1));
        order.push(`end ${paths![0]}`);
        return { files: [], totals: none, not_reached: [] };
      },
    });
    const first = look(["a"]);
    await look(["b"]);
    await first;
    expect(order).toEqual(["begin a", "end a", "begin b", "end b"]);
  });

  it("stops when asked: what is done stays, the rest is told and can still be imported", async () => {
    const asked = mockPlatform({
      status,
      cancel: () => ({}),
      import: async ({ paths, dry_run }) => {
        if (dry_run) return { files: paths!.map((path) => outcome(path)), totals: none, not_reached: [] };
        await stop();
        return { files: [outcome(paths![0]!)], totals: none, not_reached: paths!.slice(1) };
      },
    });
    await look(["a", "b", "c"]);
    answers.set("c", { year: 2024 });
    await commit();
    expect(asked.filter(({ name }) => name === "cancel")).toHaveLength(1);
    expect(imports(asked)).toHaveLength(2);
    expect(notReached.value).toEqual(["b", "c"]);
    expect(chosen.value.map(({ file }) => file.path)).toEqual(["b", "c"]);
    expect([running.value, stopping.value]).toEqual([null, false]);
  });

  it("says what went wrong and is ready again", async () => {
    mockPlatform({
      status,
      import: () => {
        throw new CallError({ code: "database_locked", message: "数据文件正被另一个窗口使用。" });
      },
    });
    await look(["a"]);
    expect(failure.value?.message).toBe("数据文件正被另一个窗口使用。");
    expect(running.value).toBe(null);
  });

  it("asks for just what the problems leave open", () => {
    const closed = { department: false, year: false, conflict: false, reread: false };
    expect(questions({ problems: [problem("department_unknown"), problem("year_contradicts")] })).toEqual({ ...closed, department: true, year: true });
    expect(questions({ problems: [problem("form_conflict")] })).toEqual({ ...closed, conflict: true });
    expect(questions({ problems: [problem("file_changed")] })).toEqual({ ...closed, reread: true });
    expect(questions({ problems: [problem("file_damaged")] })).toEqual(closed);
  });

  it("tells the time left only when enough is done to tell", () => {
    expect(timeLeft({ done: 2, total: 100 }, 5000)).toBe("");
    expect(timeLeft({ done: 10, total: 110 }, 4000)).toBe("约剩 40 秒");
    expect(timeLeft({ done: 10, total: 1010 }, 4000)).toBe("约剩 7 分钟");
    expect(timeLeft({ done: 110, total: 110 }, 4000)).toBe("");
  });
});

describe("names in the list", () => {
  // Protects files of one name from being confused: 20 departments send 附件三-1.xlsx, in folders and in archives.
  it("say the archive, and the folder where several bear one name", () => {
    const zip = "/收件/水利局.zip › 内层.zip › 水利局/附件三-1.xlsx";
    const names = namesOf(["/收件/林业局/附件三-1.xlsx", "C:\\收件\\教育局\\附件三-1.xlsx", "/收件/附件二.xlsx", zip]);
    expect([...names.values()]).toEqual(["林业局/附件三-1.xlsx", "教育局/附件三-1.xlsx", "附件二.xlsx", "水利局.zip › 内层.zip › 水利局/附件三-1.xlsx"]);
  });
});
