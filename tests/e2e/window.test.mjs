// The real Tauri window, opened as a user opens it: files in, a ranking on the page. Protects what no
// browser test sees: the shell's command, its permissions, the content security policy, WebKit.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { open, until } from "./webdriver.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const app = process.env.JIHENG_APP ?? join(root, "target/debug/jiheng");
const cli = process.env.JIHENG_CLI ?? join(root, "target/debug/jiheng-cli");
const filings = join(root, "tests/fixtures/filings");

let window, folder;

async function start(args) {
  window = await open(app, args);
  await until(() => window.run("return document.querySelector('nav') !== null"), "the frame", 60_000);
}

afterEach(async () => {
  await window?.close();
  window = undefined;
  if (folder) await rm(folder, { recursive: true, force: true });
  folder = undefined;
});

const fresh = async () => join((folder = await mkdtemp(join(tmpdir(), "jiheng-"))), "绩衡.db");

const run = promisify(execFile);

/** Answers the system's own file dialog of that title with a path, as a keyboard would. */
async function answer(title, path) {
  const dialog = await until(async () => (await run("xdotool", ["search", "--onlyvisible", "--name", title])).stdout.split("\n")[0], `the dialog ${title}`);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 400));
  await run("xdotool", ["windowactivate", "--sync", dialog]);
  await settle();
  // Ctrl+L goes to the field for a path or name; what stands there is replaced.
  await run("xdotool", ["key", "ctrl+l"]);
  await settle();
  await run("xdotool", ["key", "ctrl+a"]);
  await run("xdotool", ["type", "--delay", "10", path]);
  await settle();
  if (process.env.JIHENG_PICTURES) await run("import", ["-window", "root", join(process.env.JIHENG_PICTURES, `${title}.png`)]);
  await run("xdotool", ["key", "Return"]);
}

/** What the core itself says, asked another way. */
async function asked(db, ...args) {
  const { stdout } = await run(cli, [...args, "--json", "--db", db]);
  return JSON.parse(stdout);
}

/** The lines of the page's table; a sentence below a line is not one, nor is a line of a closed dialog. */
const cells = () => window.run("return [...document.querySelectorAll('table.lines tbody tr')].filter((row) => row.cells.length > 1 && !row.closest('dialog')).map((row) => [...row.cells].map((cell) => cell.innerText.trim()))");

/** The page's heading, once what stands below it is loaded. */
const shown = () => window.run("return document.querySelector('.sheet')?.getAttribute('aria-busy') === 'false' ? document.querySelector('h1').innerText : ''");

test("files given to the program are read, imported by the button, and each year's ranking is read from the page", { timeout: 120_000 }, async () => {
  const db = await fresh();
  const files = (await readdir(filings)).filter((name) => name.endsWith(".xlsx")).map((name) => join(filings, name));
  assert.equal(files.length, 2);
  await start(["--db", db, ...files]);
  await window.click("//button[normalize-space()='导入 2 个文件' and not(@disabled)]");
  const imported = await until(async () => {
    const lines = await cells();
    return lines.length === 2 && lines.every((line) => line[1] === "已导入") && lines;
  }, "the import's result", 60_000);
  for (const [place, what] of [[1, "已导入"], [4, "附件一"], [4, "附件二"], [4, "附件三"]]) {
    for (const line of imported) assert.ok(line[place].includes(what), `${what} stands in ${line.join(" | ")}`);
  }
  assert.deepEqual(imported.map((line) => `${line[2]} ${line[3]}`).sort(), ["衡山县开云新区事务中心 2023", "衡山高新技术产业开发区管理委员会 2024"]);
  for (const year of [2023, 2024]) {
    // The command line sees the same database, and must say the same.
    const { rows } = await asked(db, "rank", "--year", String(year), "--by", "recomputed");
    assert.equal(rows.length, 1);
    await window.click("//nav//a[normalize-space()='排名']");
    await until(() => window.run("return [...document.querySelectorAll('header select option')].some((option) => option.text.includes(arguments[0]))", String(year)), `${year} among the years`);
    await window.run("const year = document.querySelector('header select'); year.value = [...year.options].find((option) => option.text.includes(arguments[0])).value; year.dispatchEvent(new Event('change', { bubbles: true }))", String(year));
    const seen = await until(async () => {
      const whose = await shown();
      const lines = await cells();
      return whose.startsWith(`${year} 年度部门整体支出绩效排名`) && lines.length === rows.length && lines;
    }, `the ranking of ${year}`);
    for (const [place, row] of rows.entries()) {
      const line = seen[place];
      const printed = (text) => Number(text).toFixed(2);
      assert.equal(line[0], String(row.rank));
      for (const shown of [row.department, printed(row.self_score), printed(row.recomputed_score)]) {
        assert.ok(line.includes(shown), `${shown} stands in ${line.join(" | ")}`);
      }
    }
  }
  // A person's eyes can check what the assertions cannot: JIHENG_PICTURES=folder.
  if (process.env.JIHENG_PICTURES) await writeFile(join(process.env.JIHENG_PICTURES, "window.png"), await window.picture());
});

