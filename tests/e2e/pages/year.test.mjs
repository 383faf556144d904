// Protects: the bureau's year in the window: a sample is drawn, points are given by keyboard, the ranking follows, rules are
// looked at before they are set, the year is closed, shown as published, locked, and opened again with a reason.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openWindow } from "./window.mjs";

let window, page;
before(async () => {
  window = await openWindow();
  ({ page } = window);
  // A small county: what is tested here does not need a hundred departments.
  await page.evaluate(async () => {
    const token = Object.values({ ...sessionStorage }).find((text) => /^[0-9a-f]{64}$/.test(text));
    const answer = await fetch("/rpc/demo", { method: "POST", headers: { "x-jiheng-token": token }, body: JSON.stringify({ departments: 24, from: 2023, to: 2024, seed: 7 }) });
    if (!(await answer.text()).includes('"ok"')) throw new Error("no county");
  });
  await page.reload();
  await window.go("复核");
});
after(() => window.close());

const idle = () => page.waitForFunction(() => !document.querySelector("[aria-busy='true']"));
/** A department's line on the page, by the heads of its table. */
async function line(department) {
  const heads = (await page.locator("table.lines thead th").allInnerTexts()).map((text) => text.replace(/[↑↓]/g, "").trim());
  const cells = (await window.rows()).find((row) => row.includes(department));
  assert.ok(cells, `${department} stands on the page`);
  return Object.fromEntries(cells.map((text, n) => [heads[n], text]));
}
const faultless = async (name) => {
  assert.deepEqual(await window.faults(), [], name);
  await window.picture(name);
};
const dialog = () => page.getByRole("dialog");
const field = (n) => page.locator("tbody tr").nth(n).locator("input.points");
const why = (n) => page.locator("tbody tr").nth(n).locator("input.reason");

let drawn, department, before_;

test("a sample is drawn from a seed, with the part each came from and a reviewer in turn", async () => {
  await faultless("review-list");
  await page.getByRole("button", { name: "抽取抽查名单…" }).click();
  assert.match(await dialog().getByLabel("种子").inputValue(), /^\d{4}-\d\d-\d\d$/, "today stands there");
  await dialog().getByLabel("抽查户数").fill("5");
  await dialog().getByLabel("种子").fill("2025年第3次局务会");
  await dialog().getByLabel("复核人").fill("张三、李四");
  await faultless("sample-dialog");
  await dialog().getByRole("button", { name: "抽取", exact: true }).click();
  await page.getByText("种子 2025年第3次局务会").waitFor();
  await idle();
  const rows = await window.rows();
  assert.equal(rows.length, 5);
  for (const row of rows) {
    assert.match(row[2], /^资金[大中小]、/);
    assert.match(row[3], /本层 \d+ 个单位抽 \d+ 个，随机序第 \d+/);
  }
  assert.deepEqual(await page.locator("td.who input").evaluateAll((fields) => fields.map((field) => field.value)), ["张三", "李四", "张三", "李四", "张三"]);
  drawn = rows.map((row) => row[1]);
  await faultless("sample");
});

test("a department goes to another reviewer; drawing again says what it would replace, and the same seed draws the same", async () => {
  const second = page.getByRole("combobox", { name: `${drawn[1]} 复核人` });
  await second.fill("王五");
  await second.press("Tab");
  await idle();
  await page.getByRole("button", { name: "重新抽取…" }).click();
  await dialog().getByText("这个年度已经抽过 5 户（种子 2025年第3次局务会）").waitFor();
  assert.equal(await dialog().getByLabel("复核人").inputValue(), "张三、王五、李四");
  await dialog().getByLabel("种子").fill("2025年第3次局务会");
  await dialog().getByRole("button", { name: "换掉名单，重新抽取" }).click();
  await dialog().waitFor({ state: "detached" });
  await idle();
  assert.deepEqual((await window.rows()).map((row) => row[1]), drawn);
});

test("the list narrows to the sample and to a reviewer, and sorts by the gap", async () => {
  await page.getByRole("radio", { name: "各部门" }).check({ force: true });
  await page.getByRole("radio", { name: /^抽查 5$/ }).check({ force: true });
  assert.deepEqual((await window.rows()).map((row) => row[0]).sort(), [...drawn].sort());
  await page.getByRole("combobox", { name: "复核人" }).selectOption("李四");
  assert.equal((await window.rows()).length, 1);
  await page.getByRole("combobox", { name: "复核人" }).selectOption("");
  await page.getByRole("radio", { name: /^全部/ }).check({ force: true });
  await page.getByRole("button", { name: "偏差" }).click();
  assert.match(await page.locator("th[aria-sort='descending']").innerText(), /^偏差\s*↓$/);
  const heads = await page.locator("thead th").allInnerTexts();
  const gaps = (await window.rows()).map((row) => row[heads.findIndex((head) => head.startsWith("偏差"))]).filter(Boolean).map(Number);
  assert.deepEqual(gaps, [...gaps].sort((left, right) => right - left));
});

