import { createRouter, createWebHashHistory } from "vue-router";

/** The pages, in the order of the navigation. A page that is not built is not here. */
export const menu = [
  { group: "工作", pages: [{ to: "/overview", title: "总览" }, { to: "/import", title: "导入" }, { to: "/filings", title: "报送" }, { to: "/audit", title: "审核" }, { to: "/review", title: "复核" }, { to: "/rectification", title: "整改" }, { to: "/closing", title: "结账" }] },
  { group: "分析", pages: [{ to: "/ranking", title: "排名" }, { to: "/comparison", title: "横向对比" }, { to: "/trend", title: "年度趋势" }, { to: "/dossiers", title: "部门档案" }, { to: "/projects", title: "项目" }] },
  { group: "输出", pages: [{ to: "/reports", title: "报表" }] },
  { group: "管理", pages: [{ to: "/departments", title: "部门管理" }, { to: "/ledger", title: "预算台账" }, { to: "/rules", title: "审核规则" }, { to: "/scoring", title: "评分规则" }, { to: "/settings", title: "设置" }] },
] as const;

/** Where a filing is shown. */
export function filingAddress(department: string, year: number, query: Record<string, string> = {}) {
  return { name: "filing", params: { department, year: String(year) }, query };
}

/** Where a filing is reviewed. */
export function reviewAddress(department: string, year: number) {
  return { name: "review", params: { department, year: String(year) } };
}

/** Where a department's years are shown. */
export function dossierAddress(department: string) {
  return { name: "dossier", params: { department } };
}

/** Where a project's years are shown; `query` says which of two that bear the name. */
export function projectAddress(department: string, project: string, query: Record<string, string> = {}) {
  return { name: "project", params: { department, project }, query };
}

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: "/", redirect: "/overview" },
    { path: "/overview", component: () => import("./features/overview/OverviewPage.vue") },
    { path: "/import", component: () => import("./features/import/ImportPage.vue") },
    { path: "/filings", component: () => import("./features/filings/FilingsPage.vue") },
    { path: "/filings/:year(\\d{4})/:department", name: "filing", component: () => import("./features/filing/FilingPage.vue"), props: ({ params }) => ({ year: Number(params.year), department: String(params.department) }) },
    { path: "/audit", component: () => import("./features/audit/AuditPage.vue") },
    { path: "/review", component: () => import("./features/review/ReviewPage.vue") },
    { path: "/review/:year(\\d{4})/:department", name: "review", component: () => import("./features/review/FilingReviewPage.vue"), props: ({ params }) => ({ year: Number(params.year), department: String(params.department) }) },
    { path: "/rectification", component: () => import("./features/rectification/RectificationPage.vue") },
    { path: "/closing", component: () => import("./features/closing/ClosingPage.vue") },
    { path: "/scoring", component: () => import("./features/scoring/ScoringPage.vue") },
    { path: "/ranking", component: () => import("./features/ranking/RankingPage.vue") },
    { path: "/comparison", component: () => import("./features/comparison/ComparisonPage.vue") },
    { path: "/trend", component: () => import("./features/trend/TrendPage.vue") },
    { path: "/reports", component: () => import("./features/reports/ReportsPage.vue") },
    { path: "/dossiers", component: () => import("./features/dossiers/DossiersPage.vue") },
    { path: "/dossiers/:department", name: "dossier", component: () => import("./features/dossiers/DossiersPage.vue"), props: ({ params }) => ({ department: String(params.department) }) },
    { path: "/projects", component: () => import("./features/projects/ProjectsPage.vue") },
    { path: "/projects/:department/:project", name: "project", component: () => import("./features/projects/ProjectPage.vue"), props: ({ params }) => ({ department: String(params.department), project: String(params.project) }) },
    { path: "/departments", component: () => import("./features/departments/DepartmentsPage.vue") },
    { path: "/ledger", component: () => import("./features/ledger/LedgerPage.vue") },
    { path: "/rules", component: () => import("./features/rules/RulesPage.vue") },
    { path: "/settings", component: () => import("./features/settings/SettingsPage.vue") },
    { path: "/:rest(.*)", redirect: "/overview" },
  ],
});
