// Protects: what departments were told to mend is followed in the window: dated, answered by hand and by lists that come
// back, settled with a reason, and never recorded before the clerk has seen it.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openWindow } from "./window.mjs";

let window, page, cases;
/** Asks the dev host as the page does. */
const ask = (name, request) =>
  page.evaluate(
    async ([name, request]) => {
      const token = Object.values({ ...sessionStorage }).find((text) => /^[0-9a-f]{64}$/.test(text));
      const answer = await fetch(`/rpc/${name}`, { method: "POST", headers: { "x-jiheng-token": token }, body: JSON.stringify(request) });
      const lines = (await answer.text()).trim().split("\n");
      return JSON.parse(lines.at(-1)).ok;
    },
    [name, request],
  );
const idle = () => page.waitForFunction(() => !document.querySelector("[aria-busy='true']"));
const rows = () => page.locator("tbody tr.row");
const dialog = () => page.getByRole("dialog");
const faultless = async (name) => {
  assert.deepEqual(await window.faults(), [], name);
  await window.picture(name);
};

before(async () => {
  window = await openWindow();
  ({ page } = window);
  await ask("demo", { departments: 6, from: 2024, to: 2024, seed: 7 });
  cases = (await ask("audit", { year: 2024, severity: "error" })).findings.slice(0, 3).map(({ case: number }) => number);
  assert.equal(cases.length, 3, "the county has errors");
  await page.reload();
  await window.go("整改");
});
after(() => window.close());

test("without anything to mend the page says what to do", async () => {
  await page.getByText("还没有要整改的问题").waitFor();
  await faultless("rectification-empty");
});

test("what is told stands in the ledger and is given a date", async () => {
  await ask("set_finding_status", { cases, status: "notified" });
  await page.reload();
  await rows().first().waitFor();
  assert.equal(await rows().count(), 3);
  for (const n of [0, 1]) await rows().nth(n).locator("input[type=checkbox]").check();
  await page.getByRole("button", { name: "定期限" }).click();
  await dialog().getByLabel("整改期限").fill("二月三十");
  await dialog().getByText("日期请写成").waitFor();
  await dialog().getByLabel("整改期限").fill("2024.12.1");
  await faultless("rectification-deadline");
  await dialog().getByRole("button", { name: "定期限" }).click();
  await idle();
  await page.getByRole("radio", { name: "逾期 2" }).waitFor();
  assert.equal(await page.getByRole("cell", { name: "2024-12-01" }).count(), 2);
});

test("an answer is recorded by hand, and a finding is settled only with a reason", async () => {
  await rows().first().click();
  await dialog().getByText("称已整改", { exact: true }).click();
  await dialog().getByLabel("单位说明").fill("漏填，已补");
  await faultless("rectification-reply");
  await dialog().getByRole("button", { name: "记下答复" }).click();
  await dialog().waitFor({ state: "detached" });
  await idle();
  await page.getByRole("cell", { name: "单位称已整改：漏填，已补" }).waitFor();
  await rows().first().click();
  const settle = dialog().getByRole("button", { name: "认定已整改，销号" });
  assert.ok(await settle.isDisabled(), "no reason, no settling");
  await dialog().getByLabel("认定的依据").fill("看过补报的表");
  await settle.click();
  await dialog().waitFor({ state: "detached" });
  await idle();
  await page.getByRole("cell", { name: /经复核已整改（看过补报的表）/ }).waitFor();
});

test("a list that came back is shown first and then kept", async () => {
  const number = (id) => `2024-${String(id).padStart(4, "0")}`;
  const list = join(window.folder, "退回.csv");
  await writeFile(list, `审核问题清单,,\n编号,单位说明,是否整改\n${number(cases[2])},预算系统里已调整,是\n2024-9999,查无此号,是\n${number(cases[1])},,\n`);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "读入退回的清单" }).click()]);
  await chooser.setFiles([list]);
  await dialog().getByText("答复 1 条，没有变化 0 条，没有读入 1 条，没有填写 1 条").waitFor();
  assert.equal(await page.getByRole("cell", { name: /预算系统里已调整/ }).count(), 1, "not in the ledger yet, only in the dialog");
  await dialog().getByText("没有编号为“2024-9999”的问题").waitFor();
  await faultless("rectification-replies");
  await dialog().getByRole("button", { name: "记下 1 条答复" }).click();
  await dialog().waitFor({ state: "detached" });
  await idle();
  await page.getByRole("cell", { name: "单位称已整改：预算系统里已调整" }).waitFor();
  await faultless("rectification");
  assert.deepEqual(window.complaints, []);
});
