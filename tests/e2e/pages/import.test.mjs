// Protects: both real filings come in through the page with their department, year, annexes and findings; what cannot be read is named with a sentence.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { files, GAOXIN, KAIYUN, openWindow } from "./window.mjs";

let window;
before(async () => (window = await openWindow()));
after(() => window.close());

test("a first start says what to do and offers a made-up county", async () => {
  const { page } = window;
  await page.getByRole("heading", { name: "还没有任何报送" }).waitFor();
  await page.getByRole("button", { name: "生成示例县" }).click();
  const dialog = page.getByRole("dialog", { name: "生成一个示例县？" });
  assert.match(await dialog.innerText(), /全部是编造的/);
  await dialog.getByRole("button", { name: "不生成" }).click();
  await page.getByRole("heading", { name: "还没有任何报送" }).waitFor();
});

test("the .xlsx and .docx of both real filings are imported and named", async () => {
  const { page } = window;
  await window.bringIn(files.gaoxin.xlsx, files.gaoxin.docx, files.kaiyun.docx, files.kaiyun.xlsx);
  const rows = new Map((await window.rows()).map((row) => [row[0], row]));
  const [, status, department, year, forms, unread, findings] = rows.get(`${GAOXIN}2024年度绩效自评.xlsx`);
  assert.deepEqual([status, department, year, forms, unread], ["已导入", GAOXIN, "2024", "附件一 附件二 附件三×10", ""]);
  assert.match(findings, /^\d+ 错/);
  assert.deepEqual(rows.get(`${GAOXIN}2024年度绩效自评.docx`).slice(1, 5), ["已导入", GAOXIN, "2024", "附件一 附件二 附件三×10 附件四×2"], "the .docx adds the two reports");
  assert.equal(rows.get(`${KAIYUN}2023年度绩效自评.docx`)[1], "已导入");
  assert.equal(rows.get(`${KAIYUN}2023年度绩效自评.xlsx`)[1], "未变", "the same forms again change nothing");
  assert.equal(await page.getByRole("status").last().innerText().then((text) => text.includes("已导入 3") && text.includes("未变 1")), true);
});

test("files that cannot be read are named, each with a sentence, and change nothing", async () => {
  const { page } = window;
  const text = join(window.folder, "通知.xlsx");
  const empty = join(window.folder, "空.docx");
  await writeFile(text, "这不是表格");
  await writeFile(empty, "");
  await window.bringIn(text, empty);
  const rows = await window.rows();
  for (const name of ["通知.xlsx", "空.docx"]) {
    const at = rows.findIndex(([file]) => file === name);
    assert.equal(rows[at][1], "未能读取");
    assert.match(rows[at + 1][0], new RegExp(`${name}.*。$`, "s"), "a full sentence that names the file");
    assert.doesNotMatch(rows[at + 1][0], /[a-z]+_[a-z]+|Error|undefined|null/, "no codes, no English");
  }
  await window.go("报送");
  assert.equal((await window.rows()).length, 1, "2024 still has its one filing");
});

test("the result leads to the filing", async () => {
  const { page } = window;
  await window.go("导入");
  await page.getByRole("link", { name: KAIYUN }).first().click();
  await page.getByRole("heading", { name: KAIYUN }).waitFor();
  await page.getByRole("heading", { name: "2023年度部门整体支出绩效自评表" }).waitFor();
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
