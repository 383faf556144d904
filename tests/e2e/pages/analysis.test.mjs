// Protects: 横向对比 and 年度趋势 on a county of a hundred: four comparisons and three trends, their state in the address, for eyes,
// keyboards and readers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openWindow } from "./window.mjs";

let window;
/** Names of the year's departments, the best first. */
let names;
before(async () => {
  window = await openWindow();
  const { page } = window;
  await page.getByRole("button", { name: "生成示例县" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "生成示例县" }).click();
  await page.getByRole("heading", { name: "2024 年度总览" }).waitFor({ timeout: 180_000 });
  await window.go("排名");
  await page.locator("table.lines tbody tr").nth(80).waitFor();
  names = await page.locator("table.lines tbody tr a").allInnerTexts();
});
after(() => window.close());

const settled = () => window.page.waitForFunction(() => !document.querySelector("[aria-busy='true']"));
async function choose(...parts) {
  const picker = window.page.getByRole("combobox", { name: "加一个部门" });
  for (const part of parts) {
    await picker.fill(part);
    await window.page.locator("#department-list [role=option]").first().waitFor();
    await picker.press("Enter");
  }
  await settled();
}
async function view(title) {
  // Not checked afterwards: 图 and 表 take each other's place.
  await window.page.getByRole("radio", { name: title, exact: true }).click({ force: true });
  await settled();
}
const drawn = () => window.page.locator(".drawing svg text").allTextContents();

test("one metric: bars with median and quartiles, those of a category among themselves", async () => {
  const { page } = window;
  await window.go("横向对比");
  await page.getByRole("combobox", { name: "指标" }).selectOption("execution_rate");
  await page.locator("thead").getByText("预算执行率").waitFor();
  await settled();
  assert.match(await page.locator(".foot").innerText(), /全县：可比 \d+.*下四分位 [\d.]+%.*中位数 [\d.]+%.*上四分位 [\d.]+%/s);
  assert.ok((await page.locator(".band").count()) > 50, "the quartiles stand behind every bar");
  await page.getByRole("radio", { name: "乡镇" }).check({ force: true });
  await page.waitForFunction(() => /乡镇：可比/.test(document.querySelector(".foot").textContent));
  assert.match(await page.locator(".foot").innerText(), /全县中位数/);
  assert.match(page.url(), /category=/);
  assert.deepEqual(await window.faults(), []);
  await window.picture("comparison-metric");
  await page.getByRole("radio", { name: "全部", exact: true }).check({ force: true });
});

test("side by side: best and worst are marked by sign and word, and the address brings them back", async () => {
  const { page } = window;
  await view("并排比较");
  await page.getByText("选两到八个部门", { exact: true }).waitFor();
  await choose(names[0], names[20], names[40]);
  await page.locator(".mark.best").first().waitFor();
  assert.match(await page.locator(".mark.best").first().textContent(), /▲最好/);
  assert.match(await page.locator(".mark.worst").first().textContent(), /▼最差/);
  const budget = page.locator("tr", { hasText: "全年预算数（万元）" });
  assert.equal(await budget.locator(".mark").count(), 0, "an amount is neither better nor worse");
  assert.deepEqual(await window.faults(), []);
  await window.picture("comparison-departments");
  await page.reload();
  await page.locator(".mark.best").first().waitFor();
});

test("eight departments fit beside each other", async () => {
  const { page } = window;
  await choose(...names.slice(50, 55));
  assert.equal(await page.locator(".chip").count(), 8);
  await page.waitForFunction(() => document.querySelectorAll("thead th").length >= 10);
  assert.deepEqual(await window.faults(), []);
});

test("a heat map: values in five tints, percentiles at a press and on the row that the keyboard is at", async () => {
  const { page } = window;
  await view("热力图");
  await page.locator(".tint.q4").first().waitFor();
  assert.ok((await page.locator(".tint.q0").count()) > 20);
  assert.deepEqual(await window.faults(), []);
  await window.picture("comparison-map");
  const row = page.locator("tbody tr.row").first();
  await row.focus();
  await page.keyboard.press("ArrowDown");
  const second = page.locator("tbody tr.row").nth(1);
  assert.match(await second.locator(".tint .said-too").first().innerText(), /^(\d+%|无|不可比)$/);
  await view("百分位");
  const shares = (await page.locator("tbody tr.row td:nth-child(2) .value").allTextContents()).map((text) => Number.parseInt(text, 10)).filter(Number.isFinite);
  assert.ok(shares.length > 50 && Math.max(...shares) === 100 && Math.min(...shares) === 0, String(shares));
  await page.getByRole("button", { name: /^指标 \d+ 个/ }).click();
  await page.getByRole("checkbox", { name: "自评得分", exact: true }).check();
  await page.keyboard.press("Escape");
  await page.locator("thead").getByText("自评得分").waitFor();
});

