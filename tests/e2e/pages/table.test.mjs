// Protects: one table for all pages: what is seen is what is copied, exported and printed; the keyboard leads through it; a long one draws a part and
// counts the whole; the way back finds it as it was.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { openWindow } from "./window.mjs";

let window, page;
before(async () => {
  window = await openWindow();
  ({ page } = window);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(async () => {
    const token = Object.values({ ...sessionStorage }).find((text) => /^[0-9a-f]{64}$/.test(text));
    const answer = await fetch("/rpc/demo", { method: "POST", headers: { "x-jiheng-token": token }, body: JSON.stringify({ departments: 12, from: 2024, to: 2024, seed: 7 }) });
    if (!(await answer.text()).includes('"ok"')) throw new Error("no county");
  });
  await page.reload();
  await window.go("排名");
});
after(() => window.close());

const heads = async () => (await page.locator("table.lines thead th").allInnerTexts()).map((text) => text.replace(/[↑↓\s]/g, ""));
const column = async (head) => {
  const at = (await heads()).findIndex((text) => text === head);
  return (await window.rows("table.lines tbody tr.row")).map((row) => row[at]);
};
const button = (name) => page.getByRole("button", { name, exact: true });

test("a head sorts down, up, and back to the order given; what has no value stands last", async () => {
  const given = await column("部门");
  const values = async () => (await column("偏差")).map((text) => (text === "" ? null : Number(text)));
  for (const way of ["descending", "ascending"]) {
    await page.locator("thead").getByRole("button", { name: "偏差" }).click();
    assert.equal(await page.locator(`th[aria-sort=${way}]`).count(), 1);
    const [now, sign] = [await values(), way === "ascending" ? 1 : -1];
    const figures = now.filter((value) => value !== null);
    assert.deepEqual(figures, [...figures].sort((left, right) => sign * (left - right)));
    assert.ok(now.slice(figures.length).every((value) => value === null));
  }
  await page.locator("thead").getByRole("button", { name: "偏差" }).click();
  assert.deepEqual(await column("部门"), given);
});

test("what is seen is copied: the chosen columns of the rows found, with every digit", async () => {
  await button("列").click();
  for (const name of ["升降", "无依据分", "自评→得分"]) await page.getByRole("checkbox", { name, exact: true }).uncheck();
  await page.keyboard.press("Escape");
  assert.equal((await heads()).includes("升降"), false);
  await page.getByRole("searchbox").fill("镇 政府");
  const names = await column("部门");
  assert.ok(names.length > 0 && names.every((name) => /镇.*政府|政府.*镇/.test(name)), String(names));
  await button("复制").click();
  await page.getByRole("status").getByText(`已复制 ${names.length} 行`).waitFor();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split(/\r?\n/).map((line) => line.split("\t"));
  assert.deepEqual(lines[0].slice(0, 3), ["名次", "部门", "类别"]);
  assert.deepEqual(lines.slice(1).map((line) => line[1]), names);
  assert.ok(lines.slice(1).every((line) => /^\d+(\.\d+)?$/.test(line[3]) && /^\d+(\.\d+)?%$/.test(line[5])), lines.join("\n"));
});

test("what is seen is exported, under its title, and the file is told", async () => {
  const [download] = await Promise.all([page.waitForEvent("download"), button("导出").click()]);
  assert.equal(download.suggestedFilename(), "2024年度部门整体支出绩效排名.xlsx");
  assert.equal((await readFile(await download.path())).subarray(0, 2).toString(), "PK");
  await page.getByRole("status").getByText(/^已导出 \d+ 行/).waitFor();
});

test("arrows lead from row to row, Ctrl+C takes one along, Enter opens it; the way back finds filter, order and row", async () => {
  await page.locator("thead").getByRole("button", { name: "自评", exact: true }).click();
  const names = await column("部门");
  await page.locator("tr.row").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+c");
  await page.getByRole("status").getByText("已复制 1 行").waitFor();
  assert.equal((await page.evaluate(() => navigator.clipboard.readText())).split("\t")[1], names[1]);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: names[1] }).waitFor();
  await page.goBack();
  await page.locator("tr.row").first().waitFor();
  assert.equal(await page.getByRole("searchbox").inputValue(), "镇 政府");
  assert.deepEqual(await column("部门"), names);
  assert.equal(await page.locator("tr.row[tabindex='0']").innerText().then((text) => text.includes(names[1])), true);
  assert.equal((await heads()).includes("升降"), false, "the columns stay chosen");
});

test("a filter that leaves nothing says so and is taken away; the columns come back", async () => {
  await page.getByRole("searchbox").fill("没有这样的单位");
  await page.getByText("没有含“没有这样的单位”的行").waitFor();
  assert.deepEqual(await window.faults(), []);
  await button("清除").click();
  await button("列").click();
  await button("恢复默认").click();
  await page.keyboard.press("Escape");
  assert.equal((await heads()).includes("升降"), true);
  assert.deepEqual(await window.faults(), []);
});

test("more than a thousand rows: those in sight are drawn, the last is reached by a key, paper has them all", async () => {
  await page.route("**/rpc/departments", async (route) => {
    const departments = Array.from({ length: 2600 }, (_, n) => ({ id: n, name: `第${n + 1}小学`, code: String(n).padStart(6, "0"), category: "学校", superior: null, aliases: [], first_year: null, last_year: null, unregistered: false, years: [2024] }));
    await route.fulfill({ body: `${JSON.stringify({ ok: { departments } })}\n` });
  });
  await window.go("部门管理");
  const table = page.locator("table.lines");
  assert.equal(await table.getAttribute("aria-rowcount"), "2601");
  const drawn = () => page.locator("tr.row").count();
  assert.ok((await drawn()) < 100, `${await drawn()} rows`);
  const widths = () => page.locator("thead th").evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().width)));
  const before_ = await widths();
  await page.locator("tr.row").first().focus();
  await page.keyboard.press("End");
  await page.locator("tr.row[aria-rowindex='2601']:focus").waitFor();
  const [row, foot] = await Promise.all(["tr.row:focus", "tfoot"].map((part) => page.locator(part).boundingBox()));
  assert.ok(row.y + row.height <= foot.y + 1, "not hidden below the totals");
  assert.ok((await drawn()) < 100);
  assert.deepEqual(await widths(), before_, "columns stay where they are");
  await window.picture("table-many");
  assert.deepEqual(await window.faults(), []);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await drawn(), 2600);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
