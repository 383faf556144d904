// Protects: a value is put right on the filing page with its raw value kept, and versions are compared and brought back.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { altered } from "./altered.mjs";
import { files, GAOXIN, KAIYUN, openWindow } from "./window.mjs";

let window;
before(async () => {
  window = await openWindow();
  await window.bringIn(files.kaiyun.xlsx);
  await window.go("报送");
  await window.page.getByRole("link", { name: KAIYUN }).click();
});
after(() => window.close());

const cell = (path) => window.page.locator(`[data-path="${path}"]`);
const source = () => window.page.getByRole("region", { name: "数据来源" });

test("a value is put right with a reason; what was filed stays in the card", async () => {
  const { page } = window;
  await cell("overall.funds.executed").getByRole("button").click();
  await source().getByRole("button", { name: "更正…" }).click();
  await source().getByLabel("更正为").fill("约7");
  await source().getByLabel("理由").fill("电话核实");
  await source().getByRole("button", { name: "保存" }).click();
  await source().getByText("不能作为“全年执行数 · 年度资金总额”").waitFor();
  await source().getByLabel("更正为").fill("1300万元");
  await source().getByRole("button", { name: "保存" }).click();
  await source().getByText("报送的是「1353.05」，更正为「1300万元」。理由：电话核实").waitFor();
  assert.equal(await cell("overall.funds.executed").innerText(), "1,300");
  assert.equal(await cell("overall.funds.executed").evaluate((td) => td.classList.contains("corrected")), true);
  assert.equal((await source().locator("td.picked").innerText()).replaceAll(",", ""), "1353.05", "the original sheet is as it was");
  if (process.env.JIHENG_PICTURES) await page.screenshot({ path: join(process.env.JIHENG_PICTURES, "correction.png") });
});

test("a blank cell is filled while entering, and taken back", async () => {
  const { page } = window;
  await page.getByRole("button", { name: "补填", exact: true }).click();
  await cell("overall.revenue.special_account").getByRole("button").click();
  // Who fills in is asked at once.
  await source().getByLabel("更正为").fill("3.5");
  await source().getByLabel("理由").fill("漏填");
  await source().getByRole("button", { name: "保存" }).click();
  await source().getByText("报送的是「空」").waitFor();
  assert.match(await cell("overall.revenue.special_account").innerText(), /3\.5$/);
  await source().getByRole("button", { name: "撤销更正" }).click();
  await source().getByText("报送的是「空」").waitFor({ state: "detached" });
  assert.doesNotMatch(await cell("overall.revenue.special_account").innerText(), /3\.5/);
  // A row more of 附件一, with the reason given before.
  await page.getByText("基础数据", { exact: true }).click();
  const items = page.locator("td[data-path^='basic_data.project_expenditure.items.'][data-path$='.name']");
  const last = await items.last().getAttribute("data-path");
  await items.last().getByRole("button").click();
  await source().getByLabel("更正为").fill("新增的一项");
  assert.equal(await source().getByLabel("理由").inputValue(), "漏填");
  await source().getByLabel("更正为").press("Enter");
  await cell(last).getByText("新增的一项").waitFor();
  await source().getByRole("button", { name: "撤销更正" }).click();
  await cell(last).getByText("新增的一项").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "结束补填" }).click();
});

test("a new version is compared with the old one, which is looked at and brought back", async () => {
  const { page } = window;
  const sent = join(window.folder, "重报.xlsx");
  await altered(files.kaiyun.xlsx, sent, (text) => text.replaceAll("996.5", "990.5"));
  await window.look(sent);
  await page.getByRole("button", { name: "替换为新版本" }).first().click();
  await page.getByText("已指定：替换为新版本").waitFor();
  await window.commit();
  await window.go("报送");
  await page.getByRole("link", { name: KAIYUN }).click();
  await page.getByText("第 2 版", { exact: false }).first().waitFor();
  assert.equal(await cell("overall.funds.executed").innerText(), "1,353.05", "a new file's version has what the file says");

  await page.getByRole("button", { name: "版本", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "与当前比较" }).click();
  const row = dialog.getByRole("row").filter({ hasText: "一般公共预算" });
  assert.match(await row.innerText(), /996\.5[\s\S]*990\.5/);
  assert.match(await dialog.getByRole("row").filter({ hasText: "全年执行数 · 年度资金总额" }).innerText(), /1300[\s\S]*1353\.05/);
  if (process.env.JIHENG_PICTURES) await page.screenshot({ path: join(process.env.JIHENG_PICTURES, "versions.png") });

  await dialog.getByRole("button", { name: "查看" }).last().click();
  await page.getByText("正在看第 1 版").waitFor();
  await page.waitForFunction(() => document.querySelector('[data-path="overall.funds.executed"]').innerText === "1,300");
  await cell("overall.funds.executed").getByRole("button").click();
  await source().locator("td.picked").waitFor();
  assert.equal(await source().getByRole("button", { name: "更正…" }).count(), 0, "an earlier version is not changed");

  await page.getByRole("button", { name: "版本", exact: true }).click();
  await dialog.getByRole("button", { name: "恢复为当前" }).click();
  await dialog.getByLabel("的理由").fill("误报");
  await dialog.getByRole("button", { name: "恢复", exact: true }).click();
  await page.getByText("第 3 版", { exact: false }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[data-path="overall.funds.executed"]').innerText === "1,300");
});

test("an import with later changes stays and says why; another is taken back as a whole", async () => {
  const { page } = window;
  await window.bringIn(files.gaoxin.xlsx);
  await page.getByRole("button", { name: "导入记录" }).click();
  const dialog = page.getByRole("dialog", { name: "导入记录" });
  const undo = async (file) => {
    const row = dialog.getByRole("row").filter({ hasText: file });
    await row.getByRole("button", { name: "撤销这次导入" }).click();
    await row.getByRole("button", { name: "确定撤销" }).click();
    return row;
  };
  await undo("重报.xlsx");
  await dialog.getByText("之后有了第3版").waitFor();
  const row = await undo(GAOXIN);
  await row.getByText(/^已撤销/).waitFor();
  if (process.env.JIHENG_PICTURES) await page.screenshot({ path: join(process.env.JIHENG_PICTURES, "imports.png") });
  await dialog.getByRole("button", { name: "关闭" }).click();
  await window.bringIn(files.gaoxin.xlsx);
  await page.getByText("已导入").first().waitFor();
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
