// Protects: the preview is what is printed and saved, page for page, of the kind and with the filters that the address bears.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openWindow } from "./window.mjs";

let window;
let page;
before(async () => {
  window = await openWindow();
  ({ page } = window);
  await page.evaluate(async () => {
    const token = sessionStorage.getItem("jiheng-token");
    const answer = await fetch("/rpc/demo", { method: "POST", headers: { "x-jiheng-token": token }, body: JSON.stringify({ departments: 60, from: 2023, to: 2024 }) });
    await answer.text();
  });
  await page.reload();
  await window.go("报表");
  await page.locator(".desk img").waitFor();
});
after(() => window.close());

const counter = () => page.getByRole("group", { name: "页码" }).locator("span").innerText();
const settled = () => page.waitForFunction(() => !document.querySelector("[aria-busy='true']"));

test("the ranking's pages are shown one by one, by keyboard too", async () => {
  assert.match(await counter(), /^第 1 \/ \d+ 页$/);
  const first = await page.locator(".desk img").getAttribute("src");
  await page.keyboard.press("PageDown");
  await page.waitForFunction((before) => document.querySelector(".desk img")?.getAttribute("src") !== before, first);
  assert.match(await counter(), /^第 2 \/ \d+ 页$/);
  assert.match(await page.locator(".desk img").getAttribute("alt"), /排名汇总表，第 2 页/);
  await page.keyboard.press("PageUp");
  await settled();
  assert.match(await counter(), /^第 1 /);
});

test("the picture is a page, not a blank: it has the width of A4 and words in it", async () => {
  const picture = await page.locator(".desk img").evaluate((image) => {
    const [width, height] = [image.naturalWidth, image.naturalHeight];
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 128 && data[at] < 128) dark += 1;
    return { ratio: width / height, inked: dark / (width * height) };
  });
  assert.ok(Math.abs(picture.ratio - 297 / 210) < 0.01, `${picture.ratio}`);
  assert.ok(picture.inked > 0.01 && picture.inked < 0.3, `${picture.inked} of the page is inked`);
});

test("a saved PDF has the pages of the preview", async () => {
  const pages = Number(/\/ (\d+)/.exec(await counter())[1]);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "保存为 PDF" }).click()]);
  assert.match(download.suggestedFilename(), /^2024年度.*排名汇总表.*\.pdf$/);
  const bytes = await readFile(await download.path());
  assert.equal(bytes.subarray(0, 5).toString("latin1"), "%PDF-");
  await page.getByText(`已保存 ${pages} 页`).waitFor();
  assert.match(execFileSync("pdfinfo", [await download.path()], { encoding: "utf8" }), new RegExp(`Pages: +${pages}\\b`));
});

test("printed are the very pages: one to a sheet, as large as the paper, without anything of the window", async () => {
  const pages = Number(/\/ (\d+)/.exec(await counter())[1]);
  await page.evaluate(() => {
    globalThis.asked = 0;
    globalThis.print = () => (globalThis.asked += 1);
  });
  await page.getByRole("button", { name: "打印", exact: true }).click();
  await page.waitForFunction(() => globalThis.asked === 1);
  assert.equal(await page.locator(".print-sheets img").count(), pages);
  const paper = join(window.folder, "printed.pdf");
  await writeFile(paper, await page.pdf({ preferCSSPageSize: true }));
  const info = execFileSync("pdfinfo", [paper], { encoding: "utf8" });
  assert.match(info, new RegExp(`Pages: +${pages}\\b`), info);
  assert.match(info, /Page size: +84[12](\.\d+)? x 59[456]/, "A4 across");
  const words = execFileSync("pdftotext", [paper, "-"], { encoding: "utf8" });
  assert.ok(!words.includes("报表种类") && !words.includes("127.0.0.1"), "nothing of the window is printed");
  if (process.env.JIHENG_PICTURES) execFileSync("pdftoppm", ["-r", "60", "-png", paper, join(process.env.JIHENG_PICTURES, "printed")]);
  await page.evaluate(() => globalThis.dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator(".print-sheets").count(), 0);
});

test("kind and filters stand in the address, and back finds the one before", async () => {
  await page.getByRole("navigation", { name: "报表种类" }).getByRole("button", { name: /^报送情况表/ }).click();
  await page.locator(".desk img[alt*='报送情况表']").waitFor();
  assert.match(page.url(), /kind=filing_status/);
  await page.goBack();
  await page.locator(".desk img[alt*='排名汇总表']").waitFor();
  await page.getByLabel("得分口径").selectOption("self");
  await settled();
  assert.match(page.url(), /by=self/);
});

test("zoom: the whole page fits, 100% is as large as the paper", async () => {
  const size = () => page.locator(".desk img").evaluate((image) => ({ width: Math.round(image.getBoundingClientRect().width), high: image.getBoundingClientRect().height <= image.parentElement.clientHeight }));
  await page.getByRole("radio", { name: "整页" }).check({ force: true });
  assert.equal((await size()).high, true);
  await page.getByRole("radio", { name: "100%" }).check({ force: true });
  assert.ok(Math.abs((await size()).width - (297 / 25.4) * 96) <= 2);
  await page.getByRole("radio", { name: "适合宽度" }).check({ force: true });
});

test("a letter asks for its department first, then shows its pages", async () => {
  const letter = page.getByRole("navigation", { name: "报表种类" }).getByRole("button", { name: /^审核意见/ });
  await letter.click();
  await page.getByText("在上面选一个单位").waitFor();
  assert.equal(await page.getByRole("button", { name: "打印", exact: true }).isDisabled(), true);
});

test("each department gets its own list, in one archive", async () => {
  await page.getByRole("navigation", { name: "报表种类" }).getByRole("button", { name: /^审核问题清单/ }).click();
  await page.getByRole("button", { name: "每个单位一份…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /压缩包/ }).check({ force: true });
  assert.deepEqual(await window.faults(), []);
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 120_000 }), dialog.getByRole("button", { name: "写出" }).click()]);
  assert.match(download.suggestedFilename(), /\.zip$/);
  await dialog.getByText(/写出 [1-9]\d* 个文件/).waitFor();
  await window.picture("bulk");
  await dialog.getByRole("button", { name: "关闭" }).click();
});

test("no serious fault for assistive technology; pictures for the eyes", async () => {
  await page.getByRole("navigation", { name: "报表种类" }).getByRole("button", { name: /^绩效自评排名汇总表/ }).click();
  await page.locator(".desk img[alt*='排名汇总表']").waitFor();
  await settled();
  await window.picture("reports");
  assert.deepEqual(await window.faults(), []);
  await window.go("设置");
  await page.getByRole("heading", { name: "打印字体" }).scrollIntoViewIfNeeded();
  await window.picture("fonts");
  assert.deepEqual(await window.faults(), []);
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