test("points are given by keyboard: never above the weight, not without a reason, a reason once typed is taken by Enter", async () => {
  department = drawn[0];
  await window.go("排名");
  before_ = await line(department);
  await window.go("复核");
  await page.getByRole("link", { name: department }).click();
  await page.getByRole("heading", { name: department }).waitFor();
  await idle();
  assert.equal(await page.getByLabel("复核人").inputValue(), "张三");
  await field(1).focus();
  await page.keyboard.type("99");
  await page.getByText(/^不能超过分值 \d+(\.\d+)? 分$/).waitFor();
  assert.equal(await page.getByRole("button", { name: "保存 1 项" }).isDisabled(), true);
  await page.keyboard.press("Escape");
  assert.equal(await field(1).inputValue(), "");
  await page.keyboard.type("１．５");
  await page.getByText("写明理由").waitFor();
  await page.keyboard.press("Enter");
  assert.equal(await why(1).evaluate((box) => box === document.activeElement), true, "Enter leads to the reason");
  await page.keyboard.type("佐证材料不全");
  await page.keyboard.press("Enter");
  assert.equal(await field(2).evaluate((box) => box === document.activeElement), true, "and on to the next line");
  await page.keyboard.type("2");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  assert.equal(await why(2).inputValue(), "佐证材料不全");
  await page.keyboard.press("ArrowUp");
  assert.equal(await field(2).evaluate((box) => box === document.activeElement), true);
  await faultless("review-filing");
});

test("what is not saved is not lost by leaving", async () => {
  await page.getByRole("link", { name: "复核 ›" }).click();
  await dialog().getByText("2 项复核得分填了还没有保存").waitFor();
  await dialog().getByRole("button", { name: "留在这里" }).click();
  await dialog().waitFor({ state: "detached" });
  assert.equal(await field(2).inputValue(), "2");
});

test("all is saved in one go, says by whom, and a value leads to its cell", async () => {
  await page.keyboard.press("Control+s");
  await page.getByText("已保存 2 项复核").waitFor();
  await idle();
  assert.match(await page.locator("tbody tr").nth(1).locator("td.why").innerText(), /张三 \d{4}-\d\d-\d\d \d\d:\d\d撤回/);
  assert.equal(await field(1).inputValue(), "1.5");
  await page.locator("tbody tr").nth(1).locator("td[data-path='overall.indicators.0.actual'] button").click();
  await page.getByRole("region", { name: "数据来源" }).locator("td.picked").waitFor();
});

test("the ranking follows by reviewed and final score; withdrawing gives it back", async () => {
  await window.go("排名");
  const now = await line(department);
  assert.equal(now["自评"], before_["自评"]);
  assert.equal(now["重算"], before_["重算"]);
  assert.ok(Number(now["复核"]) < Number(now["重算"]), `${now["复核"]} < ${now["重算"]}`);
  assert.ok(Number(now["名次"]) > Number(before_["名次"]), `${now["名次"]} after ${before_["名次"]}`);
  await page.getByRole("radio", { name: "按复核" }).check({ force: true });
  await page.locator("td", { hasText: /^—$/ }).first().waitFor();
  await idle();
  assert.equal((await line(department))["名次"], "1", "the only one that was reviewed");
  await page.getByRole("radio", { name: "按最终" }).check({ force: true });
  await window.go("复核");
  await page.getByRole("link", { name: department }).click();
  await page.getByRole("button", { name: /^撤回/ }).nth(1).click();
  await page.getByText(/已撤回“.+”的复核/).waitFor();
  await idle();
  assert.equal(await page.getByRole("button", { name: /^撤回/ }).count(), 1);
});

test("自评质量 shows each part's sentence and the formula, and leads to where its numbers are set", async () => {
  await window.go("复核");
  await page.getByRole("radio", { name: "自评质量" }).check({ force: true });
  await page.getByText("20 − 迟交天数×1 − 退回次数×5（没有设截止日期，不计）").waitFor();
  assert.match((await window.rows())[0].join("|"), /满分 80\|不计\|本年度没有设截止日期\|[\d.]+\|应报 \d+ 张表/);
  await faultless("quality");
  await page.getByRole("link", { name: "在评分规则里改这些数" }).click();
  await page.getByRole("heading", { name: "2024 年度评分规则" }).waitFor();
});

