// Protects: the ranking ranks, its scores are those of the filings, and the export is a workbook.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { files, GAOXIN, KAIYUN, openWindow } from "./window.mjs";

let window;
before(async () => {
  window = await openWindow();
  await window.bringIn(files.gaoxin.xlsx, files.kaiyun.xlsx);
  await window.go("排名");
});
after(() => window.close());

/** The ranking's rows, by their column heads. */
async function ranking() {
  const heads = await window.page.locator("table.lines thead th").allInnerTexts();
  return (await window.rows()).map((row) => Object.fromEntries(row.map((text, n) => [heads[n].trim(), text])));
}

test("高新区 claims 100 and can reach 95: both stand in its row, with the gap", async () => {
  await window.page.getByRole("link", { name: GAOXIN }).waitFor();
  const [row] = await ranking();
  assert.deepEqual([row["名次"], row["部门"], row["全年预算"], row["自评"], row["重算"], row["偏差"], row["等级"]], ["1", GAOXIN, "33,963.61", "100.00", "95.00", "5.00", "优"]);
  assert.equal(await window.page.getByRole("img", { name: "自评 100，重算 95" }).count(), 1);
});

test("ranks by self-score and by recomputed score, per year", async () => {
  await window.page.getByRole("button", { name: "上一年度" }).click();
  await window.page.getByRole("link", { name: KAIYUN }).waitFor();
  const [row] = await ranking();
  assert.equal(row["自评"], "95.00");
  assert.notEqual(row["无依据分"], "", "7 of 11 indicators have no target");
  await window.page.getByRole("radio", { name: "按自评" }).check({ force: true });
  await window.page.locator("td.first", { hasText: "95.00" }).waitFor();
});

test("projects are ranked apart, best first, ties sharing a rank", async () => {
  await window.page.getByRole("button", { name: "下一年度" }).click();
  await window.page.getByRole("radio", { name: "按重算" }).check({ force: true });
  await window.page.getByRole("radio", { name: "项目", exact: true }).check({ force: true });
  await window.page.waitForFunction(() => document.querySelectorAll("table.lines tbody tr").length === 10);
  const rows = await ranking();
  const scores = rows.map((row) => Number(row["重算"]));
  assert.deepEqual(scores, [...scores].sort((left, right) => right - left));
  rows.forEach((row, n) => {
    if (row["名次"] !== "—") assert.equal(Number(row["名次"]), 1 + scores.findIndex((score) => score === scores[n]));
  });
  await window.page.getByRole("radio", { name: "部门", exact: true }).check({ force: true });
});

test("the export is a workbook with the year in its name", async () => {
  const { page } = window;
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出汇总表" }).click()]);
  assert.equal(download.suggestedFilename(), "2024年度绩效自评排名汇总表（按重算）.xlsx");
  const bytes = await readFile(await download.path());
  assert.equal(bytes.subarray(0, 4).toString("latin1"), "PK\u0003\u0004");
  assert.ok(bytes.length > 4000);
  await page.getByText(/已导出 1 行：.*\.xlsx/).waitFor();
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
