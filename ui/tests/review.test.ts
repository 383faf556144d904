import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { RuleSet, Shown } from "../src/bindings";
import { sorted } from "../src/components/table/sorting";
import { reviewColumns } from "../src/features/review/columns";
import type { Line } from "../src/features/review/county";
import { bandsOf, differs, entered, fault, rowsOf, wrongScore, type Row } from "../src/features/review/entry";
import ReviewRows from "../src/features/review/ReviewRows.vue";
import { differences, draftOf, rulesOf } from "../src/features/scoring/draft";
import { compare, fraction, percent, sum, typed } from "../src/format";
import { paperKey } from "../src/features/filing/paper";
import { computed, ref } from "vue";
import { mount, settled } from "./mount";

const row = (given: Partial<Row> = {}): Row => ({ item: "0", path: "overall.indicators.0", title: "甲指标", group: "产出指标", target: "overall.indicators.0.target", actual: "overall.indicators.0.actual", weight: "7.5", self: "7.5", recomputed: null, note: null, deviation: null, review: null, ...given });
const decided = { form: "overall", item: "0", score: "5", reason: "佐证不全", by: "张三", at: "2025-05-01T09:00:00+08:00" };

describe("figures that are typed", () => {
  it("sums and compares exactly, whatever the number of digits", () => {
    expect(sum(["0.1", "0.2"])).toBe("0.3");
    expect(sum(["12.5", "12.5", "12.5", "7.5", "-45.000001"])).toBe("-0.000001");
    expect(sum([])).toBe("0");
    expect([compare("7.5", "7.50"), compare("7.51", "7.5"), compare("-1", "0.0001"), compare("10", "9.99")]).toEqual([0, 1, -1, 1]);
  });

  it("takes full-width digits and points, and nothing that is no number", () => {
    expect(["１．５", "07.50", ".5", "5.", " 3 "].map(typed)).toEqual(["1.5", "7.50", "0.5", "5", "3"]);
    expect(["", ".", "1,5", "-1", "1e3", "约7", "7分"].map(typed)).toEqual([null, null, null, null, null, null, null]);
  });

  it("turns a percentage into a fraction and back", () => {
    for (const text of ["30", "0.5", "100", "7", "12.345", "0"]) expect(percent(fraction(text))).toBe(text);
    expect(fraction("30")).toBe("0.3");
  });
});

describe("points entered in review", () => {
  it("are never above the weight, have two digits at most, and need a reason", () => {
    expect(wrongScore(row(), { score: "7.51", reason: "" })).toBe("不能超过分值 7.5 分");
    expect(wrongScore(row(), { score: "7.50", reason: "" })).toBeNull();
    expect(wrongScore(row(), { score: "1.234", reason: "" })).toBe("最多两位小数");
    expect(wrongScore(row(), { score: "七", reason: "" })).toBe("只填数字，如 7.5");
    expect(fault(row(), { score: "5", reason: " " })).toBe("写明理由");
    expect(fault(row(), { score: "5", reason: "佐证不全" })).toBeNull();
    expect(fault(row(), { score: "", reason: "佐证不全" })).toBe("还没有填得分");
    expect(fault(row({ review: decided }), { score: "", reason: "佐证不全" })).toContain("撤回");
  });

  it("count as changed only when they say something else", () => {
    expect(entered(row({ review: decided }), undefined)).toEqual({ score: "5", reason: "佐证不全" });
    expect(differs(row({ review: decided }), { score: "5.0", reason: "佐证不全" })).toBe(false);
    expect(differs(row({ review: decided }), { score: "5.01", reason: "佐证不全" })).toBe(true);
    expect(differs(row({ review: decided }), { score: "５", reason: "佐证不全 " })).toBe(false);
    expect(differs(row(), { score: "", reason: "" })).toBe(false);
  });

  it("say what the bands come to on a qualitative indicator, exactly", () => {
    expect(bandsOf("7.5", { achieved: "0.8", partly: "0.6" })).toBe("达成 6–7.5，部分达成 4.5–6，未达成 0–4.5");
  });

  it("stand on the lines of the form with the decision each has", () => {
    const indicator = { level1: "产出指标", level1_weight: null, level2: null, name: "甲", target: "1", actual: "1", weight: "50", self_score: "50", recomputed_score: "50", recompute_note: "达到指标值，得满分", reviewed_score: null, deviation_reason: null };
    const form = { funds: { initial_budget: null, revised_budget: "1", executed: "1", weight: "10", execution_rate: null, self_score: "10", recomputed_score: "10" }, indicators: [indicator], total: { weight: null, self_score: "60", recomputed_score: "60" } };
    const filing = { overall: form, projects: [{ ...form, funds: { total: form.funds } }], reviews: [{ ...decided, form: "project:0" }] } as unknown as Shown;
    expect(rowsOf(filing, "overall").map(({ item, path, weight, review }) => [item, path, weight, review])).toEqual([
      ["execution", "overall.funds", "10", null],
      ["0", "overall.indicators.0", "50", null],
      ["total", "overall.total", "100", null],
    ]);
    expect(rowsOf(filing, "project:0").map(({ path, review }) => [path, review?.score])).toEqual([["projects.0.funds.total", undefined], ["projects.0.indicators.0", "5"], ["projects.0.total", undefined]]);
    expect(rowsOf(filing, "project:3")).toEqual([]);
  });
});

