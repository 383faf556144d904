// Protects: the filing page shows the annexes as filed, every value leads to its cell, and findings mark theirs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { files, GAOXIN, openWindow } from "./window.mjs";

let window;
before(async () => {
  window = await openWindow();
  await window.bringIn(files.gaoxin.docx, files.gaoxin.xlsx, files.kaiyun.xlsx);
  await window.go("报送");
  await window.page.getByRole("link", { name: GAOXIN }).click();
});
after(() => window.close());

const cell = (path) => window.page.locator(`[data-path="${path}"]`);
const turn = (title) => window.page.getByRole("radio", { name: title }).check({ force: true });

test("附件二 stands as on paper, figures as filed", async () => {
  await window.page.getByRole("heading", { name: "2024年度部门整体支出绩效自评表" }).waitFor();
  assert.equal(await cell("overall.funds.initial_budget").innerText(), "409.56");
  assert.equal(await cell("overall.revenue.general_public_budget").innerText(), "其中：一般公共预算：22,240.171");
  assert.equal(await cell("overall.revenue.special_account").innerText(), "纳入专户管理的非税收入拨款：", "no value is blank, not zero");
  assert.equal(await cell("overall.indicators.3.weight").innerText(), "7.5");
  assert.equal(await cell("overall.indicators.0.level1").getAttribute("rowspan"), "4", "产出指标 is one merged cell");
  assert.match(await cell("overall.indicators.0.level1").innerText(), /产出指标\s*\(50 分\)/);
  assert.equal(await cell("overall.total.self_score").innerText(), "100");
});

test("a click on a value shows its file, sheet, cell and that piece of the sheet", async () => {
  await cell("overall.funds.revised_budget").getByRole("button").click();
  const source = window.page.getByRole("region", { name: "数据来源" });
  await source.locator("td.picked").waitFor();
  assert.match(await source.innerText(), new RegExp(`全年预算数[\\s\\S]*${GAOXIN}2024年度绩效自评\\.(docx|xlsx) › \\S+ › [A-Z]+\\d+`));
  assert.equal((await source.locator("td.picked").innerText()).replaceAll(",", ""), "33963.61");
});

test("values can be reached and opened by the keyboard alone", async () => {
  await cell("overall.funds.revised_budget").getByRole("button").focus();
  await window.page.keyboard.press("Tab");
  await window.page.keyboard.press("Enter");
  const source = window.page.getByRole("region", { name: "数据来源" });
  await source.getByText("年度资金总额 全年执行数").waitFor();
  assert.equal(await cell("overall.funds.executed").evaluate((td) => td.classList.contains("picked")), true);
});

test("a finding says the fact and marks its cells, on whatever form they stand", async () => {
  const { page } = window;
  const heading = cell("overall.indicators.0.level1");
  assert.equal(await heading.evaluate((td) => td.classList.contains("error")), true, "50 over weights of 45 is marked before any click");
  const card = page.getByRole("button", { name: /一级指标|产出指标/ }).filter({ hasText: "45" }).first();
  await card.click();
  assert.equal(await card.getAttribute("aria-pressed"), "true");
  assert.equal(await heading.evaluate((td) => td.classList.contains("on")), true);
  assert.equal(await cell("overall.indicators.3.weight").evaluate((td) => td.classList.contains("on")), true);
  assert.equal(await cell("overall.indicators.4.weight").evaluate((td) => td.classList.contains("on")), false, "效益指标 is no part of it");

  await turn(/^全部/);
  await page.locator(".card").filter({ hasText: "82.86%" }).first().click();
  await page.getByRole("heading", { name: "2024年度部门整体支出绩效评价基础数据表" }).waitFor();
  assert.equal(await cell("basic_data.staffing.control_rate").evaluate((td) => td.classList.contains("on")), true, "29/35 filed as 100%");
});

test("附件一: a full-width point is understood, shown, and its raw text kept", async () => {
  await turn("基础数据");
  assert.match(await cell("basic_data.three_public.total.prior_final").innerText(), /^1\.8351/);
  await cell("basic_data.three_public.total.prior_final").getByRole("button").click();
  await window.page.getByRole("region", { name: "数据来源" }).getByText("1．8351").first().waitFor();
});

test("every project has its form, every report its text", async () => {
  const { page } = window;
  await turn("项目自评 10");
  const picker = page.getByRole("combobox", { name: "项目", exact: true });
  assert.equal(await picker.locator("option").count(), 10);
  await picker.selectOption({ index: 6 });
  assert.equal(await cell("projects.6.funds.total.executed").innerText(), "4,868.3488");
  assert.equal(await cell("projects.6.total.self_score").innerText(), "", "a total without a score is blank");
  await turn("自评报告 2");
  assert.ok((await page.locator("article p").count()) > 5);
  await page.getByRole("combobox", { name: "报告", exact: true }).selectOption({ index: 1 });
  assert.equal(await page.locator("article table").count(), 2, "the second report's tables stand in it");
  await page.getByRole("cell", { name: "33419.87", exact: true }).first().waitFor();
});

test("the year selector turns to the same department's other year", async () => {
  await window.page.getByRole("button", { name: "上一年度" }).click();
  await window.page.getByRole("heading", { name: `${GAOXIN} 2023 年度没有报送` }).waitFor();
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
