// Protects: every page of the navigation, over a county with two years, a sample, points given and filings sent back: has a
// heading, says nothing on the console, has no serious fault of accessibility, and never scrolls sideways at either size.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openWindow } from "./window.mjs";

const sizes = [[1920, 1080], [1366, 768]];
/** 1366×768 at 125 % and at 150 %. */
const scaled = [[1093, 614], [911, 512]];

let window, page, department, titles;
before(async () => {
  window = await openWindow();
  ({ page } = window);
  const ask = (name, request) =>
    page.evaluate(
      async ([name, request]) => {
        const answer = await fetch(`/rpc/${name}`, { method: "POST", headers: { "x-jiheng-token": sessionStorage.getItem("jiheng-token") }, body: JSON.stringify(request) });
        const { ok, error } = JSON.parse((await answer.text()).trim().split("\n").at(-1));
        if (error) throw new Error(`${name}: ${JSON.stringify(error)}`);
        return ok;
      },
      [name, request],
    );
  await ask("demo", { departments: 30, from: 2022, to: 2024, seed: 5 });
  await ask("draw_sample", { year: 2024, size: 4, seed: "2025-05-06" });
  const { rows } = await ask("findings", { year: 2024 });
  department = rows.find(({ severity }) => severity === "error").department;
  await ask("set_state", { department, year: 2024, state: "returned", reason: "合计不对" });
  await page.reload();
  await page.waitForSelector("nav");
  titles = await window.titles();
});
after(() => window.close());

/** What is wrong with the page as it stands, at each size. */
async function wrong(name) {
  const found = [];
  for (const [width, height] of [...scaled, ...sizes]) {
    await page.setViewportSize({ width, height });
    await page.waitForFunction(() => !document.querySelector("[aria-busy='true']"));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (wide) found.push(`${name} is wider than ${width}`);
    // A heading of one character a line, a field too narrow to type in: nothing overflows, and yet it cannot be read.
    const squeezed = await page.evaluate(() =>
      [...document.querySelectorAll("main h1:not(.hidden), main h2:not(.hidden), main input[type=search]")]
        .filter((box) => box.checkVisibility() && (box.clientWidth < Math.min(box.scrollWidth, 90) || (box.matches("input") && box.clientWidth < 90) || box.clientHeight > 60))
        .map((box) => `${box.tagName} ${box.textContent || box.ariaLabel} ${box.clientWidth}×${box.clientHeight}`),
    );
    for (const box of squeezed) found.push(`${name} at ${width} squeezes ${box}`);
    if (process.env.JIHENG_PICTURES) await page.screenshot({ path: join(process.env.JIHENG_PICTURES, `every-${name}-${width}.png`) });
  }
  for (const fault of await window.faults()) found.push(`${name}: ${fault}`);
  const headings = await page.locator("h1:visible").allInnerTexts();
  if (headings.length !== 1 || headings[0].trim() === "") found.push(`${name} has the headings ${JSON.stringify(headings)}`);
  for (const complaint of window.complaints.splice(0)) found.push(`${name}: ${complaint}`);
  return found;
}

test("every page of the navigation", async () => {
  assert.ok(titles.length >= 18, `${titles}`);
  const found = [];
  for (const title of titles) {
    await window.go(title);
    found.push(...(await wrong(title)));
  }
  assert.deepEqual(found, []);
});

test("the pages behind them: a filing, its review, a department's years", async () => {
  const found = [];
  const place = encodeURIComponent(department);
  for (const [name, address, its] of [["报送表", `/filings/2024/${place}`, "table.form"], ["复核表", `/review/2024/${place}`, "table.entry"], ["档案", `/dossiers/${place}`, "h1:has-text('部门档案：')"]]) {
    await page.evaluate((address) => (location.hash = address), address);
    // All three are headed by the department's name: each is known by what only it has.
    await page.locator(its).first().waitFor();
    found.push(...(await wrong(name)));
  }
  assert.deepEqual(found, []);
});
