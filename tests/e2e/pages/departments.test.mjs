// Protects: the register is read from a list with its changes shown first, changed by hand, merged with what moves told, written out and sent out as blank forms.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { files, KAIYUN, lists, openWindow } from "./window.mjs";

let window;
before(async () => (window = await openWindow()));
after(() => window.close());

const row = (name) => window.page.locator("table.lines tbody tr", { hasText: name });
const dialog = (name) => window.page.getByRole("dialog", { name });

async function choose(button, file) {
  const [chooser] = await Promise.all([window.page.waitForEvent("filechooser"), window.page.getByRole("button", { name: button }).first().click()]);
  await chooser.setFiles(file);
}

test("an empty register says what to do", async () => {
  const { page } = window;
  await window.go("部门管理");
  await page.getByText("名册还是空的").waitFor();
  await window.picture("departments-empty");
  assert.deepEqual(await window.faults(), []);
});

test("a department that only filed is seen to be registered nowhere", async () => {
  await window.bringIn(files.kaiyun.xlsx);
  await window.go("部门管理");
  await row(KAIYUN).getByText("未登记").waitFor();
});

test("a list shows what it would change, and changes nothing before it is taken", async () => {
  const { page } = window;
  await choose("导入名册…", lists.register);
  const shown = dialog("导入部门名册");
  await shown.getByText("新增 7 个，修改 1 个").waitFor();
  await page.locator("dialog tbody tr").first().waitFor();
  const rows = await window.rows("dialog tbody tr");
  assert.equal(rows.length, 8, "the total row is none");
  assert.deepEqual(rows[0].slice(0, 4), ["3", "衡山县水利局", "新增", "编码 001203，类别 政府部门，别名 县水务局，别名 衡山县水务局"]);
  assert.match(rows.find(([, name]) => name === "衡山县店门镇人民政府")[4], /起始年度“建县时”不是年度/);
  await window.picture("register-import");
  assert.deepEqual(await window.faults(), []);
  await shown.getByRole("button", { name: "不导入" }).click();
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.equal((await window.rows()).length, 1);
  await choose("导入名册…", lists.register);
  await dialog("导入部门名册").getByRole("button", { name: "导入名册", exact: true }).click();
  await page.getByText(/名册已导入：新增 7 个，修改 1 个，不变 0 个；1 行有没写进去的内容/).waitFor();
  assert.deepEqual((await window.rows())[0], ["001203", "衡山县水利局", "政府部门", "", "县水务局、衡山县水务局", "", ""]);
  assert.equal(await page.getByText("未登记", { exact: true }).count(), 0, "a department of the list is registered");
  assert.deepEqual((await window.rows()).find(([, name]) => name === "衡山县粮食局"), ["001301", "衡山县粮食局", "政府部门", "衡山县发展和改革局", "", "至 2019", ""]);
});

test("departments are found by code and alias, and by category", async () => {
  const { page } = window;
  const find = page.getByRole("searchbox");
  for (const [text, names] of [["001203", ["衡山县水利局", "衡山县河道管理站"]], ["县发改局", ["衡山县发展和改革局"]], ["没有", []]]) {
    await find.fill(text);
    assert.deepEqual((await window.rows()).map(([, name]) => name), names, text);
  }
  await find.fill("");
  await page.getByRole("combobox", { name: "类别" }).selectOption("乡镇");
  assert.equal((await window.rows()).length, 2);
  await page.getByRole("combobox", { name: "类别" }).selectOption("");
  await window.picture("departments");
  assert.deepEqual(await window.faults(), []);
});

