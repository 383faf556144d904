import { beforeEach, describe, expect, it } from "vitest";
import { h, ref } from "vue";

import type { Column } from "../src/components/table/columns";
import DataTable from "../src/components/table/DataTable.vue";
import { mockPlatform, mount, settled } from "./mount";

interface Row {
  department: string;
  code: string | null;
  budget: string | null;
}
const columns: Column<Row>[] = [
  { id: "department", title: "部门", kind: "text", fixed: true, value: (row) => row.department },
  { id: "code", title: "编码", kind: "text", optional: true, value: (row) => row.code },
  { id: "budget", title: "全年预算", kind: "amount", total: "sum", value: (row) => row.budget },
];
const rows: Row[] = [
  { department: "县财政局", code: "001", budget: "9.5" },
  { department: "县教育局", code: "002", budget: null },
  { department: "县水利局", code: "003", budget: "10.25" },
];
const table = (props: Record<string, unknown> = {}) => mount(DataTable, { name: "t", columns, rows, rowKey: (row: Row) => row.department, title: "2024年度/排名", unit: "万元", filterText: "按最终", ...props });
const lines = (element: Element) => [...element.querySelectorAll("tbody tr.row")].map((line) => [...line.querySelectorAll("td")].map((cell) => cell.textContent!.trim()));
const names = (element: Element) => lines(element).map(([name]) => name);
const press = async (element: Element, key: string, more: KeyboardEventInit = {}) => {
  element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  await settled();
};
const button = (element: Element, title: string) => [...element.querySelectorAll<HTMLButtonElement>("button")].find((one) => one.textContent!.trim() === title)!;
async function find(element: Element, words: string) {
  const field = element.querySelector<HTMLInputElement>("input[type=search]")!;
  field.value = words;
  field.dispatchEvent(new Event("input"));
  await settled();
}

beforeEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  history.replaceState(null, "");
});

