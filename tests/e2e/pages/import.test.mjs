// Protects: both real filings come in through the page with their department, year, annexes and findings; what was seen is what is written;
// what cannot be read is named with a sentence.
import assert from "node:assert/strict";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { altered } from "./altered.mjs";
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

test("files are read first, and nothing is written until the button is pressed", async () => {
  const { page } = window;
  await window.look(files.gaoxin.xlsx, files.kaiyun.xlsx);
  await page.getByRole("heading", { name: "看过再导入" }).waitFor();
  const rows = await window.rows();
  assert.deepEqual(rows.map((row) => row.slice(1, 5)), [["可导入", GAOXIN, "2024", "附件一 附件二 附件三×10"], ["可导入", KAIYUN, "2023", "附件一 附件二 附件三"]]);
  await page.getByRole("button", { name: "导入 2 个文件" }).waitFor();
  await page.getByRole("link", { name: "排名" }).click();
  await page.getByRole("heading", { name: "还没有任何报送" }).waitFor();
  await window.go("导入");
});

test("a file's preview draws its sheets, with what was read marked, by the keyboard too", async () => {
  const { page } = window;
  await page.getByRole("button", { name: `${GAOXIN}2024年度绩效自评.xlsx` }).focus();
  await page.keyboard.press("Enter");
  const preview = page.getByRole("region", { name: /^预览/ });
  await preview.getByRole("button", { name: /附件二/ }).click();
  const cell = preview.getByRole("cell", { name: /^33963\.61/ }).first();
  assert.equal(await cell.evaluate((td) => td.classList.contains("value")), true);
  assert.equal(await preview.getByRole("cell", { name: "年度指标值" }).first().evaluate((td) => td.classList.contains("value")), false, "a label is no value");
  const { wide, list } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth > innerWidth, list: [...document.querySelectorAll(".list .scroll")].some((box) => box.scrollWidth > box.clientWidth) }));
  assert.deepEqual({ wide, list }, { wide: false, list: false }, "no horizontal scrolling");
  await preview.getByRole("button", { name: "收起预览" }).press("Escape");
  await preview.waitFor({ state: "detached" });
});

test("a cell that was not understood is hatched, with what stands there and the reason", async () => {
  const { page } = window;
  const odd = join(window.folder, "约.xlsx");
  await altered(files.kaiyun.xlsx, odd, (text) => text.replaceAll("<v>180.66</v>", "<v>#REF!</v>").replaceAll(/(<c [^>]*?)( t="n")?>(<f>[^<]*<\/f>)?<v>#REF!<\/v>/g, '$1 t="e"><v>#REF!</v>'));
  await window.look(odd);
  await page.getByRole("button", { name: "约.xlsx" }).click();
  const cell = page.getByRole("region", { name: /^预览/ }).locator("td.unread").first();
  assert.match(await cell.innerText(), /^#REF!\s*\S+/);
  await page.getByRole("button", { name: "收起预览" }).click();
  await page.getByRole("checkbox", { name: "导入 约.xlsx" }).uncheck();
});

test("only what is ticked is imported, and a file that changed since is asked about again", async () => {
  const { page } = window;
  await page.getByRole("checkbox", { name: `导入 ${KAIYUN}` }).uncheck();
  const path = await page.locator("td.name", { hasText: GAOXIN }).getAttribute("title");
  // A comment behind the archive's end: other bytes, the same sheets.
  await appendFile(path, " ");
  await page.getByRole("button", { name: "导入 1 个文件" }).click();
  await page.getByText("在预览之后又被改过，没有导入").waitFor();
  await page.getByRole("button", { name: "重新预览" }).click();
  await page.locator("tr", { hasText: GAOXIN }).getByText(/可导入|未能读取/).waitFor();
  await page.getByRole("button", { name: "清空列表" }).click();
  await page.getByRole("heading", { name: "把各部门交来的文件拖到这里" }).waitFor();
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
  assert.equal((await window.rows()).filter((row) => row.includes("有")).length, 1, "2024 still has its one filing");
});

test("the result leads to the filing", async () => {
  const { page } = window;
  await window.go("导入");
  await page.getByRole("link", { name: KAIYUN }).first().click();
  await page.getByRole("heading", { name: KAIYUN }).waitFor();
  await page.getByRole("heading", { name: "2023年度部门整体支出绩效自评表" }).waitFor();
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
