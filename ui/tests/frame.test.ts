// Protects what stands around the pages: what is found leads to its place, the header's words, and what the window keeps.
import { beforeEach, expect, test } from "vitest";

import type { Hit } from "../src/bindings";
import { groupsOf, pagesOf, partsOf } from "../src/features/find/found";
import { backedUp } from "../src/format";
import { isTyping } from "../src/keys";
import { keepPlace, lastPlace } from "../src/memory";
import { dismiss, toast, toasts } from "../src/toast";

const hit: Hit = { title: "河道清淤", marks: [[0, 2]], detail: null, department: "县水利局", year: 2024, project: null, path: null, case: null };

test("each kind of hit leads to its very place", () => {
  const to = (kind: "department" | "project" | "indicator" | "finding", more: Partial<Hit>) => groupsOf({ groups: [{ kind, hits: [{ ...hit, ...more }], more: false }] })[0]?.lines[0]?.to;
  const params = { department: "县水利局", year: "2024" };
  expect(to("department", {})).toEqual({ name: "filing", params, query: {} });
  expect(to("department", { year: null })).toBe("/departments");
  expect(to("project", { project: "河道清淤" })).toEqual({ name: "filing", params, query: { project: "河道清淤" } });
  expect(to("indicator", { path: "overall.indicators.0.name" })).toEqual({ name: "filing", params, query: { path: "overall.indicators.0.name" } });
  expect(to("finding", { case: 7 })).toEqual({ name: "filing", params, query: { case: "7" } });
});

test("pages are found by their names, however wide they are typed", () => {
  expect(pagesOf("　排名 ")[0]?.lines.map(({ title }) => title)).toEqual(["排名"]);
  expect(pagesOf("   ")).toEqual([]);
  expect(pagesOf("没有这一页")).toEqual([]);
});

test("what was looked for is told apart, by characters, and stays in sight", () => {
  expect(partsOf("𠮷河道清淤", [[1, 2]])).toEqual([{ text: "𠮷", marked: false }, { text: "河道", marked: true }, { text: "清淤", marked: false }]);
  const long = partsOf(`${"长".repeat(40)}河道`, [[40, 2]]);
  expect(long[0]).toEqual({ text: "…", marked: false });
  expect(long.at(-1)).toEqual({ text: "河道", marked: true });
});

test("the newest copy is told by its time today, by its day before", () => {
  const now = new Date(2025, 3, 18, 10, 0);
  expect(backedUp("2025-04-18T09:12:00", now)).toEqual({ text: "今日 09:12 已备份", old: false });
  expect(backedUp("2025-04-17T09:12:00", now)).toEqual({ text: "04-17 备份", old: true });
  expect(backedUp("2024-12-31T09:12:00", now)).toEqual({ text: "2024-12-31 备份", old: true });
  expect(backedUp(null, now)).toBeNull();
});

test("keys belong to a field only where it takes text", () => {
  const field = (html: string) => {
    const box = document.createElement("div");
    box.innerHTML = html;
    return box.firstElementChild;
  };
  expect(["<input>", "<textarea></textarea>", "<input type=search>"].map((html) => isTyping(field(html)))).toEqual([true, true, true]);
  expect(["<input type=checkbox>", "<button></button>", "<p></p>"].map((html) => isTyping(field(html)))).toEqual([false, false, false]);
  expect(isTyping(null)).toBe(false);
});

beforeEach(() => localStorage.clear());

test("the window comes back to where it was, for each database; what is broken is nothing", () => {
  keepPlace("甲.db", { path: "/ranking?by=self", year: 2024 });
  keepPlace("乙.db", { path: "/settings", year: null });
  expect(lastPlace("甲.db")).toEqual({ path: "/ranking?by=self", year: 2024 });
  expect(lastPlace("丙.db")).toBeNull();
  for (let n = 0; n < 20; n += 1) keepPlace(`${n}.db`, { path: "/", year: null });
  expect(lastPlace("甲.db")).toBeNull();
  localStorage.setItem("jiheng-last", "{");
  expect(lastPlace("乙.db")).toBeNull();
  localStorage.setItem("jiheng-last", JSON.stringify({ "乙.db": { path: "https://elsewhere.example", year: 2024 } }));
  expect(lastPlace("乙.db")).toBeNull();
});

test("at most three sentences stand at the foot; one can be put away", () => {
  for (const text of ["一", "二", "三", "四"]) toast(text, { bad: true });
  expect(toasts.map(({ text }) => text)).toEqual(["二", "三", "四"]);
  dismiss(toasts[0]?.id ?? 0);
  expect(toasts.map(({ text }) => text)).toEqual(["三", "四"]);
});