test("a scatter: its axes are chosen, those far from the others are named, those without a point are listed", async () => {
  const { page } = window;
  await view("散点图");
  await page.locator(".drawing svg path").nth(40).waitFor();
  await page.getByRole("combobox", { name: "纵轴" }).selectOption("operating_expense_control_rate");
  await settled();
  await page.waitForFunction(() => /没有画出 \d+ 个/.test(document.querySelector(".facts")?.textContent ?? ""));
  assert.match(await page.locator(".facts").innerText(), /等级相关 (-?[01](\.\d+)?|不能算)/);
  assert.ok((await drawn()).some((text) => text.includes("公用经费控制率")));
  assert.deepEqual(await window.faults(), []);
  await window.picture("comparison-scatter");
  await view("表");
  await page.locator("table.lines tbody tr.row").first().waitFor();
  const reasons = (await window.rows()).map((row) => row.at(-1)).filter((text) => text !== "");
  assert.ok(reasons.length > 0 && reasons.every((text) => text.startsWith("公用经费控制率：")), String(reasons));
});

test("a point of the scatter opens its filing", async () => {
  const { page } = window;
  await view("图");
  await page.getByRole("combobox", { name: "纵轴" }).selectOption("score_gap");
  await settled();
  // Points are paths in the colour of their category; the legend's own stands above them.
  const spots = () =>
    page.locator(".drawing svg path[fill='#1f5a93']").evaluateAll((paths) => {
      const top = document.querySelector(".drawing").getBoundingClientRect().top + 60;
      return paths.map((path) => path.getBoundingClientRect()).filter((box) => box.top > top).map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
    });
  await page.waitForFunction(() => document.querySelectorAll(".drawing svg path[fill='#1f5a93']").length > 3);
  const [x, y] = (await spots())[0];
  await page.mouse.click(x, y);
  await page.waitForFunction(() => location.hash.startsWith("#/filings/2024/"));
  await page.goBack();
  await page.locator(".drawing svg").waitFor();
});

test("a trend of departments, a category and the county, with change and share", async () => {
  const { page } = window;
  await window.go("年度趋势");
  await page.getByRole("combobox", { name: "指标" }).selectOption("executed");
  await settled();
  assert.equal((await window.rows())[0][0], "全县");
  await choose(names[0]);
  await page.getByRole("combobox", { name: "加一类或全县" }).selectOption("乡镇");
  await page.getByRole("combobox", { name: "加一类或全县" }).selectOption("全县");
  await page.waitForFunction(() => document.querySelectorAll("table.lines tbody tr").length === 9);
  const heads = (await page.locator("thead th").allInnerTexts()).map((text) => text.trim());
  for (const head of ["增减", "同比", "占全县比重", "比重增减"]) assert.ok(heads.includes(head), `${head} in ${heads}`);
  const rows = await window.rows();
  const town = rows.find((row) => row[0] === "乡镇" && row[1] === "2024");
  assert.match(town[heads.indexOf("占全县比重")], /^\d+\.\d\d%$/);
  assert.match(town[heads.indexOf("比重增减")], /^[+-]\d+\.\d\d$/);
  const texts = await drawn();
  for (const text of ["全县", "乡镇", "2022 年度"]) assert.ok(texts.includes(text), `${text} in ${texts}`);
  assert.deepEqual(await window.faults(), []);
  await window.picture("trend-metric");
});

test("places over the years: the first at the top", async () => {
  const { page } = window;
  await view("名次");
  await choose(names[1]);
  await page.locator(".drawing svg").waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll(".drawing svg text")].some((text) => text.textContent === "第 1"));
  const heights = await page.locator(".drawing svg text").evaluateAll((texts) => texts.filter((text) => /^第 \d+$/.test(text.textContent)).map((text) => [Number(text.textContent.slice(2)), text.getBoundingClientRect().top]));
  const sorted = [...heights].sort((a, b) => a[0] - b[0]);
  assert.ok(sorted.length > 1 && sorted[0][1] < sorted.at(-1)[1], String(heights));
  assert.deepEqual(await window.faults(), []);
  await window.picture("trend-places");
  await view("表");
  await page.locator("table.lines tbody tr.row").first().waitFor();
  assert.ok((await window.rows()).some((row) => row[0] === names[1] && /^\d+$/.test(row[2])));
});

test("structure: parts on each other, in amounts and in shares, of the county and of a department", async () => {
  const { page } = window;
  await view("结构");
  await page.locator(".drawing svg").waitFor();
  for (const part of ["公务用车", "因公出国", "公务接待"]) assert.ok((await drawn()).includes(part), part);
  assert.ok((await page.locator(".drawing svg pattern").count()) >= 3, "parts differ by pattern too");
  await view("占比");
  await page.waitForFunction(() => [...document.querySelectorAll(".drawing svg text")].some((text) => text.textContent === "100%"));
  assert.deepEqual(await window.faults(), []);
  await window.picture("trend-structure");
  await view("资金来源");
  await page.getByRole("combobox", { name: "部门" }).fill(names[0]);
  await page.keyboard.press("Enter");
  await page.waitForFunction((name) => document.querySelector(".drawing")?.getAttribute("aria-label")?.includes(name), names[0]);
  await view("表");
  await page.locator("table.lines tbody tr.row").first().waitFor();
  assert.equal((await window.rows()).length, 3);
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
