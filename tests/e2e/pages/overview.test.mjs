// Protects: every figure of 总览 is the number of rows of the list that it opens.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openWindow } from "./window.mjs";

let window;
before(async () => {
  window = await openWindow();
  const { page } = window;
  const ask = (name, request) =>
    page.evaluate(
      async ([name, request]) => {
        const answer = await fetch(`/rpc/${name}`, { method: "POST", headers: { "x-jiheng-token": sessionStorage.getItem("jiheng-token") }, body: JSON.stringify(request) });
        return (await answer.text()).trim().split("\n").map((line) => JSON.parse(line)).at(-1).ok;
      },
      [name, request],
    );
  await ask("demo", { departments: 30, from: 2023, to: 2024, seed: 11 });
  await ask("draw_sample", { year: 2024, size: 4, seed: "2025-05-06" });
  const { rows } = await ask("findings", { year: 2024 });
  const [department] = rows.filter(({ severity }) => severity === "error").map(({ department }) => department);
  await ask("set_state", { department, year: 2024, state: "returned", reason: "合计不对" });
  const { rows: status } = await ask("filing_status", { year: 2024 });
  const sound = status.find((row) => row.overall && !rows.some((found) => found.department === row.department && found.severity === "error"));
  await ask("set_state", { department: sound.department, year: 2024, state: "approved" });
  await ask("set_state", { department: status.find((row) => row.state === "not_filed").department, year: 2024, state: "extended", date: "2025-01-02", until: "2025-02-03" });
  await page.reload();
  await page.waitForSelector("nav");
});
after(() => window.close());

const main = () => window.page.locator("main");
async function arrive(title) {
  const { page } = window;
  await page.locator("h1", { hasText: title }).waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy='true']"));
}
/** How many rows the list on the page says that it shows. */
async function listed() {
  if ((await main().getByText("没有符合条件的").count()) > 0) return 0;
  return Number((await main().locator(".foot").getByText(/^显示 \d+/).innerText()).match(/\d+/)[0]);
}

/** Follows every link of 总览 whose name fits, one after the other; gives its name and what the list behind it has. */
async function follow(pattern, title, count = listed) {
  const { page } = window;
  await window.go("总览");
  const names = (await main().getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("aria-label") ?? link.textContent.trim()))).filter((name) => pattern.test(name));
  assert.ok(names.length > 0, `no link like ${pattern}`);
  const found = [];
  for (const name of names) {
    await window.go("总览");
    await main().getByRole("link", { name, exact: true }).first().click();
    await arrive(title);
    found.push([name, await count()]);
    await page.goBack();
    await page.locator("h1", { hasText: "总览" }).waitFor();
  }
  return found;
}
const number = (name) => Number(name.match(/(\d+)(?!.*\d)/)[1]);

test("the program opens on it, and it fits the window", async () => {
  await arrive("2024 年度总览");
  for (const [width, height] of [[1920, 1080], [1366, 768]]) {
    await window.page.setViewportSize({ width, height });
    const { scroll, box } = await main().locator(".scroll").evaluate((node) => ({ scroll: node.scrollHeight, box: node.clientHeight }));
    assert.ok(scroll <= box, `${width}×${height}: ${scroll} > ${box}`);
  }
  assert.deepEqual(await window.faults(), []);
  await window.picture("overview");
});

test("filings: due, filed, missing, returned, approved, overdue", async () => {
  const found = await follow(/^(应报|已报|未报|退回|延期|未报：|已报：)/, "报送");
  assert.ok(found.length >= 6, found.join());
  for (const [name, rows] of found) assert.equal(rows, number(name), name);
});

test("findings: errors, warnings, and the departments that have them", async () => {
  const found = await follow(/^未整改(错误|警告) \d+$/, "审核");
  assert.equal(found.length, 2);
  for (const [name, rows] of found) assert.equal(rows, number(name), name);
  const departments = await follow(/^(未整改(错误|警告)：\d+ 个部门|.+：\d+ 个部门)$/, "审核", async () => (await main().getByRole("region", { name: "按部门" }).getByRole("button").count()) - 1);
  assert.ok(departments.length >= 4, departments.join());
  for (const [name, groups] of departments) assert.equal(groups, number(name), name);
});

test("grades: claims by self-score, what stands by final score", async () => {
  const found = await follow(/^(自评|最终)[优良中差] \d+ 个$/, "排名");
  assert.equal(found.length, 8);
  for (const [name, rows] of found) assert.equal(rows, number(name), name);
});

test("the county's budget is the sum below the ranking's column, largest first", async () => {
  await window.go("总览");
  const link = main().getByRole("link", { name: /^全年预算/ });
  const figure = (await link.innerText()).trim();
  await link.click();
  await arrive("排名");
  assert.equal(await main().locator(".foot b").getByText(figure, { exact: true }).count(), 1, figure);
  const amounts = (await main().locator("td[data-column='revised_budget']").allInnerTexts()).filter(Boolean).map((text) => Number(text.replaceAll(",", "")));
  assert.deepEqual(amounts, [...amounts].sort((left, right) => right - left));
});

test("the largest gaps are the first of the ranking by gap", async () => {
  await window.go("总览");
  const named = await main().getByRole("region", { name: /^偏差最大/ }).locator("td.name").allInnerTexts();
  assert.ok(named.length > 0);
  await main().getByRole("region", { name: /^偏差最大/ }).getByRole("link", { name: "全部" }).click();
  await arrive("排名");
  const ranked = await main().locator("td[data-column='department']").allInnerTexts();
  const gaps = await main().locator("td[data-column='score_gap']").allInnerTexts();
  // Of equal gaps either may stand first.
  const least = gaps[named.length - 1];
  for (const name of named) assert.ok(gaps[ranked.indexOf(name)] >= least || Number(gaps[ranked.indexOf(name)]) >= Number(least), name);
});

test("each step of what is next opens what it counts", async () => {
  await window.go("总览");
  const steps = await main().getByRole("region", { name: "接下来" }).getByRole("link").evaluateAll((links) => links.map((link) => [...link.children].map((part) => part.textContent.trim())));
  assert.ok(steps.length >= 5, JSON.stringify(steps));
  for (const [count, text] of steps) {
    await window.go("总览");
    await main().getByRole("region", { name: "接下来" }).getByRole("link", { name: new RegExp(`${text}$`) }).click();
    await window.page.waitForFunction(() => !location.hash.startsWith("#/overview") && document.querySelector("h1") && !document.querySelector("[aria-busy='true']"));
    if (count === "") continue;
    const rows = text.includes("还没有通知") ? (await main().getByRole("region", { name: "按部门" }).getByRole("button").count()) - 1 : await listed();
    assert.equal(rows, Number(count), text);
  }
});

test("a year without one before has nothing to be compared with, and says so", async () => {
  const { page } = window;
  await window.go("总览");
  await page.getByRole("button", { name: "上一年度" }).click();
  await page.getByText("2022 年度没有报送，没有可比的数。").waitFor();
  await page.getByRole("button", { name: "下一年度" }).click();
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
