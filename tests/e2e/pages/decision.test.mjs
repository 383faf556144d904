// Protects: what a file leaves open is asked on the import page, nothing is overwritten unasked, and the answer is what happens.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { altered } from "./altered.mjs";
import { files, KAIYUN, openWindow } from "./window.mjs";

let window;
before(async () => {
  window = await openWindow();
  await window.bringIn(files.kaiyun.xlsx);
});
after(() => window.close());

/** The row of a file, and the one below with its problems. */
async function result(name) {
  const rows = await window.rows();
  const at = rows.findIndex(([file]) => file === name);
  return { row: rows[at], below: rows[at + 1]?.[0] ?? "" };
}
const status = (name, text) => window.page.locator("tbody tr", { has: window.page.getByText(name, { exact: true }) }).getByText(text, { exact: true }).waitFor();

test("a form with other values is not taken unasked; 保留原有 leaves everything as it was", async () => {
  const { page } = window;
  const again = join(window.folder, "开云改.xlsx");
  await altered(files.kaiyun.xlsx, again, (text) => text.replaceAll("<v>1353.05</v>", "<v>1353.07</v>"));
  await window.look(again);
  const { row, below } = await result("开云改.xlsx");
  assert.equal(row[1], "待确认");
  assert.match(below, /1353\.05.*1353\.07/, "the sentence shows both values");
  await page.getByRole("button", { name: "保留原有" }).click();
  await status("开云改.xlsx", "未变");
  await window.go("排名");
  assert.equal((await window.rows())[0].includes("1,353.05"), true);
});

test("替换为新版本 makes the second version, and only then do the values change", async () => {
  const { page } = window;
  const third = join(window.folder, "开云再改.xlsx");
  await altered(files.kaiyun.xlsx, third, (text) => text.replaceAll("<v>1353.05</v>", "<v>1353.09</v>"));
  await window.look(third);
  await page.getByRole("button", { name: "替换为新版本" }).click();
  await status("开云再改.xlsx", "可导入");
  await page.getByText("已指定：替换为新版本").waitFor();
  await window.commit();
  await status("开云再改.xlsx", "已导入");
  await window.go("报送");
  await page.getByRole("link", { name: KAIYUN }).click();
  await page.getByText("第 2 版").waitFor();
  assert.equal(await page.locator("[data-path='overall.funds.executed']").innerText(), "1,353.09");
});

test("a file that names no department asks for it, takes the answer, and asks on", async () => {
  const { page } = window;
  const nameless = join(window.folder, "自评表.xlsx");
  await altered(files.kaiyun.xlsx, nameless, (text) => text.replaceAll(KAIYUN, ""));
  await window.look(nameless);
  assert.equal((await result("自评表.xlsx")).row[1], "待确认");
  await page.getByLabel("部门", { exact: true }).fill("衡山县另一个中心");
  await page.getByRole("button", { name: "确定", exact: true }).click();
  await status("自评表.xlsx", "可导入");
  await window.commit();
  await status("自评表.xlsx", "已导入");
  assert.deepEqual((await result("自评表.xlsx")).row.slice(2, 4), ["衡山县另一个中心", "2023"]);
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
