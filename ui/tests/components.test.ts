import { describe, expect, it } from "vitest";

import ClaimBar from "../src/components/ClaimBar.vue";
import { barOf, scaleOf } from "../src/features/comparison/scale";
import { optionsOf } from "../src/features/trend/lines";
import { useLoad } from "../src/load";
import { asCallError, CallError } from "../src/platform";
import { mount, settled } from "./mount";
import { effectScope, ref, watch } from "vue";

const x = (element: Element, selector: string, name: string) => parseFloat(element.querySelector(selector)?.getAttribute(name) ?? "");

describe("ClaimBar", () => {
  it("draws ○ where the claim is, ● where it stands, and a red line only for inflation", async () => {
    const inflated = await mount(ClaimBar, { claimed: "100", stands: "80" });
    expect(x(inflated, ".claimed", "cx")).toBeGreaterThan(x(inflated, ".stands", "cx"));
    expect(inflated.querySelector(".gap.inflated")).not.toBeNull();
    expect(inflated.querySelector("svg")?.getAttribute("aria-label")).toBe("自评 100，重算 80");

    const modest = await mount(ClaimBar, { claimed: "80", stands: "85" });
    expect(modest.querySelector(".gap")).not.toBeNull();
    expect(modest.querySelector(".gap.inflated")).toBeNull();

    const equal = await mount(ClaimBar, { claimed: "90", stands: "90.00" });
    expect(equal.querySelector(".gap")).toBeNull();
  });

  it("keeps scores on the drawing and draws nothing for none", async () => {
    const low = await mount(ClaimBar, { claimed: "95", stands: "12", low: 55 });
    expect(x(low, ".stands", "cx")).toBe(4);
    const none = await mount(ClaimBar, { claimed: null, stands: null });
    expect(none.querySelector("circle")).toBeNull();
    expect(none.querySelector("svg")?.getAttribute("aria-label")).toBe("自评 无，重算 无");
  });
});

describe("bars", () => {
  it("have their length from zero, on either side of it", () => {
    const scale = scaleOf(["0.5", "-0.5", "0.25"]);
    expect(scale.zero).toBe(50);
    expect(barOf(scale, "0.5")).toEqual({ left: 50, width: 50 });
    expect(barOf(scale, "-0.5")).toEqual({ left: 0, width: 50 });
    expect(barOf(scaleOf(["80", "100"]), "80")).toEqual({ left: 0, width: 80 });
  });

  it("stand on a scale even when every value is zero or there is none", () => {
    expect(barOf(scaleOf(["0", "0"]), "0")).toEqual({ left: 0, width: 0 });
    expect(scaleOf([]).zero).toBe(0);
  });
});

describe("lines", () => {
  const point = (year: number, value: string | null) => ({ year, value, change: null, change_rate: null, share: null, share_change: null, note: null });

  it("break where a year has no value, and zero is no gap", () => {
    const options = optionsOf([{ department: "县甲局", category: null, superior: null, covered: null, points: [point(2021, "1.5"), point(2022, null), point(2023, "0")] }], "amount");
    const [line] = options.series as { data: (number | null)[]; connectNulls: boolean; name: string }[];
    expect(line).toMatchObject({ data: [1.5, null, 0], connectNulls: false, name: "县甲局" });
  });

  it("are the county's when no department is named, and differ by more than colour", () => {
    const series = ["甲", "乙", null].map((department) => ({ department, category: null, superior: null, covered: null, points: [point(2023, "1")] }));
    const lines = optionsOf(series, "score").series as { name: string; symbol: string }[];
    expect(lines.map(({ name }) => name)).toEqual(["甲", "乙", "全县"]);
    expect(new Set(lines.map(({ symbol }) => symbol)).size).toBe(3);
  });
});

describe("useLoad", () => {
  it("asks one question at a time, of those that come meanwhile only the last, and drops what was overtaken", async () => {
    const question = ref("first");
    const asked: string[] = [];
    const gates: Record<string, (value: string) => void> = {};
    const seen: (string | null)[] = [];
    const scope = effectScope();
    const { data, loading } = scope.run(() => {
      const loaded = useLoad([question], () => {
        asked.push(question.value);
        return new Promise<string>((resolve) => (gates[question.value] = resolve));
      });
      watch(loaded.data, (now) => seen.push(now), { flush: "sync" });
      return loaded;
    })!;
    for (const next of ["second", "third"]) {
      question.value = next;
      await settled();
    }
    expect(asked).toEqual(["first"]);
    gates.first!("first");
    await settled();
    expect(asked).toEqual(["first", "third"]);
    expect(loading.value).toBe(true);
    gates.third!("third");
    await settled();
    expect([data.value, loading.value, seen]).toEqual(["third", false, ["third"]]);
    scope.stop();
  });

  it("hands on the core's own sentence and keeps no old data beside it", async () => {
    const fails = ref(false);
    const scope = effectScope();
    const { data, error } = scope.run(() =>
      useLoad([fails], async () => {
        if (fails.value) throw { code: "not_found", message: "没有这份报送。", sheet: null, cell: null };
        return "there";
      }),
    )!;
    await settled();
    expect(data.value).toBe("there");
    fails.value = true;
    await settled();
    expect(data.value).toBeNull();
    expect(error.value?.code).toBe("not_found");
    expect(error.value?.message).toBe("没有这份报送。");
    scope.stop();
  });
});

describe("errors", () => {
  it("become a CallError whatever was thrown", () => {
    expect(asCallError(new CallError({ code: "no_forms", message: "x" })).code).toBe("no_forms");
    expect(asCallError(new Error("boom"))).toMatchObject({ code: "internal" });
    expect(asCallError("boom").message).toContain("boom");
  });
});
