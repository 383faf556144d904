import { computed, h, provide, ref } from "vue";
import { beforeEach, describe, expect, it } from "vitest";

import type { FileOutcome, Shown } from "../src/bindings";
import DecisionForm from "../src/features/import/DecisionForm.vue";
import { answers, items } from "../src/features/import/importing";
import { paperKey, type Kind, type Mark, type Picked } from "../src/features/filing/paper";
import ValueCell from "../src/features/filing/ValueCell.vue";
import { mockPlatform, mount, settled } from "./mount";

const origin = (raw: string, rest: { note?: string; unread?: string } = {}) => ({ file: "a.xlsx", sheet: "附件二", cell: "G12", raw, note: null, unread: null, ...rest });
const filing = {
  overall: { funds: { executed: "33963.61", weight: null, self_score: null, revised_budget: "1.8351" } },
  sources: {
    "overall.funds.executed": origin("33963.61"),
    "overall.funds.weight": origin("约7", { unread: "不是数字" }),
    "overall.funds.revised_budget": origin("1．8351", { note: "原文用了全角小数点" }),
  },
} as unknown as Shown;

/** A cell on a page of its own. */
async function cell(path: string, kind: Kind = "figure", marks: [string, Mark][] = [], chosen: string[] = [], props: { label?: string; prefix?: string } = {}) {
  const picked = ref<Picked | null>(null);
  const page = {
    setup() {
      provide(paperKey, { filing: computed(() => filing), marks: computed(() => new Map(marks)), chosen: computed(() => new Set(chosen)), picked });
      return () => h("table", h("tbody", h("tr", h(ValueCell, { path, label: "全年执行数", kind, also: ["elsewhere"], ...props }))));
    },
  };
  const td = (await mount(page)).querySelector("td")!;
  return { td, picked };
}

describe("ValueCell", () => {
  it("shows a figure as filed; a click asks for its source", async () => {
    const { td, picked } = await cell("overall.funds.executed");
    expect(td.textContent).toBe("33,963.61");
    td.querySelector("button")!.click();
    expect(picked.value).toEqual({ path: "overall.funds.executed", label: "全年执行数" });
    await settled();
    expect(td.classList.contains("picked")).toBe(true);
  });

  it("shows what was not understood as it was written, never blank", async () => {
    const { td } = await cell("overall.funds.weight");
    expect(td.textContent).toBe("约7");
    expect(td.classList.contains("unread")).toBe(true);
    expect(td.querySelector("button")!.getAttribute("aria-label")).toBe("全年执行数：未读懂，原文 约7");
  });

  it("leaves no value blank and offers no source that is not there", async () => {
    const { td } = await cell("overall.funds.self_score");
    expect(td.textContent).toBe("");
    expect(td.querySelector("button")).toBeNull();
  });

  it("is called as it is printed, so that it can be asked for by what is read", async () => {
    const { td } = await cell("overall.funds.executed", "figure", [], [], { label: "一般公共预算", prefix: "其中：一般公共预算：" });
    expect(td.textContent).toBe("其中：一般公共预算：33,963.61");
    expect(td.querySelector("button")!.getAttribute("aria-label")).toBe("其中：一般公共预算：33,963.61");
  });

  it("hints at what was unusual", async () => {
    const { td } = await cell("overall.funds.revised_budget");
    expect(td.textContent).toBe("1.8351*");
    expect(td.querySelector("button")!.title).toBe("原文用了全角小数点");
  });

  it("is marked by the findings of every value that it stands for", async () => {
    const marked = await cell("overall.funds.executed", "figure", [["elsewhere", { severity: "error", main: true }]], ["elsewhere"]);
    expect([...marked.td.classList]).toEqual(expect.arrayContaining(["error", "on"]));
    expect(marked.td.querySelector("button")!.getAttribute("aria-label")).toBe("全年执行数：33,963.61，有错误");
    const addend = await cell("overall.funds.executed", "figure", [["overall.funds.executed", { severity: "warning", main: false }]]);
    expect([...addend.td.classList]).toEqual(expect.arrayContaining(["warning", "addend"]));
    const plain = await cell("overall.funds.executed");
    expect(plain.td.className).toBe("num");
  });
});

describe("DecisionForm", () => {
  beforeEach(() => {
    items.splice(0);
    answers.clear();
  });
  const file = (...codes: FileOutcome["problems"][number]["code"][]): FileOutcome => ({
    path: "/x/无名.xlsx", sha256: null, format: "xlsx", status: "needs_decision", filings: [], candidates: [], notes: [],
    problems: codes.map((code) => ({ code, message: "", sheet: null, cell: null })),
  });
  const answering = () =>
    mockPlatform({
      departments: () => ({ departments: [{ name: "县甲局", code: null, category: null, superior: null, aliases: [], years: [] }] }),
      import: () => ({ files: [], totals: { imported: 0, unchanged: 0, refused: 0, needs_decision: 0 }, not_reached: [] }),
      status: () => ({ version: "", database: "", demo: false, years: [], departments: 0 }),
    });
  const type = (input: Element, text: string) => {
    (input as HTMLInputElement).value = text;
    input.dispatchEvent(new Event("input"));
  };

  it("asks for department and year and has the file read again with both", async () => {
    const asked = answering();
    const form = await mount(DecisionForm, { file: file("department_unknown", "year_unknown") });
    const button = form.querySelector<HTMLButtonElement>("button[type=submit]")!;
    expect(button.disabled).toBe(true);
    const [department, year] = form.querySelectorAll("input");
    type(department!, " 县甲局 ");
    type(year!, "20x4");
    await settled();
    expect(button.disabled).toBe(true);
    type(year!, "2024");
    await settled();
    form.querySelector("form")!.dispatchEvent(new Event("submit"));
    await settled();
    expect(asked.find(({ name }) => name === "import")!.request).toEqual({ paths: ["/x/无名.xlsx"], answers: { "/x/无名.xlsx": { department: "县甲局", year: 2024 } }, dry_run: true });
  });

  it("offers just the two ways out of a conflict", async () => {
    const asked = answering();
    const form = await mount(DecisionForm, { file: file("form_conflict") });
    const buttons = [...form.querySelectorAll("button")];
    expect(buttons.map((button) => button.textContent)).toEqual(["替换为新版本", "保留原有"]);
    buttons[0]!.click();
    await settled();
    expect(asked.find(({ name }) => name === "import")!.request).toEqual({ paths: ["/x/无名.xlsx"], answers: { "/x/无名.xlsx": { on_conflict: "replace" } }, dry_run: true });
  });
});
