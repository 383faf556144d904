import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { shallowRef } from "vue";

import { useChoice } from "../src/components/table/choice";
import { exact, headings, printed, type Column, type Kind, type Sort } from "../src/components/table/columns";
import { filtered } from "../src/components/table/filtering";
import { step } from "../src/components/table/keyboard";
import { stated, totalLine } from "../src/components/table/save";
import { useSelection } from "../src/components/table/selection";
import { pressed, sorted } from "../src/components/table/sorting";
import { leftOut, total, totalTitle } from "../src/components/table/totals";
import { tsv } from "../src/components/table/tsv";
import { windowOf } from "../src/components/table/virtual";
import { compare, mean, sum } from "../src/format";

type Row = Record<string, string | null>;
const column = (id: string, kind: Kind, rest: Partial<Column<Row>> = {}): Column<Row> => ({ id, title: id, kind, value: (row) => row[id] ?? null, ...rest });

/** Decimals as the core writes them, also far beyond what a binary number holds. */
const decimal = fc.tuple(fc.boolean(), fc.bigInt(0n, 10n ** 24n), fc.integer({ min: 0, max: 6 }), fc.bigInt(0n, 999_999n)).map(([negative, whole, places, fraction]) => `${negative ? "-" : ""}${whole}${places === 0 ? "" : `.${fraction.toString().padStart(6, "0").slice(0, places)}`}`);
const figure = fc.option(decimal, { nil: null });
const text = fc.option(fc.constantFrom("县财政局", "县教育局", "第2项", "第10项", "Ａ局", "", " ", "=1+1", "局"), { nil: null });
const rows = fc.array(fc.record({ n: figure, t: text }), { maxLength: 40 });
const sorts = fc.record({ by: fc.constantFrom("n", "t"), down: fc.boolean() });
const columns = [column("n", "amount"), column("t", "text")];

