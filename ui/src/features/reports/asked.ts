import type { RankBy, ReportKind, ReportKindInfo, ReportRequest } from "../../bindings";

/** What a report is asked for, without where to. */
export type Asked = Omit<ReportRequest, "out">;

/** One line for each kind: what one reads in it. */
export const about: Record<ReportKind, string> = {
  ranking: "名次、得分、执行率、偏差",
  grades: "优良中差各有多少，自评和复核对照",
  execution: "年初、全年、执行数，执行率和调整率",
  three_public: "预算、决算、控制率、变动率",
  staffing: "编制和在职，公用经费和人均公用",
  deductions: "哪些指标扣了分，为什么",
  problems: "发给单位核对，留有填写栏",
  problem_summary: "每条规则有多少单位出错",
  review_gap: "自评与复核差多少，为什么",
  filing_status: "应报、已报、日期、退回次数",
  years: "几年的得分、名次、执行率、三公",
  peers: "同类单位的中位数和自己的位置",
  rectification: "问题、期限、整改情况、销号日期",
  circular: "全县情况的通报，数字已填好",
  letter: "给一个单位的意见和整改要求",
};

/** By which score, as it is said on the page. */
export const bases: readonly { value: RankBy; title: string }[] = [
  { value: "final", title: "最终得分" },
  { value: "self", title: "自评得分" },
  { value: "recomputed", title: "重算得分" },
  { value: "reviewed", title: "复核得分" },
];

/** What the address bears. */
export interface Filters {
  by: RankBy | "";
  category: string;
  departments: readonly string[];
  projects: boolean;
  published: boolean;
  overdue: boolean;
  /** `2025-05-10`, or nothing. */
  deadline: string;
  from: number | null;
  to: number | null;
}

type Query = Record<string, string | null | (string | null)[] | undefined>;

const one = (value: Query[string]): string => (Array.isArray(value) ? (value[0] ?? "") : (value ?? ""));
const year = (value: Query[string]): number | null => (/^\d{4}$/.test(one(value)) ? Number(one(value)) : null);

/** The filters that an address bears. */
export function filtersOf(query: Query): Filters {
  const by = one(query.by);
  const departments = (Array.isArray(query.department) ? query.department : [query.department ?? null]).filter((name): name is string => name !== null && name !== "");
  return {
    by: bases.some(({ value }) => value === by) ? (by as RankBy) : "",
    category: one(query.category),
    departments,
    projects: one(query.projects) === "1",
    published: one(query.published) === "1",
    overdue: one(query.overdue) === "1",
    deadline: /^\d{4}-\d{2}-\d{2}$/.test(one(query.deadline)) ? one(query.deadline) : "",
    from: year(query.from),
    to: year(query.to),
  };
}

/** The address that bears them; what is as usual is left out. */
export function queryOf(kind: ReportKind, filters: Filters): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = { kind };
  if (filters.by !== "") query.by = filters.by;
  if (filters.category !== "") query.category = filters.category;
  if (filters.departments.length > 0) query.department = [...filters.departments];
  if (filters.projects) query.projects = "1";
  if (filters.published) query.published = "1";
  if (filters.overdue) query.overdue = "1";
  if (filters.deadline !== "") query.deadline = filters.deadline;
  if (filters.from !== null) query.from = String(filters.from);
  if (filters.to !== null) query.to = String(filters.to);
  return query;
}

/** The request: only what the kind takes; `null` while it lacks the department that it needs. */
export function askedOf(info: ReportKindInfo, year: number, filters: Filters): Asked | null {
  const takes = new Set(info.takes);
  const some = takes.has("departments") ? filters.departments : takes.has("department") ? filters.departments.slice(0, 1) : [];
  if (info.needs_department && some.length === 0) return null;
  const asked: Asked = { kind: info.kind, year };
  if (takes.has("by") && filters.by !== "") asked.by = filters.by;
  if (takes.has("category") && filters.category !== "") asked.category = filters.category;
  if (some.length === 1 && takes.has("department")) asked.department = some[0];
  else if (some.length > 0) asked.departments = [...some];
  if (takes.has("projects") && filters.projects) asked.projects = true;
  if (takes.has("published") && filters.published) asked.published = true;
  if (takes.has("overdue") && filters.overdue) asked.overdue = true;
  if (takes.has("deadline") && filters.deadline !== "") asked.deadline = filters.deadline;
  if (takes.has("years") && filters.from !== null) asked.from = filters.from;
  if (takes.has("years") && filters.to !== null) asked.to = filters.to;
  return asked;
}
