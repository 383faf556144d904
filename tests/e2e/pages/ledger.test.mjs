// Protects: the bureau's ledger is read with its columns shown and corrected, names that fit no department are asked about and remembered, and it is replaced only knowingly.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { lists, openWindow } from "./window.mjs";

let window;
before(async () => {
  window = await openWindow();
  const { page } = window;
  await window.go("部门管理");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "导入名册…" }).first().click()]);
  await chooser.setFiles(lists.register);
  await page.getByRole("dialog").getByRole("button", { name: "导入名册", exact: true }).click();
  await page.getByText("名册已导入").waitFor();
});
after(() => window.close());

const shown = () => window.page.getByRole("dialog");
async function choose(button = "导入台账…") {
  const [chooser] = await Promise.all([window.page.waitForEvent("filechooser"), window.page.getByRole("button", { name: button }).first().click()]);
  await chooser.setFiles(lists.ledger);
}
const put = (departments, projects) => shown().getByText(`放进去：部门 ${departments}，项目 ${projects}`).waitFor();

test("a year without a ledger says what it is for", async () => {
  await window.go("预算台账");
  await window.page.getByText("还没有台账").waitFor();
  await window.picture("ledger-empty");
  assert.deepEqual(await window.faults(), []);
});

test("the columns found are shown and put right, and the year is read from the sheet", async () => {
  await choose();
  await put(5, 3);
  assert.equal(await shown().getByLabel("评价年度").inputValue(), "2023");
  const column = (title) => shown().getByRole("combobox", { name: title, exact: true });
  assert.equal(await column("执行数").inputValue(), "累计支出");
  assert.equal(await column("调整后预算数").inputValue(), "");
  await column("调整后预算数").selectOption("调整后指标");
  await column("年初预算数").selectOption("年初批复");
  await shown().getByText("放不进去").waitFor();
  const header = shown().getByRole("region", { name: "表的前几行" }).locator("thead tr").first();
  assert.match(await header.innerText(), /部门[\s\S]*调整后预算数/);
});

test("names that fit no department are settled there", async () => {
  const whose = (name) => shown().getByRole("combobox", { name: `${name} 是哪个部门` });
  await whose("衡山县开云新区事物中心").click();
  await shown().getByRole("option", { name: "衡山县开云新区事务中心" }).first().click();
  await whose("衡山县气象局").fill("登记");
  await whose("衡山县气象局").press("Enter");
  await shown().getByText("都指定了").waitFor();
  await put(5, 4);
  await window.picture("ledger-import");
  assert.deepEqual(await window.faults(), []);
  await shown().getByRole("button", { name: "导入台账", exact: true }).click();
  await window.page.getByText(/2023 年度台账已导入：部门 5 个，项目 4 个；1 行没有放进去/).waitFor();
});

test("the page shows who and what is due, to the cent, with totals", async () => {
  const { page } = window;
  await page.getByRole("heading", { name: "2023 年度预算台账" }).waitFor();
  const rows = await window.rows();
  assert.deepEqual(rows[0], ["001203", "衡山县水利局", "政府部门", "45", "23.60", "1,250.00", "1,845.00", "1,795.00", "97.29%", "2"]);
  assert.deepEqual((await window.rows("tfoot tr"))[0].slice(1), ["合计", "", "170", "63.80", "2,690.66", "4,601.05", "4,459.05", "96.91%", "4"]);
  await window.picture("ledger");
  assert.deepEqual(await window.faults(), []);
  await page.getByRole("radio", { name: "应报项目 4" }).check({ force: true });
  assert.deepEqual((await window.rows())[2], ["4300012023003", "国土绿化", "衡山县林业局", "120.00", "150.00", "90.00"]);
  await window.picture("ledger-projects");
  await page.getByRole("radio", { name: "没放进去 1" }).check({ force: true });
  assert.match((await window.rows())[0].join(" "), /店门镇人民政府.*“年初预算数”是“待定”/);
  await window.picture("ledger-left-out");
  assert.deepEqual(await window.faults(), []);
});

test("it says who is due; what was said of a name and of columns is remembered", async () => {
  const { page } = window;
  await window.go("部门管理");
  assert.equal((await window.rows()).find(([, name]) => name === "衡山县开云新区事务中心")[4], "衡山县开云新区事物中心");
  assert.equal((await window.rows()).find(([, name]) => name === "衡山县气象局")[0], "001777");
  await window.go("预算台账");
  await choose("更换台账…");
  await put(5, 4);
  assert.equal(await shown().getByRole("combobox", { name: "年初预算数", exact: true }).inputValue(), "年初批复");
});

test("a ledger takes the place of another only when that is confirmed", async () => {
  const { page } = window;
  const take = shown().getByRole("button", { name: "换成这份台账" });
  assert.equal(await take.isDisabled(), true);
  await shown().getByLabel("整份换掉").check();
  await window.picture("ledger-replace");
  await take.click();
  await page.getByText("2023 年度台账已导入").waitFor();
});

test("templates list the projects that are due", async () => {
  const { page } = window;
  await window.go("部门管理");
  await page.getByRole("button", { name: "下发空表…" }).click();
  await shown().getByText("应报 5 个部门，按本年台账，附件三 4 个项目").waitFor();
  await shown().getByRole("button", { name: "关闭" }).click();
});

test("the settings say which years have a ledger", async () => {
  const { page } = window;
  await window.go("设置");
  await page.getByText("部门 5，项目 4").waitFor();
  await page.getByRole("button", { name: "导入台账" }).first().click();
  await page.getByText(/替换 2023 年度台账“ledger.xlsx”/).waitFor();
  await window.picture("settings");
  assert.deepEqual(await window.faults(), []);
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