describe("sorting", () => {
  it("keeps every row, sets figures in exact order, and has none last both ways", () => {
    fc.assert(
      fc.property(rows, sorts, (rows, sort) => {
        const order = sorted(rows, columns, sort);
        expect(order.length).toBe(rows.length);
        expect(new Set(order)).toEqual(new Set(rows));
        const values = order.map((row) => row[sort.by as "n" | "t"]).map((value) => (value?.trim() ? value : null));
        const first = values.indexOf(null);
        if (first >= 0) expect(values.slice(first).every((value) => value === null)).toBe(true);
        if (sort.by === "n") for (const [n, value] of values.slice(1, first < 0 ? undefined : first).entries()) expect(compare(values[n]!, value!) * (sort.down ? -1 : 1)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("is one order whatever order the rows come in, up to equals, and leaves equals as they come", () => {
    fc.assert(
      fc.property(rows, sorts, (rows, sort) => {
        const once = sorted(rows, columns, sort);
        expect(sorted(once, columns, sort)).toEqual(once);
        const back = sorted([...rows].reverse(), columns, sort);
        const key = (row: (typeof rows)[number]) => (sort.by === "n" ? row.n : row.t?.trim() || null);
        const same = (left: string | null, right: string | null) => left === right || (sort.by === "n" && left !== null && right !== null && compare(left, right) === 0) || (left !== null && right !== null && new Intl.Collator("zh-Hans-CN", { numeric: true }).compare(left, right) === 0);
        for (const [n, row] of once.entries()) expect(same(key(row), key(back[n]!))).toBe(true);
      }),
    );
  });

  it("sorts names as a Chinese list does, numbers in them by size", () => {
    const names = (sort: Sort) => sorted(["县住建局", "县财政局", "第10项", "第2项", "安监局"].map((t) => ({ t })), [column("t", "text")], sort).map(({ t }) => t);
    expect(names({ by: "t", down: false })).toEqual(["安监局", "第2项", "第10项", "县财政局", "县住建局"]);
  });

  it("goes from a column's own first way to the other and back to the order given", () => {
    const ways = (of: Column<Row>) => {
      const first = pressed(of, { by: "other", down: true });
      const second = pressed(of, first);
      return [first?.down, second?.down, pressed(of, second)];
    };
    expect(ways(column("n", "score"))).toEqual([true, false, null]);
    expect(ways(column("t", "text"))).toEqual([false, true, null]);
    expect(ways(column("rank", "count", { rising: true }))).toEqual([false, true, null]);
    expect(sorted([{ t: "b" }, { t: "a" }], [column("t", "text")], { by: "gone", down: false }).map(({ t }) => t)).toEqual(["b", "a"]);
  });
});

describe("totals", () => {
  it("adds exactly: the sum is the same in any order, and a difference comes back to nothing", () => {
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1, maxLength: 30 }), (decimals) => {
        const whole = sum(decimals);
        expect(sum([...decimals].reverse())).toBe(whole);
        expect(sum([whole, ...decimals.map((text) => (text.startsWith("-") ? text.slice(1) : `-${text}`))])).toBe("0");
        const average = mean(decimals, 6)!;
        // Within half of the last digit on either side, for each row.
        const off = sum([whole, ...decimals.map(() => (average.startsWith("-") ? average.slice(1) : `-${average}`))]).replace("-", "");
        expect(compare(sum([off, off]), `${BigInt(decimals.length)}`.padStart(7, "0").replace(/(\d{6})$/, ".$1"))).toBeLessThanOrEqual(0);
      }),
    );
    expect(sum(["0.1", "0.2"])).toBe("0.3");
    expect(mean(["0.005", "0"], 2)).toBe("0.00");
    expect(mean(["-0.01", "0"], 2)).toBe("-0.01");
  });

  it("counts what has no value instead of taking it for 0, and says so", () => {
    const budget = column("n", "amount", { title: "预算", group: "资金", total: "sum" });
    const given = [{ n: "1.5" }, { n: null }, { n: "2.25" }, { n: "—" }];
    expect(total(budget, given)).toEqual({ value: "3.75", missing: 2 });
    expect(total(budget, [{ n: null }])).toEqual({ value: null, missing: 1 });
    expect(total(column("t", "text"), given)).toBeNull();
    expect(leftOut([budget], [total(budget, given)])).toBe("没有数、不计入的：资金 预算 2");
    expect(leftOut([budget], [total(budget, [{ n: "1" }])])).toBe("");
  });

  it("keeps a rate's mean to the digits that are printed", () => {
    const rate = column("n", "rate", { total: "mean" });
    const mean = total(rate, [{ n: "0.9115" }, { n: "0.8228" }])?.value ?? null;
    expect(printed("rate", mean)).toBe("86.72%");
    expect(totalTitle([rate])).toBe("平均");
    expect(totalTitle([rate, column("m", "amount", { total: "sum" })])).toBe("合计、平均");
  });
});

describe("filtering", () => {
  const given = [{ t: "县财政局", code: "001", n: "1" }, { t: "县教育局", code: "ＡＢ2", n: "2" }, { t: null, code: null, n: "001" }];
  const all = [column("t", "text"), column("code", "text", { optional: true }), column("n", "count")];

  it("finds a row by words in any column of text, whatever width they are typed in, and never by a figure", () => {
    const found = (filter: string) => filtered(given, all, filter).map(({ n }) => n);
    expect(found("")).toEqual(["1", "2", "001"]);
    expect(found("财政 001")).toEqual(["1"]);
    expect(found("ab２")).toEqual(["2"]);
    expect(found("县　局")).toEqual(["1", "2"]);
    expect(found("001")).toEqual(["1"]);
    expect(found("财教")).toEqual([]);
  });

  it("never shows a row that lacks a word, nor hides one that has all", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("局", "县 局", "第", "a"), (rows, filter) => {
        const kept = new Set(filtered(rows, columns, filter));
        for (const row of rows) expect(kept.has(row)).toBe(filter.split(" ").every((word) => (row.t ?? "").normalize("NFKC").toLowerCase().includes(word)));
      }),
    );
  });
});

