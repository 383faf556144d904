// Protects what stands around every page: finding by Ctrl+K, taking back by Ctrl+Z, going back and forward, coming back to
// the page that was left, the keys, and that the window fits a screen of 1366×768 at 150 %.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { files, GAOXIN, KAIYUN, openWindow } from "./window.mjs";

let window;
before(async () => {
  window = await openWindow();
  window.page.setDefaultTimeout(10_000);
});
after(() => window.close());

/** Asks the core itself. */
const ask = (name, request) =>
  window.page.evaluate(
    async ([name, request]) => {
      const answer = await fetch(`/rpc/${name}`, { method: "POST", headers: { "x-jiheng-token": sessionStorage.getItem("jiheng-token") }, body: JSON.stringify(request) });
      return JSON.parse((await answer.text()).trim().split("\n").at(-1)).ok;
    },
    [name, request],
  );
const settled = () => window.page.waitForFunction(() => !document.querySelector("[aria-busy='true']"));
const path = () => window.page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
const said = () => window.page.getByRole("status").locator(".said");

test("a first start offers files, a backup and the made-up county", async () => {
  const { page } = window;
  await page.getByRole("heading", { name: "还没有任何报送，从哪里开始？" }).waitFor();
  assert.deepEqual(await window.faults(), []);
  await window.picture("first-start");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "选择文件", exact: true }).click()]);
  await chooser.setFiles([files.kaiyun.xlsx]);
  await page.getByRole("button", { name: /^导入 1 个文件$/ }).waitFor();
  assert.equal(await path(), "/import");
  await window.commit();
  await window.bringIn(files.gaoxin.xlsx);
});

test("Ctrl+K finds a department, a project, an indicator and a finding, and leads to the very place", async () => {
  const { page } = window;
  await window.go("排名");
  const look = async (text) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "查找部门、项目、指标、问题" }).fill(text);
    await page.getByRole("listbox").getByRole("option").first().waitFor();
  };
  await look("开云");
  assert.deepEqual(await window.faults(), []);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: KAIYUN }).waitFor();

  await look("　开云　");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await look("超过");
  const finding = page.getByRole("group", { name: "问题" }).getByRole("option").first();
  const fact = (await finding.locator(".what").innerText()).replace(/^…/, "");
  await finding.click();
  await page.locator(".card.on", { hasText: fact }).waitFor();

  await look("满意度");
  await window.picture("find");
  const option = page.getByRole("group", { name: "指标" }).getByRole("option").first();
  const name = await option.locator(".what").innerText();
  assert.match(await option.locator("mark").first().innerText(), /满意度/);
  await option.click();
  await page.locator("td.on", { hasText: name }).first().waitFor();

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "查找部门、项目、指标、问题" }).fill("没有这个词");
  await page.getByText(/没有找到“没有这个词”/).waitFor();
  await page.getByRole("combobox", { name: "查找部门、项目、指标、问题" }).fill("设置");
  await page.getByRole("group", { name: "页面" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "设置" }).waitFor();
});

test("text from a filing is shown as text", async () => {
  const { page } = window;
  await ask("set_department", { department: KAIYUN, name: KAIYUN, aliases: ["<img src=x onerror=alert(1)>"] });
  await ask("correct", { department: KAIYUN, year: 2023, path: "overall.indicators.0.name", value: "<b onclick=alert(1)>粗体</b>", reason: "试" });
  await page.keyboard.press("F5");
  await window.go("报送");
  await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2023");
  await page.getByRole("link", { name: KAIYUN }).click();
  const shown = await page.locator("td", { hasText: "粗体" }).first().innerText();
  assert.match(shown, /<b\s*onclick=alert\(1\)>粗体<\/b>/);
  assert.equal(await page.locator("main b[onclick], main img[onerror]").count(), 0);
});

test("Ctrl+Z takes edits back one after the other, says what, and Ctrl+Y does them again", async () => {
  const { page } = window;
  const shown = async () => (await ask("show", { department: KAIYUN, year: 2023 })).overall.indicators[0].name;
  assert.match(await shown(), /粗体/);
  await page.keyboard.press("Control+z");
  await said().filter({ hasText: /^已撤销：.*附件二/ }).waitFor();
  assert.doesNotMatch(await shown(), /粗体/);
  await page.waitForFunction(() => !document.querySelector("main").textContent.includes("粗体"));
  await window.picture("undone");
  await page.keyboard.press("Control+z");
  await said().filter({ hasText: "名册里改" }).waitFor();
  await page.keyboard.press("Control+z");
  await said().filter({ hasText: "没有可以撤销的修改" }).waitFor();
  await page.keyboard.press("Control+y");
  await said().filter({ hasText: /^已重做：名册里改/ }).waitFor();
  await page.keyboard.press("Control+y");
  await said().filter({ hasText: /^已重做：.*附件二/ }).waitFor();
  assert.match(await shown(), /粗体/);
  await page.keyboard.press("Control+z");
  await settled();
});