test("a filing chosen in the file dialog is imported, audited, reviewed, ranked, and its ranking exported", { timeout: 180_000 }, async (t) => {
  // A dialog without a window manager never has the keyboard.
  const manager = spawn("openbox", [], { stdio: "ignore" });
  t.after(() => manager.kill());
  await until(async () => (await run("xdotool", ["get_num_desktops"])).stdout, "the window manager");
  await fresh();
  // Not where the dialog looks: GTK opens every file that it lists, in our own process, and closing it drops SQLite's locks
  // on it (POSIX): the command line below would take itself for the only one and remove the log under the window.
  const db = join(folder, "data", "绩衡.db");
  // xdotool types plain letters only.
  const plain = join(folder, "plain");
  await mkdir(plain);
  const [source] = (await readdir(filings)).filter((name) => name.endsWith(".docx"));
  await copyFile(join(filings, source), join(plain, "filing.docx"));
  await start(["--db", db]);
  await window.click("//nav//a[normalize-space()='导入']");
  await window.click("//button[normalize-space()='选择文件']");
  await answer("选择报送文件", join(plain, "filing.docx"));
  await window.click("//button[normalize-space()='导入 1 个文件' and not(@disabled)]");
  const [, , department, filed] = await until(async () => {
    const [line] = await cells();
    return line?.[1] === "已导入" && line;
  }, "the import's result");

  const { findings } = await asked(db, "audit", "--year", filed);
  assert.ok(findings.length > 0);
  await window.click("//nav//a[starts-with(normalize-space(), '审核')]");
  await until(async () => (await window.text()).includes(`${findings.length} 处 · 1 个部门`) && (await cells()).length === findings.length, `${findings.length} findings`);

  await window.click("//nav//a[normalize-space()='复核']");
  await window.click(`//table//a[normalize-space()='${department}']`);
  await window.type("(//input[contains(@class, 'points')])[2]", "1.5");
  await window.type("(//input[contains(@class, 'reason')])[2]", "佐证材料不全");
  await window.click("//button[normalize-space()='保存 1 项' and not(@disabled)]");
  const reviewed = await until(async () => {
    const { rows } = await asked(db, "rank", "--year", filed, "--by", "reviewed");
    return rows[0]?.reviewed_score;
  }, "the points given");

  await window.click("//nav//a[normalize-space()='排名']");
  await until(async () => (await shown()).includes("排名") && (await cells())[0]?.includes(Number(reviewed).toFixed(2)), `${reviewed} in the ranking`);
  await window.click("//button[normalize-space()='导出汇总表' and not(@disabled)]");
  const out = join(plain, "out.xlsx");
  await answer("导出到", out);
  await until(async () => (await window.text()).includes("已导出 1 行"), "the export");
  assert.equal((await readFile(out)).subarray(0, 2).toString(), "PK");
});

test("--demo makes up a county once, shows it as made up, and finds it again", { timeout: 180_000 }, async () => {
  const db = await fresh();
  let first;
  for (const attempt of ["made", "found again"]) {
    await start(["--demo", "--db", db]);
    // It opens on 总览, and the second time where it was left.
    const opened = attempt === "made" ? "总览" : "排名";
    await until(async () => (await shown()).includes(opened), `the county on ${opened}, ${attempt}`, 120_000);
    await window.click("//nav//a[normalize-space()='排名']");
    const names = await until(async () => {
      const lines = await cells();
      return (await shown()).includes("排名") && lines.length > 18 && lines.map((line) => line[2]);
    }, `the county, ${attempt}`, 120_000);
    assert.ok((await window.text()).includes("示例县"));
    first ??= names;
    assert.deepEqual(names, first);
    if (attempt === "found again") {
      // A dialog shows all that it holds: WebKit lays such boxes out otherwise than Chromium.
      await window.click("//nav//a[normalize-space()='部门管理']");
      await window.click("(//tbody//button)[1]");
      const [shown, held] = await until(() => window.run("const body = document.querySelector('dialog[open] .body'); return body && [body.clientHeight, body.scrollHeight]"), "the department's dialog");
      assert.ok(shown === held && held > 200, `${shown} of ${held} points are shown`);
    }
    await window.close();
    window = undefined;
  }
  assert.equal((await asked(db, "departments")).departments.length, 100);
});

test("a database that is not ours is named on the page and left as it was", { timeout: 60_000 }, async () => {
  const db = await fresh();
  await writeFile(db, "这不是数据库".repeat(1000));
  const before = await readFile(db);
  await start(["--db", db]);
  await until(async () => (await window.text()).includes("不是绩衡的数据文件"), "the refusal");
  assert.deepEqual(await readFile(db), before);
});