describe("copying and exporting", () => {
  const all = [column("部门", "text"), column("图", "text", { picture: true }), column("预算", "amount", { group: "资金", total: "sum" }), column("执行率", "rate")];
  const given = [{ 部门: "=1+1\t局\n二", 预算: "33963.616667", 执行率: "0.828571" }, { 部门: "-1 局", 预算: null, 执行率: null }];

  it("gives another program every digit, one line a row, and no formula", () => {
    expect(tsv(all, given)).toBe("部门\t资金 预算\t执行率\r\n'=1+1 局 二\t33963.616667\t82.8571%\r\n-1 局\t\t\r\n");
    expect(tsv(all, [{ 部门: "@a", 预算: "-5", 执行率: null }], false)).toBe("'@a\t-5\t\r\n");
    expect([exact("rate", "1"), exact("amount", "1000.10"), exact("score", null)]).toEqual(["100%", "1000.10", ""]);
  });

  it("states filter and order, and sets the total's title where no figure stands", () => {
    expect(stated({ filterText: "按最终", filter: " 财政  001", sort: { by: "预算", down: true }, columns: all })).toBe("按最终；含“财政”和“001”的行；按“资金 预算”从高到低");
    expect(stated({ filterText: "", filter: "", sort: null, columns: all })).toBe("");
    const totals = all.map((column) => total(column, given));
    expect(totalLine({ columns: all, totals, totalTitle: "合计" })).toEqual(["合计", null, "33963.616667", null]);
    expect(totalLine({ columns: all, totals: all.map(() => null), totalTitle: "" })).toBeNull();
  });

  it("prints what is no decimal as it stands", () => {
    expect([printed("amount", "1234.5"), printed("amount", "不适用"), printed("count", "3"), printed("text", null)]).toEqual(["1,234.50", "不适用", "3", ""]);
  });
});

describe("columns", () => {
  beforeEach(() => localStorage.clear());
  const all = shallowRef([column("部门", "text", { fixed: true }), column("预算", "amount"), column("编码", "text", { optional: true })]);

  it("remembers what was switched on and off, by the table's name, and forgets it when asked", () => {
    const choice = useChoice("ranking", all);
    choice.set(all.value[1]!, false);
    choice.set(all.value[2]!, true);
    const ids = (name: string) => useChoice(name, all).shown.value.map(({ id }) => id);
    expect(ids("ranking")).toEqual(["部门", "编码"]);
    expect(ids("other")).toEqual(["部门", "预算"]);
    choice.reset();
    expect(ids("ranking")).toEqual(["部门", "预算"]);
    expect(choice.changed.value).toBe(false);
  });

  it("shows the columns as they come when the memory holds nonsense or is not there", () => {
    localStorage.setItem("jiheng-columns-ranking", '{"on": 5, "off": ["预算", 7]}');
    expect(useChoice("ranking", all).shown.value.map(({ id }) => id)).toEqual(["部门"]);
    localStorage.setItem("jiheng-columns-ranking", "{");
    expect(useChoice("ranking", all).shown.value.map(({ id }) => id)).toEqual(["部门", "预算"]);
  });

  it("sets a shared heading once over neighbours, and again where it comes back", () => {
    const given = [column("a", "text"), column("b", "score", { group: "自评" }), column("c", "score", { group: "自评" }), column("d", "text"), column("e", "score", { group: "自评" })];
    expect(headings(given).map(({ title, columns }) => [title, columns.length])).toEqual([[null, 1], ["自评", 2], [null, 1], ["自评", 1]]);
  });
});

describe("rows", () => {
  it("ticks one, a range, all that are seen, and forgets what is gone", () => {
    const selected = shallowRef<string[]>([]);
    const seen = shallowRef(["a", "b", "c", "d"]);
    const selection = useSelection(selected, seen);
    selection.toggle("b");
    selection.toggle("d", true);
    expect(selected.value).toEqual(["b", "c", "d"]);
    seen.value = ["a", "b"];
    expect(selection.among.value).toBe(1);
    selection.all(true);
    expect(new Set(selected.value)).toEqual(new Set(["a", "b", "c", "d"]));
    selection.all(false);
    expect(selected.value).toEqual(["c", "d"]);
    selection.prune(new Set(["a", "d"]));
    expect(selected.value).toEqual(["d"]);
  });

  it("moves within the table", () => {
    expect(["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", "x"].map((key) => step(key, 5, 20, 10))).toEqual([6, 4, 15, 0, 0, 19, null]);
    expect(step("ArrowUp", 0, 20, 10)).toBe(0);
    expect(step("End", 0, 1, 10)).toBe(0);
  });

  it("draws every row in sight, and never one that is not there", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 20, max: 60 }), fc.nat(400_000), fc.nat(2000), (rows, height, top, room) => {
        const { from, to } = windowOf(rows, height, top, room);
        expect(0 <= from && from <= to && to <= rows).toBe(true);
        for (let n = Math.floor(top / height); n < rows && n * height < top + room; n += 1) expect(from <= n && n < to).toBe(true);
        expect(to - from).toBeLessThanOrEqual(Math.ceil(room / height) + 42);
      }),
    );
  });
});
