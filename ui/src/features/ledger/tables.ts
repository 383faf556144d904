import type { ShownLedger } from "../../bindings";
import type { Column } from "../../components/table/columns";

type Department = ShownLedger["rows"][number];
type Project = ShownLedger["due_projects"][number];
type LeftOut = ShownLedger["left_out"][number];

/** The columns of the departments due; the rate of all is the ledger's own and stands only below all. */
export function departmentColumns(ledger: ShownLedger | null): Column<Department>[] {
  return [
    { id: "code", title: "编码", kind: "text", cellClass: () => "code", value: ({ code }) => code },
    { id: "department", title: "部门", kind: "text", fixed: true, width: "34%", value: ({ department }) => department },
    { id: "category", title: "类别", kind: "text", cellClass: () => "muted", value: ({ category }) => category },
    { id: "authorised_posts", title: "编制", kind: "count", total: "sum", value: (row) => row.authorised_posts },
    { id: "three_public_budget", title: "三公预算", kind: "amount", total: "sum", value: (row) => row.three_public_budget },
    { id: "initial_budget", title: "年初", kind: "amount", total: "sum", value: (row) => row.initial_budget },
    { id: "revised_budget", title: "调整后", kind: "amount", total: "sum", value: (row) => row.revised_budget },
    { id: "executed", title: "执行", kind: "amount", total: "sum", value: ({ executed }) => executed },
    { id: "execution_rate", title: "执行率", kind: "rate", total: (rows) => (rows.length === ledger?.rows.length ? ledger.totals.execution_rate : null), value: (row) => row.execution_rate },
    { id: "projects", title: "应报项目", kind: "count", total: "sum", value: ({ projects }) => projects.toString() },
  ];
}

/** The columns of the projects due. */
export const projectColumns: readonly Column<Project>[] = [
  { id: "code", title: "项目编码", kind: "text", cellClass: () => "code", value: ({ code }) => code },
  { id: "name", title: "项目", kind: "text", fixed: true, width: "34%", value: ({ name }) => name },
  { id: "department", title: "部门", kind: "text", width: "260px", value: ({ department }) => department },
  { id: "initial_budget", title: "年初", kind: "amount", total: "sum", value: (row) => row.initial_budget },
  { id: "revised_budget", title: "调整后", kind: "amount", total: "sum", value: (row) => row.revised_budget },
  { id: "executed", title: "执行", kind: "amount", total: "sum", value: ({ executed }) => executed },
];

/** The columns of the lines that were not put in. */
export const leftOutColumns: readonly Column<LeftOut>[] = [
  { id: "sheet", title: "工作表", kind: "text", cellClass: () => "muted", value: ({ sheet }) => sheet },
  { id: "row", title: "行", kind: "count", rising: true, value: ({ row }) => row.toString() },
  { id: "department", title: "部门", kind: "text", fixed: true, value: ({ department }) => department },
  { id: "project", title: "项目", kind: "text", width: "260px", value: ({ project }) => project },
  { id: "reason", title: "为什么", kind: "text", fixed: true, width: "34%", value: ({ reason }) => reason },
];