test("a department is changed by keyboard; what cannot be is said beside its field", async () => {
  const { page } = window;
  await page.getByRole("button", { name: "衡山县林业局", exact: true }).press("Enter");
  const shown = dialog("衡山县林业局");
  await shown.getByLabel("编码").fill("００１203");
  await shown.getByLabel("起始年度").fill("2020");
  await shown.getByLabel("撤销年度").fill("2019");
  await shown.getByRole("button", { name: "保存", exact: true }).press("Enter");
  await shown.getByText("“００１203”已经是“衡山县水利局”的名称、别名或编码").waitFor();
  await shown.getByText("撤销年度早于起始年度。").waitFor();
  await window.picture("department-faults");
  assert.deepEqual(await window.faults(), []);
  await shown.getByLabel("编码").fill("0012040");
  await shown.getByLabel("撤销年度").fill("");
  await shown.getByRole("combobox", { name: "类别" }).fill("林草");
  const superior = shown.getByRole("combobox", { name: "主管部门" });
  await superior.fill("发改");
  await superior.press("ArrowDown");
  await superior.press("Enter");
  assert.equal(await superior.inputValue(), "衡山县发展和改革局");
  await shown.getByRole("textbox", { name: "别名" }).fill("县林业局、林业局机关");
  await shown.getByRole("textbox", { name: "别名" }).press("Enter");
  await shown.getByRole("button", { name: "去掉别名林业局机关" }).click();
  await shown.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByText("已保存“衡山县林业局”。").waitFor();
  assert.deepEqual((await window.rows()).find(([, name]) => name === "衡山县林业局"), ["0012040", "衡山县林业局", "林草", "衡山县发展和改革局", "县林业局", "2020 起", ""]);
});

test("two entries are merged: what moves is told first, and a year that both filed for keeps them apart", async () => {
  const { page } = window;
  await page.getByRole("button", { name: "增加部门" }).click();
  await dialog("增加部门").getByLabel("名称").fill("开云新区管委会");
  await dialog("增加部门").getByRole("button", { name: "增加", exact: true }).click();
  await page.getByRole("button", { name: "开云新区管委会", exact: true }).waitFor();
  await page.getByRole("button", { name: KAIYUN, exact: true }).click();
  await dialog(KAIYUN).getByRole("button", { name: "合并到别的部门…" }).click();
  const shown = dialog("合并两个部门");
  await shown.getByRole("combobox", { name: "留下的部门" }).fill("开云新区管委会");
  await shown.getByRole("combobox", { name: "留下的部门" }).press("Enter");
  await shown.getByText("2023 年度，共 1 份").waitFor();
  await shown.getByText("开云新区管委会，编码 005001，类别 园区").waitFor();
  await window.picture("department-merge");
  assert.deepEqual(await window.faults(), []);
  await shown.getByRole("button", { name: "合并", exact: true }).click();
  await page.getByText("转过去 1 份报送").waitFor();
  const merged = (await window.rows()).find(([, name]) => name === "开云新区管委会");
  assert.deepEqual([merged[0], merged[4], merged[6]], ["005001", KAIYUN, "1"]);
});

test("the register is a workbook, and read back it changes nothing", async () => {
  const { page } = window;
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出名册" }).click()]);
  assert.equal(download.suggestedFilename(), "部门名册.xlsx");
  const file = `${window.folder}/部门名册.xlsx`;
  await download.saveAs(file);
  assert.equal((await readFile(file)).subarray(0, 2).toString(), "PK");
  await choose("导入名册…", file);
  await dialog("导入部门名册").getByText("没有要改的。").waitFor();
  const outcomes = (await window.rows("dialog tbody tr")).map((cells) => cells[2]);
  assert.deepEqual([...new Set(outcomes)], ["不变"]);
  await dialog("导入部门名册").getByRole("button", { name: "不导入" }).click();
});

test("each department that is due gets its blank form, and the folder is told", async () => {
  const { page } = window;
  await page.getByRole("button", { name: "下发空表…" }).click();
  const shown = dialog("下发空表");
  await shown.getByLabel("评价年度").fill("24");
  assert.equal(await shown.getByRole("button", { name: "选择文件夹并写出" }).isDisabled(), true);
  await shown.getByLabel("评价年度").fill("2024");
  await shown.getByText("应报 7 个部门，按名册").waitFor();
  await window.picture("template");
  assert.deepEqual(await window.faults(), []);
  await shown.getByRole("button", { name: "选择文件夹并写出" }).click();
  await shown.getByText("已写出 7 份。").waitFor();
  await shown.getByRole("button", { name: "关闭" }).click();
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