describe("DataTable", () => {
  it("is a table for whoever hears it: caption, heads, the order said", async () => {
    const element = await table();
    expect(element.querySelector("caption")!.textContent).toBe("2024年度/排名，单位：万元");
    const head = element.querySelectorAll("thead th")[1]!;
    expect(head.getAttribute("scope")).toBe("col");
    head.querySelector("button")!.click();
    await settled();
    expect(head.getAttribute("aria-sort")).toBe("descending");
    expect(names(element)).toEqual(["县水利局", "县财政局", "县教育局"]);
    head.querySelector("button")!.click();
    await settled();
    expect(names(element)).toEqual(["县财政局", "县水利局", "县教育局"]);
    head.querySelector("button")!.click();
    await settled();
    expect(head.hasAttribute("aria-sort")).toBe(false);
    expect(names(element)).toEqual(["县财政局", "县教育局", "县水利局"]);
  });

  it("adds up what is seen and says what has no value", async () => {
    const element = await table();
    const foot = () => [...element.querySelectorAll("tfoot th, tfoot td")].map((cell) => cell.textContent!.trim());
    expect(foot()).toEqual(["合计", "19.75"]);
    expect(element.querySelector(".foot")!.textContent).toContain("没有数、不计入的：全年预算 1");
    await find(element, "003");
    expect([names(element), foot()]).toEqual([["县水利局"], ["合计", "10.25"]]);
    expect(element.querySelector(".foot")!.textContent).toContain("显示 1 / 3");
  });

  it("says when a filter leaves nothing, and takes it away again", async () => {
    const element = await table();
    await find(element, "没有的局");
    expect(element.querySelector("table")).toBeNull();
    expect(element.textContent).toContain("没有含“没有的局”的行");
    button(element, "清除").click();
    await settled();
    expect(names(element).length).toBe(3);
  });

  it("is walked through by arrows, opened by Enter, by a click, not by a button within", async () => {
    const opened: string[] = [];
    const element = await table({ onOpen: (row: Row) => opened.push(row.department) });
    const row = (n: number) => element.querySelectorAll<HTMLElement>("tbody tr.row")[n]!;
    expect([0, 1, 2].map((n) => row(n).tabIndex)).toEqual([0, -1, -1]);
    row(0).focus();
    await press(row(0), "ArrowDown");
    expect(document.activeElement).toBe(row(1));
    expect([0, 1, 2].map((n) => row(n).tabIndex)).toEqual([-1, 0, -1]);
    await press(row(1), "Enter");
    await press(row(1), "End");
    expect(document.activeElement).toBe(row(2));
    row(0).querySelector("td")!.click();
    expect(opened).toEqual(["县教育局", "县财政局"]);
  });

  it("ticks by Space, by Ctrl+A, by the head; copies what is ticked", async () => {
    const selected = ref<string[]>([]);
    const copied: string[] = [];
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text: string) => void copied.push(text) } });
    const element = await mount({ render: () => h(DataTable as never, { name: "t", columns, rows, rowKey: (row: Row) => row.department, title: "表", selectable: true, selected: selected.value, "onUpdate:selected": (keys: string[]) => (selected.value = keys) }) });
    const row = (n: number) => element.querySelectorAll<HTMLElement>("tbody tr.row")[n]!;
    row(1).focus();
    await press(row(1), " ");
    expect(selected.value).toEqual(["县教育局"]);
    await press(row(0), "c", { ctrlKey: true });
    button(element, "复制").click();
    await settled();
    expect(copied).toEqual(["县教育局\t\r\n", "部门\t全年预算\r\n县教育局\t\r\n"]);
    expect(element.querySelector("[role=status]")!.textContent).toBe("已复制 1 行");
    await press(row(0), "a", { ctrlKey: true });
    expect(selected.value.length).toBe(3);
    await find(element, "财政");
    expect(element.querySelector(".foot")!.textContent).toContain("已选 3 行（其中 2 行没有显示）");
    element.querySelector<HTMLInputElement>("thead input")!.click();
    await settled();
    expect(selected.value).toEqual(["县教育局", "县水利局"]);
  });

  it("exports what is seen, with the filter stated, under a name that every system takes; nothing when given up", async () => {
    const asked = mockPlatform({ save_table: ({ out, rows }) => ({ out: out!, pages: null, rows: rows!.length }) }, { saveFile: async (name) => `C:\\${name}` });
    const element = await table();
    await find(element, "县 局");
    element.querySelectorAll<HTMLButtonElement>("thead th button")[1]!.click();
    await settled();
    button(element, "导出").click();
    await settled();
    expect(asked).toEqual([
      {
        name: "save_table",
        request: {
          title: "2024年度/排名",
          filter: "按最终；含“县”和“局”的行；按“全年预算”从高到低",
          unit: "万元",
          columns: [{ title: "部门", group: null, kind: "text" }, { title: "全年预算", group: null, kind: "amount" }],
          rows: [["县水利局", "10.25"], ["县财政局", "9.5"], ["县教育局", null]],
          total: ["合计", "19.75"],
          out: "C:\\2024年度_排名.xlsx",
        },
      },
    ]);
    expect(element.querySelector("[role=status]")!.textContent).toBe("已导出 3 行：C:\\2024年度_排名.xlsx");
    const none = mockPlatform({});
    button(element, "导出").click();
    await settled();
    expect(none).toEqual([]);
  });

  it("shows chosen columns only, and keeps the choice", async () => {
    const element = await table();
    button(element, "列").click();
    await settled();
    const boxes = [...element.querySelectorAll<HTMLInputElement>(".list input")];
    expect(boxes.map(({ checked, disabled }) => [checked, disabled])).toEqual([[true, true], [false, false], [true, false]]);
    boxes[1]!.click();
    boxes[2]!.click();
    await settled();
    expect(lines(element)[0]).toEqual(["县财政局", "001"]);
    expect(lines(await table())[0]).toEqual(["县财政局", "001"]);
  });

  it("comes back as it was left, and fresh on a new way", async () => {
    const element = await table({ onOpen: () => {} });
    await find(element, "县");
    element.querySelectorAll<HTMLButtonElement>("thead th button")[1]!.click();
    await settled();
    element.querySelector<HTMLElement>("tbody tr.row td")!.click();
    const back = await table();
    expect(names(back)).toEqual(["县水利局", "县财政局", "县教育局"]);
    expect(back.querySelector<HTMLInputElement>("input[type=search]")!.value).toBe("县");
    history.replaceState(null, "");
    expect(names(await table())).toEqual(["县财政局", "县教育局", "县水利局"]);
  });

  it("sets a heading over each run of rows while they stand in the order given, and none when sorted", async () => {
    const element = await table({ section: (row: Row) => (row.code === "003" ? "水利" : "其他") });
    const all = () => [...element.querySelectorAll("tbody tr")].map((line) => line.textContent!.trim().slice(0, 4));
    expect(all()).toEqual(["其他", "县财政局", "县教育局", "水利", "县水利局"]);
    element.querySelectorAll<HTMLButtonElement>("thead th button")[1]!.click();
    await settled();
    expect(all()).toEqual(["县水利局", "县财政局", "县教育局"]);
  });

  it("gives rows of one key each a place of its own, and tells which rows are seen", async () => {
    const seen: string[][] = [];
    const twice = [rows[0], { ...rows[0], budget: "1" }, rows[1]];
    const element = await table({ rows: twice, onSeen: (rows: Row[]) => seen.push(rows.map(({ budget }) => budget ?? "")) });
    element.querySelectorAll<HTMLButtonElement>("thead th button")[1]!.click();
    await settled();
    expect(lines(element).map((line) => line[1])).toEqual(["9.50", "1.00", ""]);
    await find(element, "教育");
    expect(seen.at(-1)).toEqual([""]);
  });

  it("draws a part of many rows, says how many there are, and all of them on paper", async () => {
    const many = Array.from({ length: 1100 }, (_, n) => ({ department: `单位${n}`, code: null, budget: `${n}` }));
    const element = await table({ rows: many });
    expect(element.querySelector("table")!.getAttribute("aria-rowcount")).toBe("1101");
    expect(lines(element).length).toBeLessThan(120);
    expect(element.querySelector("tbody tr.row")!.getAttribute("aria-rowindex")).toBe("2");
    window.dispatchEvent(new Event("beforeprint"));
    expect(lines(element).length).toBe(1100);
    window.dispatchEvent(new Event("afterprint"));
    expect(lines(element).length).toBeLessThan(120);
    expect(element.querySelector("tfoot")!.textContent).toContain("604,450.00");
  });
});
