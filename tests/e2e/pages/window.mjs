// A page in Debian's Chromium on a dev host of its own, with a fresh database; ended by `close`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "../../../..");
const fromUi = createRequire(join(root, "ui/package.json"));
const { chromium } = fromUi("playwright-core");
const axe = fromUi("axe-core").source;

const devhost = process.env.JIHENG_DEVHOST ?? join(root, "target/debug/jiheng-devhost");
const dist = join(root, "ui/dist");
const filings = join(root, "tests/fixtures/filings");

/** Lists of the bureau's own, made by openpyxl. */
export const lists = { register: join(root, "tests/fixtures/made/register.xlsx"), ledger: join(root, "tests/fixtures/made/ledger.xlsx") };

/** The real filings. */
export const KAIYUN = "衡山县开云新区事务中心";
export const GAOXIN = "衡山高新技术产业开发区管理委员会";
export const files = {
  kaiyun: { xlsx: join(filings, `${KAIYUN}2023年度绩效自评.xlsx`), docx: join(filings, `${KAIYUN}2023年度绩效自评.docx`) },
  gaoxin: { xlsx: join(filings, `${GAOXIN}2024年度绩效自评.xlsx`), docx: join(filings, `${GAOXIN}2024年度绩效自评.docx`) },
};

/** Opens the window; `size` is that of the page. */
export async function openWindow({ size = { width: 1366, height: 768 } } = {}) {
  for (const needed of [devhost, join(dist, "index.html")]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing: build it first (see CONTRIBUTING.md)`);
  }
  const folder = await mkdtemp(join(tmpdir(), "jiheng-e2e-"));
  const host = spawn(devhost, ["--db", join(folder, "test.db"), "--dist", dist], { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: host.stdout }), "line");
  const { url, open } = JSON.parse(line);

  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  });
  const context = await browser.newContext({ viewport: size, acceptDownloads: true, locale: "zh-CN" });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  /** What must stay empty: errors of the page, and requests that leave the dev host. */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && complaints.push(`console: ${message.text()}`));
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(url)) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(open);
  await page.waitForSelector("nav");

  return {
    page,
    folder,
    complaints,

    /** The pages of the navigation, in its order; a count that stands beside a title is no part of it. */
    titles: () => page.getByRole("navigation", { name: "主导航" }).getByRole("link").evaluateAll((links) => links.map((link) => link.firstChild.textContent.trim())),

    /** Opens a page by the navigation; waits until it is read. */
    async go(title) {
      await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: title, exact: true }).click();
      await page.locator("h1", { hasText: title }).waitFor();
      await page.waitForFunction(() => !document.querySelector("[aria-busy='true']"));
    },

    /** Has files read by the dialog; waits for what was understood. */
    async look(...paths) {
      await this.go("导入");
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "选择文件", exact: true }).click()]);
      const before = await page.locator("tbody tr:not(.problems)").count();
      await chooser.setFiles(paths);
      await page.waitForFunction((least) => document.querySelectorAll("tbody tr:not(.problems)").length >= least && !document.querySelector("progress"), before + paths.length);
    },

    /** Imports what was read and is ticked; waits for the results. */
    async commit() {
      await page.getByRole("button", { name: /^导入 \d+ 个文件$/ }).click();
      await page.waitForFunction(() => !document.querySelector("progress") && ![...document.querySelectorAll(".status")].some((status) => status.textContent === "可导入"));
    },

    /** Reads files and imports all that can be. */
    async bringIn(...paths) {
      await this.look(...paths);
      const button = page.getByRole("button", { name: /^导入 [1-9]\d* 个文件$/ });
      if ((await button.count()) > 0) await this.commit();
    },

    /** The texts of a table's rows, cell by cell, once nothing is being read. */
    async rows(selector = "table.lines tbody tr") {
      await page.waitForFunction(() => !document.querySelector("[aria-busy='true']"));
      return page.locator(selector).evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent.trim())));
    },

    /** What axe finds serious or worse on the page as it stands, each as a line; and whether the page scrolls sideways. */
    async faults() {
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
        return violations.filter(({ impact }) => impact === "serious" || impact === "critical").flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`));
      });
      const wide = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll(".scroll, dialog, dialog .body")].filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => `scrolls sideways: ${box.tagName}.${box.className} ${box.scrollWidth} > ${box.clientWidth}`));
      return [...found, ...wide];
    },

    /** A picture of both sizes for a person's eyes: JIHENG_PICTURES=folder. */
    async picture(name) {
      if (!process.env.JIHENG_PICTURES) return;
      for (const [width, height] of [[1920, 1080], [1366, 768]]) {
        await page.setViewportSize({ width, height });
        await page.screenshot({ path: join(process.env.JIHENG_PICTURES, `${name}-${width}.png`) });
      }
    },

    async close() {
      await browser.close();
      const ended = once(host, "exit");
      host.stdin.end();
      const timer = setTimeout(() => host.kill(), 5_000);
      await ended;
      clearTimeout(timer);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
