import { beforeEach, describe, expect, it } from "vitest";

import type { RankRow } from "../src/bindings";
import RankingPage from "../src/features/ranking/RankingPage.vue";
import { CallError } from "../src/platform";
import { router } from "../src/router";
import { session } from "../src/session";
import { mockPlatform, mount, settled, type Answers } from "./mount";
import type { Platform } from "../src/platform";

const row = (given: Partial<RankRow>): RankRow => ({
  rank: 1, previous_rank: null, department: "县甲局", code: null, category: null, project: null, revised_budget: "33963.61", executed: "33963.61", execution_rate: "1",
  self_score: "100", recomputed_score: "95", reviewed_score: null, final_score: "95", unsupported_points: "0", score_gap: "5", grade: "优", errors: 2, warnings: 0, ...given,
});
const rows = [
  row({}),
  row({ rank: 1, previous_rank: 3, department: "县乙局", unsupported_points: "57", score_gap: "0", errors: 0 }),
  row({ rank: null, department: "县丙局", self_score: null, recomputed_score: null, score_gap: null, grade: null, revised_budget: null }),
];
const ranking: Answers["rank"] = ({ year, by }) => ({ year: year!, by: by!, rule_set: "默认规则", as_of: null, category: null, published: null, rows });
const closing: Answers["closing"] = ({ year }) => ({ year: year!, closed: false, due: 3, filed: 3, approved: 0, findings: { error: 0, warning: 0, note: 0 }, closings: [] });
const filings: Answers["filings"] = ({ year }) => ({ year: year!, filings: [] });

async function page(answers: Answers, rest: Partial<Platform> = {}) {
  const asked = mockPlatform({ filings, closing, ...answers }, rest);
  return { asked, element: await mount(RankingPage, {}, (app) => app.use(router)) };
}
const cells = (element: Element) => [...element.querySelectorAll("tbody tr")].map((line) => [...line.querySelectorAll("td")].map((cell) => cell.textContent!.trim()));

beforeEach(() => {
  document.body.replaceChildren();
  session.year = 2024;
});

describe("RankingPage", () => {
  it("keeps the core's order; ties share a rank; what is not ranked stands last with —", async () => {
    const { element } = await page({ rank: ranking });
    expect(cells(element).map((line) => [line[0], line[1], line[2]])).toEqual([
      ["1", "", "县甲局"],
      ["1", "▲2", "县乙局"],
      ["—", "", "县丙局"],
    ]);
  });

  it("leaves no value blank and shows unsupported points only where there are some", async () => {
    const { element } = await page({ rank: ranking });
    const heads = [...element.querySelectorAll("thead th")].map((head) => head.textContent!.trim());
    const column = (head: string) => cells(element).map((line) => line[heads.indexOf(head)]);
    expect(column("全年预算")).toEqual(["33,963.61", "33,963.61", ""]);
    expect(column("无依据分")).toEqual(["", "57.00", ""]);
    expect(column("重算")).toEqual(["95.00", "95.00", ""]);
    expect(element.querySelector(".foot")!.textContent).toContain("平均 自评 100.00 · 重算 95.00");
  });

  it("asks for the final ranking of the year, and anew for another year or score", async () => {
    const { asked, element } = await page({ rank: ranking });
    session.year = 2023;
    await settled();
    element.querySelector<HTMLInputElement>("input[type=radio]")!.click();
    await settled();
    expect(asked.filter(({ name }) => name === "rank").map(({ request }) => request)).toEqual([
      { year: 2024, by: "final", category: null, projects: false },
      { year: 2023, by: "final", category: null, projects: false },
      { year: 2023, by: "self", category: null, projects: false },
    ]);
  });

  it("says the core's sentence when it fails, and what to do when there is nothing", async () => {
    const failed = await page({
      rank: () => {
        throw new CallError({ code: "database_locked", message: "数据文件正被另一个窗口使用，请先关闭它。" });
      },
    });
    expect(failed.element.querySelector("[role=alert]")!.textContent).toContain("请先关闭它");
    expect(failed.element.querySelector("table")).toBeNull();
    const none = await page({ rank: (request) => ({ ...ranking(request) as Awaited<ReturnType<NonNullable<typeof ranking>>>, rows: [] }) });
    expect(none.element.textContent).toContain("没有可排名的报送");
  });

  it("exports what is shown, names the file written, and writes nothing when given up", async () => {
    const report: Answers["report"] = ({ out }) => ({ out: out!, pages: null, rows: 3 });
    const given = await page({ rank: ranking, report }, { saveFile: async (name) => `C:\\导出\\${name}` });
    given.element.querySelector<HTMLButtonElement>(".btn.primary")!.click();
    await settled();
    const out = "C:\\导出\\2024年度绩效自评排名汇总表（按最终）.xlsx";
    expect(given.asked.at(-1)).toEqual({ name: "report", request: { kind: "ranking", year: 2024, by: "final", category: null, out } });
    expect(given.element.querySelector("[role=status]")!.textContent).toBe(`已导出 3 行：${out}`);

    const up = await page({ rank: ranking, report }, { saveFile: async () => null });
    up.element.querySelector<HTMLButtonElement>(".btn.primary")!.click();
    await settled();
    expect(up.asked.some(({ name }) => name === "report")).toBe(false);
  });
});