test("Ctrl+Z in a field takes back what was typed there, and nothing else", async () => {
  const { page } = window;
  await window.go("设置");
  const field = page.getByLabel("单位名称");
  await field.pressSequentially("衡山县财政局");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByText("已保存，报表上的填报单位写“衡山县财政局”。").waitFor();
  await field.focus();
  await field.press("End");
  await field.pressSequentially("二股");
  const before = await ask("undo_state", {});
  await page.keyboard.press("Control+z");
  assert.deepEqual(await ask("undo_state", {}), before, "nothing of the data was taken back");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Control+z");
  await said().filter({ hasText: "已撤销：本单位名称改为“衡山县财政局”" }).waitFor();
  assert.equal((await ask("bureau", {})).name, null);
});

test("back and forward, by button, key and the side buttons of a mouse, one page at a time", async () => {
  const { page } = window;
  await window.go("排名");
  await window.go("报送");
  await window.go("设置");
  await page.getByRole("button", { name: "后退" }).click();
  await page.locator("h1", { hasText: "报送" }).waitFor();
  await page.keyboard.press("Alt+ArrowLeft");
  await page.locator("h1", { hasText: "排名" }).waitFor();
  await page.keyboard.press("Alt+ArrowRight");
  await page.locator("h1", { hasText: "报送" }).waitFor();
  const side = (button) => page.evaluate((button) => document.body.dispatchEvent(new MouseEvent("mouseup", { button, bubbles: true, cancelable: true })), button);
  await side(4);
  await page.locator("h1", { hasText: "设置" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "前进" }).isDisabled(), true);
  await side(3);
  await page.locator("h1", { hasText: "报送" }).waitFor();
});

test("opened again, the window is where it was left, in the same year", async () => {
  const { page } = window;
  await window.go("横向对比");
  await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2023");
  await page.goto(page.url().split("#")[0]);
  await page.locator("h1", { hasText: "横向对比" }).waitFor();
  assert.equal(await page.getByRole("combobox", { name: "年度", exact: true }).inputValue(), "2023");
});

test("F1 shows the keys; the header tells of the newest backup", async () => {
  const { page } = window;
  await page.keyboard.press("F1");
  await page.getByRole("dialog", { name: "键盘" }).waitFor();
  assert.deepEqual(await window.faults(), []);
  await page.keyboard.press("Escape");
  await page.getByRole("banner").getByText(/^今日 \d\d:\d\d 已备份$/).waitFor();
});

test("F6 leads from the navigation into the page and back", async () => {
  const { page } = window;
  await window.go("排名");
  const where = () => page.evaluate(() => document.activeElement.closest("main, nav")?.tagName);
  await page.keyboard.press("F6");
  assert.equal(await where(), "MAIN");
  await page.keyboard.press("F6");
  assert.equal(await where(), "NAV");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "排名");
});

test("at 150 % of 1366×768 every page is reached, and nothing lies beside the window", async () => {
  const { page } = window;
  for (const [width, height] of [[911, 512], [1093, 614]]) {
    await page.setViewportSize({ width, height });
    const links = page.getByRole("navigation", { name: "主导航" }).getByRole("link");
    const last = links.last();
    await last.scrollIntoViewIfNeeded();
    assert.ok(await last.isVisible());
    const header = await page.locator("header").evaluate((box) => box.scrollWidth <= box.clientWidth);
    assert.ok(header, `the header fits ${width}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    if (process.env.JIHENG_PICTURES) await page.screenshot({ path: `${process.env.JIHENG_PICTURES}/frame-${width}.png` });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
});

test("no page asks anything of anybody but its own host, and no text is ever evaluated", async () => {
  const { page } = window;
  const titles = await window.titles();
  assert.ok(titles.length >= 18, `${titles}`);
  for (const title of titles) await window.go(title);
  for (const name of [KAIYUN, GAOXIN]) {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "查找部门、项目、指标、问题" }).fill(name);
    await page.getByRole("listbox").getByRole("option").first().click();
    await settled();
  }
  const policy = await page.evaluate(async () => (await fetch("/")).headers.get("content-security-policy"));
  assert.match(policy, /default-src 'self'/);
  assert.doesNotMatch(policy, /unsafe-eval/);
  assert.deepEqual(window.complaints, []);
});
