import { computed, h, provide, ref } from "vue";
import { describe, expect, it } from "vitest";

import type { FilingVersion, Shown, Status } from "../src/bindings";
import CorrectionEditor from "../src/features/filing/CorrectionEditor.vue";
import { paperKey, type Picked } from "../src/features/filing/paper";
import ValueCell from "../src/features/filing/ValueCell.vue";
import VersionMenu from "../src/features/filing/VersionMenu.vue";
import { mockPlatform, mount, settled } from "./mount";

const correction = { from: "约7", to: "7", reason: "电话核实", by: "李四", at: "2025-04-18T16:30:00+08:00" };
const filing = {
  department: { name: "县水利局", code: null, category: null },
  year: 2024,
  version: 2,
  overall: { funds: { executed: "1.5", weight: "7", self_score: null } },
  sources: {
    "overall.funds.executed": { file: "a.xlsx", sheet: "附件二", cell: "D4", raw: "1.5" },
    "overall.funds.weight": { file: "a.xlsx", sheet: "附件二", cell: "E4", raw: "约7", corrected: correction },
  },
} as unknown as Shown;
const status: Status = { version: "", database: "", demo: false, years: [], departments: 0 };

/** A component on a filing page of its own. */
function onPaper(component: object, props: Record<string, unknown>, entering = false) {
  const picked = ref<Picked | null>(null);
  const page = {
    setup() {
      provide(paperKey, { filing: computed(() => filing), marks: computed(() => new Map()), chosen: computed(() => new Set<string>()), picked, entering: ref(entering) });
      return () => h("table", h("tbody", h("tr", h(component, props))));
    },
  };
  return mount(page);
}

function type(input: Element, text: string) {
  (input as HTMLInputElement).value = text;
  input.dispatchEvent(new Event("input"));
}
const button = (element: Element, title: string) => [...element.querySelectorAll("button")].find(({ textContent }) => textContent?.trim() === title)!;

describe("a corrected value", () => {
  it("is marked, and says what was filed", async () => {
    const td = (await onPaper(ValueCell, { path: "overall.funds.weight", label: "分值", kind: "figure" })).querySelector("td")!;
    expect(td.textContent).toBe("7");
    expect(td.classList.contains("corrected")).toBe(true);
    expect(td.querySelector("button")!.getAttribute("aria-label")).toBe("分值：7，已更正，报送的是 约7");
  });

  it("can be entered where the form is blank, but only while entering", async () => {
    const blank = { path: "overall.funds.self_score", label: "得分", kind: "figure" };
    expect((await onPaper(ValueCell, blank)).querySelector("button")).toBeNull();
    expect((await onPaper(ValueCell, blank, true)).querySelector("button")).not.toBeNull();
  });
});

describe("CorrectionEditor", () => {
  it("saves value and reason, and nothing without a reason", async () => {
    const asked = mockPlatform({ correct: () => ({ path: "", label: "", before: null, after: null, note: null }), status: () => status });
    const editor = await onPaper(CorrectionEditor, { picked: { path: "overall.funds.executed", label: "全年执行数" } });
    button(editor, "更正…").click();
    await settled();
    const value = editor.querySelector("textarea")!;
    expect(value.value).toBe("1.5");
    expect(button(editor, "保存").disabled).toBe(true);
    type(value, "1.8");
    type(editor.querySelector("input")!, "原件为准");
    await settled();
    editor.querySelector("form")!.dispatchEvent(new Event("submit"));
    await settled();
    expect(asked.find(({ name }) => name === "correct")!.request).toEqual({ department: "县水利局", year: 2024, path: "overall.funds.executed", version: 2, value: "1.8", reason: "原件为准" });
    expect(editor.querySelector("form")).toBeNull();
  });

  it("shows what was filed, why and by whom, and takes it back", async () => {
    const asked = mockPlatform({ uncorrect: () => ({ path: "", label: "", before: null, after: null, note: null }), status: () => status });
    const editor = await onPaper(CorrectionEditor, { picked: { path: "overall.funds.weight", label: "分值" } });
    expect(editor.textContent).toMatch(/报送的是「约7」，更正为「7」。理由：电话核实（李四/);
    button(editor, "撤销更正").click();
    await settled();
    expect(asked.find(({ name }) => name === "uncorrect")!.request).toEqual({ department: "县水利局", year: 2024, path: "overall.funds.weight", version: 2 });
  });
});

describe("VersionMenu", () => {
  const line = (version: number, current: boolean): FilingVersion => ({
    version, current, withdrawn: false, at: "2025-04-18T16:30:00+08:00", by: "李四", action: "import", restored_from: null, reason: null, files: [`${version}.xlsx`], corrections: 0,
  });

  it("compares an earlier version with the current one and brings it back for a reason", async () => {
    const asked = mockPlatform({
      versions: () => ({ department: "县水利局", year: 2024, versions: [line(1, false), line(2, true)] }),
      compare_versions: () => ({
        department: "县水利局", year: 2024, a: 1, b: 2,
        differences: [{ path: "overall.funds.executed", form: "整体自评表", label: "全年执行数 · 年度资金总额", before: "1.5", after: null, cells: [] }],
      }),
      restore_version: () => ({ department: "县水利局", year: 2024, versions: [] }),
      status: () => status,
    });
    const menu = await mount(VersionMenu, { department: "县水利局", year: 2024, shown: 2 });
    const rows = [...menu.querySelectorAll("tbody tr")];
    expect(rows.map((row) => row.querySelector("td")!.textContent!.trim())).toEqual(["2（当前）", "1"]);
    button(menu, "与当前比较").click();
    await settled();
    expect(asked.find(({ name }) => name === "compare_versions")!.request).toEqual({ department: "县水利局", year: 2024, a: 1, b: 2 });
    expect(menu.textContent).toMatch(/1 处不同[\s\S]*全年执行数 · 年度资金总额[\s\S]*1\.5[\s\S]*—/);
    button(menu, "恢复为当前").click();
    await settled();
    expect(button(menu, "恢复").disabled).toBe(true);
    type(menu.querySelector("form input")!, "误报");
    await settled();
    menu.querySelector("form")!.dispatchEvent(new Event("submit"));
    await settled();
    expect(asked.find(({ name }) => name === "restore_version")!.request).toEqual({ department: "县水利局", year: 2024, version: 1, reason: "误报" });
  });
});
