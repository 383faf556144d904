// Protects: who has filed and who has not is one list; returning, approving and extending are dated, kept, and counted by the filter.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { files, GAOXIN, KAIYUN, openWindow } from "./window.mjs";

let window;
before(async () => {
  window = await openWindow();
  await window.bringIn(files.kaiyun.xlsx, files.gaoxin.xlsx);
  await window.go("报送");
  await window.page.getByRole("button", { name: "上一年度" }).click();
  await window.page.getByRole("link", { name: KAIYUN }).waitFor();
});
after(() => window.close());

const state = (department, title) => window.page.getByRole("button", { name: new RegExp(`^${department} 状态 ${title}`) });

test("who has not filed stands beside who has", async () => {
  const { page } = window;
  await page.getByText("应报 2 · 已报 1 · 未报 1").waitFor();
  await state(KAIYUN, "已收 \\d\\d-\\d\\d").waitFor();
  await state(GAOXIN, "未报").waitFor();
  await page.getByRole("combobox", { name: "状态" }).selectOption("not_filed");
  assert.deepEqual((await window.rows()).map(([name]) => name), [GAOXIN]);
  await page.getByRole("combobox", { name: "状态" }).selectOption("");
});

test("a filing is returned with a reason, and not without one", async () => {
  const { page } = window;
  await state(KAIYUN, "已收").press("Enter");
  const dialog = page.getByRole("dialog", { name: `${KAIYUN} 2023 年度` });
  await dialog.getByRole("radio", { name: "退回" }).check({ force: true });
  assert.equal(await dialog.getByRole("button", { name: "记为退回" }).isDisabled(), true);
  await dialog.getByLabel("退回理由").fill("附件二各项分值加起来是 95");
  if (process.env.JIHENG_PICTURES) await page.screenshot({ path: `${process.env.JIHENG_PICTURES}/state.png` });
  await dialog.getByRole("button", { name: "记为退回" }).click();
  await state(KAIYUN, "退回").waitFor();
  await page.getByRole("combobox", { name: "状态" }).selectOption({ label: "退回 1" });
  assert.equal((await window.rows()).length, 1);
  await page.getByRole("combobox", { name: "状态" }).selectOption("");
});

test("then it is approved; every step stands there with its day", async () => {
  const { page } = window;
  await state(KAIYUN, "退回").click();
  const dialog = page.getByRole("dialog");
  assert.match(await dialog.getByRole("list", { name: "经过" }).innerText(), /\d{4}-\d\d-\d\d\s*已收[\s\S]*退回[\s\S]*附件二各项分值加起来是 95/);
  await dialog.getByRole("button", { name: "记为通过" }).click();
  await state(KAIYUN, "通过").waitFor();
});

test("who has not filed gets a later day", async () => {
  const { page } = window;
  await state(GAOXIN, "未报").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("延到").fill("2099-06-30");
  await dialog.getByRole("button", { name: "记为延期" }).click();
  await state(GAOXIN, "延期至 06-30").waitFor();
  if (process.env.JIHENG_PICTURES) await page.screenshot({ path: `${process.env.JIHENG_PICTURES}/filings.png` });
  const wide = await page.locator(".sheet .scroll").evaluate((box) => box.scrollWidth > box.clientWidth);
  assert.equal(wide, false, "no horizontal scrolling");
});

test("the state of filings is a workbook", async () => {
  const { page } = window;
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出报送情况" }).click()]);
  assert.equal(download.suggestedFilename(), "2023年度绩效自评报送情况.xlsx");
  assert.equal((await readFile(await download.path())).subarray(0, 2).toString(), "PK");
  await page.getByText(/已导出 2 行/).waitFor();
});

test("the log says it in the clerk's words", async () => {
  const { page } = window;
  await window.go("设置");
  await page.getByRole("button", { name: "改报送状态" }).nth(2).click();
  await page.getByText(/2023 年度 \S+ 记为退回，理由：附件二各项分值加起来是 95/).waitFor();
});

test("a filing on paper is begun by hand; a department that is not in the register is added only when asked", async () => {
  const { page } = window;
  await window.go("报送");
  await page.getByRole("button", { name: "手工录入" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("部门").fill("青石镇人民政府");
  await dialog.getByRole("button", { name: "开始录入" }).click();
  await dialog.getByRole("alert").getByText("名册里没有“青石镇人民政府”").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "手工录入" }).click();
  await dialog.getByLabel("部门").fill("青石镇人民政府");
  await dialog.getByLabel("附件", { exact: false }).selectOption("basic_data");
  await dialog.getByRole("button", { name: "开始录入" }).click();
  await dialog.getByRole("button", { name: "登记为新部门并录入" }).click();
  await page.getByRole("heading", { name: "青石镇人民政府" }).waitFor();
  await page.locator("td[data-path='basic_data.staffing.authorised_posts'] button").click();
  await page.getByLabel("更正为").fill("23");
  await page.getByLabel("理由").fill("纸质件录入");
  await page.getByRole("button", { name: "保存" }).click();
  await page.locator("td[data-path='basic_data.staffing.authorised_posts']").getByText("23").waitFor();
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
