// Protects: a column that no form has is explained in the preview once, read at once, said, and forgotten again where it is shown.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";

import { openWindow } from "./window.mjs";

const file = fileURLToPath(new URL("../../fixtures/made/own_columns.xlsx", import.meta.url));
let window;
before(async () => (window = await openWindow()));
after(() => window.close());

test("a header is explained once", async () => {
  const { page } = window;
  await window.look(file);
  await page.getByRole("button", { name: "own_columns.xlsx" }).click();
  const columns = page.getByRole("list", { name: "没有认出的列" });
  await columns.getByText(/列“核对”没有认出/).waitFor();
  const cell = page.getByRole("region", { name: /^预览/ }).getByRole("cell", { name: /^45/ });
  assert.equal(await cell.evaluate((td) => td.classList.contains("value")), false);
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });

  await columns.getByLabel("列“股室评分”是").selectOption({ label: "自评得分" });
  await columns.getByText("列“股室评分”按记住的读作“自评得分”").waitFor();
  await page.getByRole("region", { name: /^预览/ }).locator("td.value", { hasText: /^45$/ }).waitFor();
  await columns.getByLabel("列“核对”是").selectOption({ label: "不用读这一列" });
  await columns.getByText("列“核对”按记住的不读").waitFor();
  assert.equal(await columns.getByRole("combobox").count(), 0);
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT.replace(".png", "-2.png") });

  await columns.getByRole("listitem").filter({ hasText: "核对" }).getByRole("button", { name: "忘记" }).click();
  await columns.getByLabel("列“核对”是").waitFor();
});
