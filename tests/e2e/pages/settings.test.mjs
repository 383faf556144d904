// Protects: a backup is made, shows what it holds before it is brought back, and is brought back whole; every change stands in the log.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { files, GAOXIN, KAIYUN, openWindow } from "./window.mjs";

let window;
before(async () => {
  window = await openWindow();
  await window.bringIn(files.kaiyun.xlsx);
});
after(() => window.close());

const rows = (title) => window.rows(`section[aria-labelledby="${title}"] table.lines tbody tr`);

test("a backup is made and read back, and stands in the list", async () => {
  const { page } = window;
  await window.go("设置");
  await page.getByText(/数据文件 .*test\.db/).waitFor();
  await page.getByRole("button", { name: "立即备份" }).click();
  await page.getByText("已备份并读回核对：1 份报送，1 个部门").waitFor();
  await page.getByRole("button", { name: /^恢复 / }).first().waitFor();
  const made = (await rows("backup-title")).filter(([, why]) => why === "手工");
  assert.equal(made.length, 1);
  assert.equal(made[0][3], "完好");
});

test("a second folder takes the copies made before an import too", async () => {
  const { page } = window;
  await page.getByRole("button", { name: "选择文件夹…" }).click();
  await page.getByText(/以后每次自动备份都在 .+ 另存一份/).waitFor();
  await window.bringIn(files.gaoxin.xlsx);
  await window.go("设置");
  await page.getByText("导入前（另存）").first().waitFor();
  await page.getByRole("button", { name: "不再另存" }).click();
  await page.getByText("不再另存第二份。").waitFor();
});

test("a backup says what it holds, and nothing is changed until that is confirmed", async () => {
  const { page } = window;
  await page.locator("tbody tr", { hasText: "手工" }).getByRole("button").click();
  const dialog = page.getByRole("dialog", { name: "恢复到这份备份？" });
  assert.match(await dialog.innerText(), /1 份报送，1 个部门[\s\S]*2023（1 份）[\s\S]*现在的数据（2 份报送）/);
  await dialog.getByRole("button", { name: "不恢复" }).click();
  await window.go("排名");
  await page.getByRole("button", { name: "下一年度" }).click();
  await page.getByRole("link", { name: GAOXIN }).waitFor();
});

test("brought back, the data are the backup's, and what was there before is kept", async () => {
  const { page } = window;
  await window.go("设置");
  await page.locator("tbody tr", { hasText: "手工" }).getByRole("button").click();
  await page.getByRole("dialog").getByRole("button", { name: "恢复", exact: true }).click();
  await page.getByText(/已恢复：1 份报送，1 个部门。恢复前的数据另存在/).waitFor();
  await window.go("报送");
  await page.getByRole("link", { name: KAIYUN }).waitFor();
  assert.equal(await page.getByRole("combobox", { name: "年度", exact: true }).locator("option").count(), 1, "2024 is gone with its filing");
});

test("the log tells who did what to whom, step by step", async () => {
  const { page } = window;
  await window.go("设置");
  const log = await rows("log-title");
  assert.ok(log.some(([, , what]) => what === "从备份恢复"), JSON.stringify(log));
  const [when, who, , whom] = log.find(([, , what]) => what === "导入");
  assert.match(when, /^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  assert.notEqual(who, "");
  assert.equal(whom, `${KAIYUN} 2023 年度第 1 版`);
  await page.getByRole("button", { name: "导入", exact: true }).last().press("Enter");
  await page.getByText(/：写入附件二，\d+ 个值/).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll(".scroll")].some((box) => box.scrollWidth > box.clientWidth)), false, "no horizontal scrolling");
  if (process.env.JIHENG_PICTURES) await page.screenshot({ path: `${process.env.JIHENG_PICTURES}/settings.png` });
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
