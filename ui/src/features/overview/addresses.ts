import type { RouteLocationRaw } from "vue-router";

import type { Grade, NextStepKind, Severity } from "../../bindings";

/** The list behind a figure: it has as many rows as the figure says. */
export const filings = (state: "due" | "filed" | "missing" | "overdue" | "returned" | "approved" | "incomplete" | "sound"): RouteLocationRaw => ({ path: "/filings", query: { state } });

export const ranking = (query: { by?: "self" | "final"; grade?: Grade; sort?: string }): RouteLocationRaw => ({ path: "/ranking", query: { by: "final", ...query } });

export const findings = (query: { severity?: Severity; status?: string; rule?: string; by?: "rule" | "department" | "cause" }): RouteLocationRaw => ({ path: "/audit", query: { status: "open", ...query } });

/** What is to be done: its words after the count, and where it is done. */
export const steps: Record<NextStepKind, { text: string; to: RouteLocationRaw }> = {
  import: { text: "导入本年度的报送文件", to: "/import" },
  missing: { text: "个部门还没有报送，催报", to: filings("missing") },
  incomplete: { text: "份报送缺附件，催补", to: filings("incomplete") },
  unmatched: { text: "行台账没有对上部门或项目", to: "/ledger" },
  unregistered: { text: "个部门不在名册里，核对登记", to: { path: "/departments", query: { only: "unregistered" } } },
  send_back: { text: "个部门有错误还没有通知，退回", to: findings({ by: "department", severity: "error", status: "pending" }) },
  returned: { text: "个部门已退回，等重报", to: filings("returned") },
  draw: { text: "抽取抽查名单", to: { path: "/review", query: { view: "sample" } } },
  review: { text: "个抽查部门还没有复核", to: { path: "/review", query: { view: "sample", open: "1" } } },
  approve: { text: "份报送没有未整改错误，可以通过", to: filings("sound") },
  close: { text: "结账，封存本年度结果", to: "/closing" },
};
