// Protects: a county of a hundred fits the screen and compares; made by the page's own offer.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openWindow } from "./window.mjs";

let window;
before(async () => {
  window = await openWindow();
  const { page } = window;
  await page.getByRole("button", { name: "生成示例县" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "生成示例县" }).click();
  await page.getByRole("heading", { name: "2024 年度总览" }).waitFor({ timeout: 180_000 });
  await window.go("排名");
  await page.locator("table.lines tbody tr").nth(80).waitFor();
});
after(() => window.close());

const numbers = (texts) => texts.map((text) => Number(text.replace(/[,%*]/g, "")));
/** A column of the table by its head. */
async function column(head) {
  const heads = (await window.page.locator("table.lines thead th").allInnerTexts()).map((text) => text.trim());
  const at = heads.indexOf(head);
  assert.ok(at >= 0, `no column ${head} in ${heads}`);
  return (await window.rows()).map((row) => row[at]);
}

test("is labelled as made up", async () => {
  await window.page.getByText("示例县", { exact: true }).waitFor();
});

/** Waits until what was asked for stands there, not what stood there before. */
const settled = () => window.page.waitForFunction(() => document.querySelector(".sheet")?.getAttribute("aria-busy") === "false");

test("at 1366×768 the ranking shows 18 rows and scrolls only downwards", async () => {
  for (const what of ["部门", "项目"]) {
    await window.page.getByRole("radio", { name: what, exact: true }).check({ force: true });
    await window.page.locator("thead").getByText(what, { exact: true }).first().waitFor();
    await settled();
    const seen = await window.page.locator(".sheet .scroll").evaluate((box) => {
      const { top, bottom } = box.getBoundingClientRect();
      const head = box.querySelector("thead").getBoundingClientRect().bottom;
      const rows = [...box.querySelectorAll("tbody tr")].map((row) => row.getBoundingClientRect());
      return { whole: rows.filter((row) => row.top >= Math.max(top, head) - 1 && row.bottom <= bottom + 1).length, wide: box.scrollWidth > box.clientWidth };
    });
    assert.ok(seen.whole >= 18, `${what}: ${seen.whole} rows`);
    assert.equal(seen.wide, false, `${what}: horizontal scrolling`);
  }
  await window.page.getByRole("radio", { name: "部门", exact: true }).check({ force: true });
  await settled();
});

test("the ranking's order is that of the score, and amounts have two decimals each", async () => {
  await window.page.locator("thead").getByText("类别").waitFor();
  const scores = numbers((await column("重算")).filter((text) => text !== ""));
  assert.deepEqual(scores, [...scores].sort((left, right) => right - left));
  for (const text of await column("全年预算")) assert.match(text, /^(-?\d{1,3}(,\d{3})*\.\d\d)?$/);
});

test("a category narrows the ranking", async () => {
  const all = (await window.rows()).length;
  await window.page.getByRole("radio", { name: "乡镇" }).check({ force: true });
  await settled();
  assert.ok((await window.rows()).length < all);
  assert.deepEqual(new Set(await column("类别")), new Set(["乡镇"]));
});

test("a comparison is sorted, its bars are as long as its values, its median stands", async () => {
  const { page } = window;
  await window.go("横向对比");
  await page.getByRole("combobox", { name: "指标" }).selectOption("revised_budget");
  await settled();
  await page.locator(".length").nth(50).waitFor();
  const rows = (await window.rows()).filter((row) => row[0] !== "—");
  const values = numbers(rows.map((row) => row[3]));
  assert.deepEqual(values, [...values].sort((left, right) => right - left));
  const widths = await page.locator(".length").evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
  for (const n of [1, 10, 40]) assert.ok(Math.abs(widths[n] / widths[0] - values[n] / values[0]) < 0.02, `bar ${n}`);
  const middle = values.length % 2 ? values[(values.length - 1) / 2] : (values[values.length / 2 - 1] + values[values.length / 2]) / 2;
  const said = /中位数 ([\d,.]+)/.exec(await page.locator(".legend").innerText())[1];
  assert.ok(Math.abs(numbers([said])[0] - middle) <= 0.01, `${said} is not ${middle}`);
});

test("what cannot be compared stands last, without place or bar, and says why", async () => {
  const { page } = window;
  await page.getByRole("combobox", { name: "指标" }).selectOption("operating_expense_control_rate");
  await settled();
  await page.locator("thead").getByText("公用经费控制率").waitFor();
  const rows = await window.rows();
  const first = rows.findIndex(([rank]) => rank === "—");
  assert.ok(first > 0, "the county has filings whose budget is a copy of the final");
  for (const row of rows.slice(first)) {
    assert.equal(row[0], "—");
    assert.ok(row.at(-1).length > 4, `${row[1]} says why`);
  }
  assert.equal(await page.locator(".length").count(), first);
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