test("rules: what would change is shown first, a reason is asked for, and every edition stays", async () => {
  await idle();
  await faultless("scoring");
  const save = page.getByRole("button", { name: "看影响并保存…" });
  assert.equal(await save.isDisabled(), true, "nothing was changed");
  await page.getByRole("textbox", { name: "产出指标" }).fill("49");
  await page.getByText("合计 99 分，应为 100 分").waitFor();
  await page.getByRole("button", { name: "放弃改动" }).click();
  await page.getByRole("textbox", { name: "名称" }).fill("示例县2024");
  await page.getByRole("textbox", { name: "优的下限" }).fill("９７");
  await page.getByRole("textbox", { name: "报送截止" }).fill("2025-03-31");
  await save.click();
  await dialog().getByText("优的下限 90 → 97").waitFor();
  await dialog().getByText("报送截止 无 → 2025-03-31").waitFor();
  await dialog().locator("tbody tr").first().waitFor();
  const first = (await window.rows("dialog table.lines tbody tr"))[0];
  assert.deepEqual([first[2], first[4]], ["优", "良"]);
  assert.equal(await dialog().getByRole("button", { name: "按新规则保存" }).isDisabled(), true);
  await faultless("scoring-preview");
  await dialog().getByLabel("理由").fill("县财绩〔2025〕2号");
  await dialog().getByRole("button", { name: "按新规则保存" }).click();
  await page.getByText("理由：县财绩〔2025〕2号").waitFor();
  assert.equal(await page.locator("aside li").count(), 2);
  await page.getByRole("button", { name: "沿用到 2025 年度" }).click();
  await page.getByText("2025 年度现在也用“示例县2024”").waitFor();
  await faultless("scoring-saved");
  await window.go("排名");
  await page.getByText("评分规则：示例县2024").waitFor();
});

let checksum, published;
test("the year is closed with a checksum; from then on nothing can be reviewed, drawn or set", async () => {
  published = await line(department);
  await window.go("结账");
  await page.getByText("未结账").waitFor();
  await faultless("closing");
  await page.getByRole("button", { name: "结账…" }).click();
  await dialog().getByText("还有没完成的").waitFor();
  await dialog().getByRole("button", { name: "确认结账" }).click();
  await page.getByText("已结账", { exact: true }).waitFor();
  checksum = await page.locator(".sum .code").innerText();
  assert.match(checksum, /^[0-9a-f]{64}$/);
  await faultless("closed");
  await window.go("复核");
  await page.getByText(/2024 年度已于 .+ 由.*结账，不能再改/).waitFor();
  assert.equal(await page.getByRole("button", { name: "重新抽取…" }).isDisabled(), true);
  await page.getByRole("link", { name: department }).click();
  await page.getByRole("heading", { name: department }).waitFor();
  await page.getByText(/不能再改/).waitFor();
  assert.equal(await page.locator("input.points").count(), 0);
  await faultless("review-locked");
  await window.go("评分规则");
  await page.getByText(/不能再改/).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "名称" }).isDisabled(), true);
});

test("opened again with a reason, the ranking can be shown as published and as of now", async () => {
  await window.go("结账");
  await page.getByRole("button", { name: "重新打开…" }).click();
  assert.equal(await dialog().getByRole("button", { name: "重新打开" }).isDisabled(), true, "not without a reason");
  await dialog().getByLabel("理由").fill("复议后调整一家得分");
  await dialog().getByRole("button", { name: "重新打开" }).click();
  await page.getByText("未结账", { exact: true }).waitFor();
  await page.getByRole("cell", { name: "复议后调整一家得分" }).waitFor();
  await faultless("reopened");
  await window.go("复核");
  await page.getByRole("link", { name: department }).click();
  await page.getByRole("button", { name: /^撤回/ }).click();
  await page.getByText(/已撤回/).waitFor();
  await window.go("排名");
  assert.equal((await line(department))["名次"], before_["名次"], "as of now, without the decision");
  await page.getByRole("radio", { name: "公布时" }).check({ force: true });
  await page.getByText(checksum).waitFor();
  await idle();
  assert.deepEqual(await line(department), published);
  await faultless("ranking-published");
});

test("the log says what was done", async () => {
  await window.go("设置");
  for (const done of ["抽查名单", "复核打分", "撤回复核", "改评分规则", "年度结账", "重新打开年度"]) await page.getByText(done, { exact: true }).first().waitFor();
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
