// Protects: a department over its years and the projects of a year, from the lists to the cell and back again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openWindow } from "./window.mjs";

let window;
before(async () => {
  window = await openWindow();
  const { page } = window;
  await page.getByRole("button", { name: "生成示例县" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "生成示例县" }).click();
  // The dialog stays until the county is made.
  await page.getByRole("dialog").waitFor({ state: "hidden", timeout: 600_000 });
  await page.locator("main h1").first().waitFor();
});
after(() => window.close());

const settled = () => window.page.waitForFunction(() => !document.querySelector("main [aria-busy='true']"));
const heading = () => window.page.locator("main h1").innerText();
/** The cells of a row of the table of years. */
const years = (title) => window.page.locator(".across tbody tr", { has: window.page.locator(`th[scope='row']:text-is("${title}")`) }).first().locator("td").allInnerTexts();

test("the dossier of a department: every year across, the units once, a trend, findings, documents", async () => {
  const { page } = window;
  await window.go("部门档案");
  await page.locator("main h1", { hasText: "部门档案：" }).waitFor();
  await settled();
  const chosen = page.getByRole("option", { selected: true });
  assert.equal(await heading(), `部门档案：${await chosen.locator(".name").innerText()}`);
  const heads = await page.locator(".across").first().locator("thead th a").allInnerTexts();
  assert.ok(heads.length >= 2 && heads.every((text) => /^20\d\d$/.test(text)), heads.join());
  for (const title of ["自评得分", "重算得分", "偏差", "全县名次", "全年预算数", "执行率", "编制数", "工作质量"]) {
    assert.equal((await years(title)).length, heads.length, title);
  }
  assert.match((await years("全县名次")).at(-1), /^\d+ \/ \d+/);
  assert.equal(await page.getByRole("img", { name: /^自评 .*，最终 / }).count(), heads.length);
  await page.getByRole("region", { name: "走势" }).locator("svg text").first().waitFor();
  await page.getByLabel("看哪一项").selectOption("execution_rate");
  await page.getByRole("region", { name: "走势" }).getByText("执行率", { exact: true }).last().waitFor();
  assert.ok((await page.getByRole("region", { name: "版本和文件" }).locator("tbody tr").count()) >= heads.length);
  assert.deepEqual(await window.faults(), []);
  await window.picture("dossier");
});

test("the list is gone through by keyboard, narrowed by typing; the address keeps the department", async () => {
  const { page } = window;
  const first = await heading();
  const search = page.getByRole("combobox", { name: "找部门" });
  await search.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction((text) => document.querySelector("main h1")?.textContent.trim() !== text, first);
  const second = await heading();
  await search.fill("水利");
  await page.keyboard.press("Enter");
  await page.locator("main h1", { hasText: "水利" }).waitFor();
  await page.goBack();
  await page.locator("main h1", { hasText: second.replace("部门档案：", "") }).waitFor();
  await page.goBack();
  await page.locator("main h1", { hasText: first.replace("部门档案：", "") }).waitFor();
  await search.fill("");
});

test("a finding of any year leads to its filing", async () => {
  const { page } = window;
  await settled();
  await page.getByRole("radio", { name: "全部", exact: true }).check({ force: true });
  const row = page.getByRole("region", { name: "历年审核问题" }).locator("tbody tr").first();
  const year = (await row.locator("td").first().innerText()).trim();
  await row.focus();
  await page.keyboard.press("Enter");
  await page.getByText(`${year} 年度 · 第`).waitFor();
  await page.goBack();
  await page.locator("main h1", { hasText: "部门档案" }).waitFor();
});

test("the projects of the year over all departments, in the order of the score, with totals", async () => {
  const { page } = window;
  await window.go("项目");
  await settled();
  const drawn = await page.locator("table.lines tbody tr.row").count();
  const shown = Number((await page.locator(".foot").last().innerText()).match(/显示 (\d+)/)[1]);
  assert.ok(shown > 300 && drawn <= shown, `${drawn} of ${shown}`);
  const places = (await window.rows("table.lines tbody tr.row")).map(([place]) => Number(place)).slice(0, 20);
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
  assert.equal(places[0], 1);
  await page.locator("table.lines tfoot td").first().waitFor();
  assert.deepEqual(await window.faults(), []);
  await window.picture("projects");
});

test("the filters stand in the address: going back finds the list as it was", async () => {
  const { page } = window;
  await page.getByRole("combobox", { name: "类别" }).selectOption("乡镇");
  await page.waitForFunction(() => location.hash.includes("category="));
  await settled();
  const rows = (await window.rows("table.lines tbody tr.row")).length;
  assert.ok(rows > 0);
  const name = await page.locator("table.lines tbody tr.row [data-column='project'] span").first().innerText();
  await page.locator("table.lines tbody tr.row").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: /^项目自评/ }).waitFor({ state: "attached" });
  assert.match(decodeURIComponent(page.url()), /project=/);
  await page.locator("option:checked", { hasText: name }).waitFor({ state: "attached" });
  await page.goBack();
  await page.waitForFunction(() => location.hash.includes("category="));
  await settled();
  assert.equal((await window.rows("table.lines tbody tr.row")).length, rows);
});

test("one project over the years: funds, scores, indicators, goals, and the way to each year's form", async () => {
  const { page } = window;
  await page.getByRole("link", { name: /历年$/ }).first().click();
  await page.getByRole("region", { name: "绩效指标" }).waitFor();
  const heads = await page.locator(".across").first().locator("thead th").allInnerTexts();
  assert.equal((await years("全年预算数")).length, heads.length - 1);
  await page.getByRole("region", { name: "年度总体目标" }).waitFor();
  assert.deepEqual(await window.faults(), []);
  await window.picture("project");
  await page.getByRole("region", { name: "资金和得分" }).locator("thead a").last().click();
  await page.getByRole("radio", { name: /^项目自评/ }).waitFor({ state: "attached" });
  await page.goBack();
  await page.getByRole("region", { name: "绩效指标" }).waitFor();
});

test("nothing failed and nothing left the machine", () => assert.deepEqual(window.complaints, []));