describe("ReviewRows", () => {
  let element: HTMLElement;
  const heard: unknown[][] = [];
  beforeEach(() => {
    heard.length = 0;
    document.body.replaceChildren();
  });
  afterEach(() => element.remove());

  async function rows(given: Row[], drafts = {}, rest = {}) {
    const paper = { filing: computed(() => ({ sources: {} }) as unknown as Shown), marks: computed(() => new Map()), chosen: computed(() => new Set<string>()), picked: ref(null) };
    element = await mount(ReviewRows, { rows: given, drafts, lastReason: "佐证不全", locked: false, busy: false, onEnter: (...said: unknown[]) => heard.push(["enter", ...said]), onSave: () => heard.push(["save"]), onDrop: (item: string) => heard.push(["drop", item]), ...rest }, (app) => app.provide(paperKey, paper));
    return (n: number, kind: "points" | "reason") => element.querySelectorAll("tbody tr")[n]!.querySelector<HTMLInputElement>(`input.${kind}`)!;
  }
  const press = async (field: HTMLInputElement, key: string, more = {}) => {
    field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
    await settled();
  };

  it("is gone through by arrows and Enter, past lines that have no weight", async () => {
    const at = await rows([row(), row({ item: "1", weight: null }), row({ item: "2" })]);
    at(0, "points").focus();
    await press(at(0, "points"), "ArrowDown");
    expect(document.activeElement).toBe(at(2, "points"));
    await press(at(2, "points"), "ArrowUp");
    expect(document.activeElement).toBe(at(0, "points"));
    await press(at(0, "points"), "Enter");
    expect(document.activeElement).toBe(at(2, "points"));
    expect(at(1, "points").disabled).toBe(true);
  });

  it("takes the last reason by Enter, gives a line up by Esc, saves by Ctrl+Enter, and leaves the input method its keys", async () => {
    const at = await rows([row(), row({ item: "1" })], { 0: { score: "5", reason: "" } });
    await press(at(0, "reason"), "Enter", { isComposing: true });
    expect(heard).toEqual([]);
    await press(at(0, "reason"), "Enter");
    await press(at(0, "points"), "Escape");
    await press(at(0, "points"), "Enter", { ctrlKey: true });
    expect(heard).toEqual([["enter", "0", { score: "5", reason: "佐证不全" }], ["drop", "0"], ["save"]]);
  });

  it("offers nothing to type when the year is closed", async () => {
    await rows([row({ review: decided })], {}, { locked: true });
    expect(element.querySelectorAll("input, button").length).toBe(0);
    expect(element.textContent).toContain("佐证不全");
  });
});

describe("the list", () => {
  it("sorts by figures, not by their text, and keeps what has no value last", () => {
    const line = (department: string, score_gap: string | null) => ({ department, score_gap, drawn: null }) as unknown as Line;
    const lines = [line("甲", "9.5"), line("乙", null), line("丙", "10"), line("丁", "-1")];
    const by = (down: boolean) => sorted(lines, reviewColumns(true), { by: "score_gap", down });
    expect(by(true).map(({ department }) => department)).toEqual(["丙", "甲", "丁", "乙"]);
    expect(by(false).map(({ department }) => department)).toEqual(["丁", "甲", "丙", "乙"]);
  });
});

describe("a rule set in its fields", () => {
  const rules: RuleSet = {
    name: "默认规则",
    weights: { execution: "10", output: "50", benefit: "30", satisfaction: "10", cost: "0" },
    lines: { excellent: "90", good: "80", fair: "60" },
    limits: { overshoot: "0.3", low_execution: "0.9", large_adjustment: "0.3" },
    caps: [{ below: "0.8", at_most: "89" }],
    bands: { achieved: "0.8", partly: "0.6" },
    three_public_change: "finals",
    quality: { timely: "20", complete: "30", correct: "30", honest: "20", deadline: null, per_day: "1", per_return: "5", per_error: "2", per_warning: "0.5", per_point: "1" },
  };

  it("comes back as it was, and is none while a field holds no number", () => {
    expect(rulesOf(draftOf(rules))).toEqual(rules);
    expect(rulesOf({ ...draftOf(rules), caps: [{ below: "", at_most: "59" }] })).toBeNull();
    expect(rulesOf({ ...draftOf(rules), deadline: "2025-03-31", limits: { ...draftOf(rules).limits, overshoot: "25％" } })).toMatchObject({ limits: { overshoot: "0.25" }, quality: { deadline: "2025-03-31" } });
  });

  it("says each difference in words", () => {
    expect(differences(rules, { ...rules, lines: { ...rules.lines, excellent: "95" }, caps: [], limits: { ...rules.limits, low_execution: "0.85" }, quality: { ...rules.quality, deadline: "2025-03-31" } })).toEqual(["优的下限 90 → 95", "封顶 <80%：89 → 无", "执行率低于 90% → 85%", "报送截止 无 → 2025-03-31"]);
    expect(differences(rules, rules)).toEqual([]);
  });
});
