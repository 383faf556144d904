import { describe, expect, it } from "vitest";

import type { Department, LedgerSheet } from "../src/bindings";
import ChoiceField from "../src/components/ChoiceField.vue";
import { choices, existence, faultsOf, fieldsOf, told, year } from "../src/features/departments/fields";
import { answersOf, assign, headersOf, mappingOf, NEW, titleOf } from "../src/features/ledger/columns";
import { mount, settled } from "./mount";

const department = (name: string, given: Partial<Department> = {}): Department => ({ name, code: null, category: null, superior: null, aliases: [], years: [], ...given });
const register = [department("县水利局", { code: "001203", aliases: ["县水务局"] }), department("县林业局")];
const faults = (given: Partial<ReturnType<typeof fieldsOf>>, self: string | null = "县林业局") => faultsOf({ ...fieldsOf(department("县林业局")), ...given }, register, self);

describe("a department that is typed in", () => {
  it("is refused where another has its name, alias or code, however it is typed", () => {
    expect(faults({})).toEqual({});
    for (const [field, text] of [["name", "县 水利局"], ["name", "县水务局"], ["code", "００1203"]] as const) expect(faults({ [field]: text })[field]).toContain("县水利局");
    expect(faults({ aliases: ["林业局", "001203"] }).aliases).toContain("县水利局");
    expect(faults({ name: "　" }).name).toBe("请填写部门名称。");
    expect(faults({ name: "县林业局" }, null).name).toContain("合并");
  });

  it("keeps years to four digits and in their order", () => {
    expect([year("2024"), year("２０２４年度"), year(" "), year("24"), year("1066")]).toEqual([2024, 2024, null, undefined, undefined]);
    expect(Object.keys(faults({ first: "2020", last: "2019" }))).toEqual(["last"]);
    expect(Object.keys(faults({ first: "建县时" }))).toEqual(["first"]);
  });

  it("has a superior of the register that is not itself", () => {
    expect(faults({ superior: "县林业局" }).superior).toContain("自己");
    expect(faults({ superior: "县气象局" }).superior).toContain("没有");
    expect(faults({ superior: "001203" }).superior).toBeUndefined();
  });

  it("is told in a line", () => {
    expect([existence({}), existence({ first_year: 2019 }), existence({ last_year: 2023 }), existence({ first_year: 2019, last_year: 2023 })]).toEqual(["", "2019 起", "至 2023", "2019—2023"]);
    expect(told({ field: "编码", before: null, after: "001203", taken: true })).toBe("编码 001203");
    expect(told({ field: "类别", before: "乡镇", after: "园区", taken: true })).toBe("类别 乡镇 → 园区");
    expect(choices(register, "县林业局")).toEqual([{ value: "县水利局", note: "001203", also: ["001203", "县水务局"] }]);
  });
});

describe("the columns of a ledger", () => {
  it("mean one thing each: what had a header before has none now", () => {
    const mapping = mappingOf({ columns: { department: "单位", executed: "支出" } }, {});
    expect(assign(mapping, "initial_budget", "支出")).toEqual({ department: "单位", executed: "", initial_budget: "支出" });
    expect(assign(mapping, "executed", "")).toEqual({ department: "单位", executed: "" });
    expect(mappingOf({ columns: { executed: "支出" } }, { executed: "" })).toEqual({ executed: "" });
    expect([titleOf(mapping, "支出"), titleOf(mapping, "余额")]).toEqual(["执行数", null]);
  });

  it("are offered from all sheets, each header once", () => {
    const sheet = (headers: string[]) => ({ headers }) as LedgerSheet;
    expect(headersOf([sheet(["单位", "编制"]), sheet(["单位", "项目"])])).toEqual(["单位", "编制", "项目"]);
  });

  it("leave names that were not settled out of the request", () => {
    expect(answersOf({ 甲: "县水利局", 乙: NEW, 丙: "" })).toEqual({ departments: { 甲: "县水利局" }, new_departments: ["乙"] });
  });
});

describe("a choice", () => {
  const open = async (free: boolean) => {
    let value = "县林业局";
    const element = await mount(ChoiceField, { options: choices(register), label: "部门", free, modelValue: value, "onUpdate:modelValue": (next: string) => (value = next) });
    const input = element.querySelector("input") as HTMLInputElement;
    const type = async (text: string) => {
      input.value = text;
      input.dispatchEvent(new Event("input"));
      await settled();
    };
    const leave = async () => {
      input.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
      await settled();
      return value;
    };
    return { element, type, leave };
  };

  it("finds by code and other names, and takes what is meant", async () => {
    const { element, type, leave } = await open(false);
    await type("1203");
    expect([...element.querySelectorAll("li")].map((line) => line.firstChild?.textContent?.trim())).toEqual(["县水利局"]);
    await type("县水务局");
    expect(await leave()).toBe("县水利局");
  });

  it("never keeps a text that is not in its list, unless it may be free", async () => {
    const bound = await open(false);
    await bound.type("县气象局");
    expect(await bound.leave()).toBe("县林业局");
    const free = await open(true);
    await free.type("林草");
    expect(await free.leave()).toBe("林草");
  });
});
