// Protects: the findings of a year, by rule, department and cause; what the keyboard leads to; many set at once; what goes
// back is what was said.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openWindow } from "./window.mjs";

let window, page;
const ask = (name, request) =>
  page.evaluate(
    async ([name, request]) => {
      const answer = await fetch(`/rpc/${name}`, { method: "POST", headers: { "x-jiheng-token": sessionStorage.getItem("jiheng-token") }, body: JSON.stringify(request) });
      return (await answer.text()).trim().split("\n").map((line) => JSON.parse(line)).at(-1).ok;
    },
    [name, request],
  );
const idle = () => page.waitForFunction(() => !document.querySelector("[aria-busy='true']"));
const groups = (name) => page.getByRole("region", { name });
const shown = async () => Number((await page.locator("main .foot").getByText(/^显示 \d+/).innerText()).match(/\d+/)[0]);
const detail = () => page.getByRole("complementary", { name: "选中的问题" });
const dialog = () => page.getByRole("dialog");
let rows;

before(async () => {
  window = await openWindow();
  ({ page } = window);
  await ask("demo", { departments: 20, from: 2024, to: 2024, seed: 7 });
  ({ rows } = await ask("findings", { year: 2024 }));
  await page.reload();
  await window.go("审核");
});
after(() => window.close());

test("shows every finding of the year, and the counts of each rule add up to them", async () => {
  assert.equal(await shown(), rows.length);
  const counts = await groups("按规则").locator("button .num").allInnerTexts();
  const [all, ...each] = counts.map(Number);
  assert.equal(all, rows.length);
  assert.equal(each.reduce((sum, count) => sum + count, 0), rows.length);
  assert.deepEqual(await window.faults(), []);
  await window.picture("audit");
});

test("severity, department and cause narrow the list, and the address keeps it", async () => {
  await page.getByLabel("级别").selectOption("error");
  const errors = rows.filter(({ severity }) => severity === "error");
  assert.equal(await shown(), errors.length);
  await page.getByRole("radio", { name: "按部门" }).check({ force: true });
  const { department } = errors[0];
  await groups("按部门").getByRole("button", { name: department }).click();
  const own = errors.filter((row) => row.department === department);
  assert.equal(await shown(), own.length);
  await page.getByRole("radio", { name: "按原因" }).check({ force: true });
  await groups("按原因").waitFor();
  assert.equal(Number(await groups("按原因").locator("button .num").first().innerText()), own.length, "the department still narrows it");
  await page.reload();
  await idle();
  assert.equal(await shown(), own.length);
  await page.getByRole("button", { name: `去掉条件 部门：${department}` }).click();
  assert.equal(await shown(), errors.length);
});

test("arrows lead from finding to finding, Enter to its cell in the filing", async () => {
  await page.locator("tr.row").first().click();
  const first = await detail().locator("b").nth(1).innerText();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((first) => document.querySelector(".detail .card b")?.textContent !== first, first);
  const message = await detail().locator(".card b").innerText();
  await detail().getByRole("region", { name: "出处" }).waitFor();
  assert.deepEqual(await window.faults(), []);
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: "审核问题与数据来源" }).waitFor();
  await page.locator(".card.on b").waitFor();
  assert.equal(await page.locator(".card.on b").innerText(), message);
  await page.goBack();
  await page.locator("h1", { hasText: "审核" }).waitFor();
  await idle();
});

test("many are set at once; what is waived says why", async () => {
  const open = await shown();
  for (const n of [0, 1, 2]) await page.locator("tr.row input[type='checkbox']").nth(n).check();
  await page.getByLabel("选中的 3 处的处理状态").selectOption("waived");
  const button = page.getByRole("button", { name: "记为已豁免" });
  assert.ok(await button.isDisabled(), "without a reason nothing is waived");
  await page.getByLabel("为什么豁免（必填）").first().fill("局里核实过，符合规定");
  await button.click();
  await page.waitForFunction((least) => Number(document.querySelector("main .foot")?.textContent.match(/显示 (\d+)/)?.[1]) === least, open - 3);
  const { rows: now } = await ask("findings", { year: 2024 });
  assert.equal(now.filter(({ status }) => status === "waived").length, 3);
  await page.getByLabel("状态", { exact: true }).selectOption("waived");
  assert.equal(await shown(), 3);
  await detail().getByText("局里核实过，符合规定").waitFor();
  await page.getByLabel("状态", { exact: true }).selectOption("open");
});

test("what goes back is what was said: the state, the count, the findings as told; and one step takes it back", async () => {
  const { rows: open } = await ask("findings", { year: 2024 });
  const { department } = open.find(({ severity, status }) => severity === "error" && status === "pending");
  const pending = open.filter((row) => row.department === department && row.status === "pending").length;
  await page.getByRole("radio", { name: "按部门" }).check({ force: true });
  await groups("按部门").getByRole("button", { name: department }).click();
  await page.getByRole("button", { name: "退回 1 个部门…" }).click();
  await dialog().getByText(`其中待处理的 ${pending} 处问题记为“已通知”`).waitFor();
  assert.deepEqual(await window.faults(), []);
  await window.picture("audit-back");
  await dialog().getByLabel("写出问题清单，每个部门一份").uncheck();
  await dialog().getByRole("button", { name: "退回 1 个部门" }).click();
  await page.getByText(`已退回 1 个部门，${pending} 处问题记为已通知；没有写问题清单。`).waitFor();
  const stands = async () => {
    const { rows: status } = await ask("filing_status", { year: 2024 });
    const { rows: found } = await ask("findings", { year: 2024 });
    const { state, times_returned } = status.find((row) => row.department === department);
    return { state, times_returned, notified: found.filter((row) => row.department === department && row.status === "notified").length };
  };
  assert.deepEqual(await stands(), { state: "returned", times_returned: 1, notified: pending });
  await ask("undo", {});
  assert.deepEqual(await stands(), { state: "received", times_returned: 0, notified: 0 });
});

test("nothing went wrong unseen, and no request left the machine", () => assert.deepEqual(window.complaints, []));
