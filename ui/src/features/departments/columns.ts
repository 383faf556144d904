import type { Department } from "../../bindings";
import type { Column } from "../../components/table/columns";
import { existence } from "./fields";

/** The columns of the register. */
export const columns: readonly Column<Department>[] = [
  { id: "code", title: "编码", kind: "text", cellClass: () => "code", value: ({ code }) => code },
  { id: "name", title: "部门", kind: "text", fixed: true, width: "28%", value: ({ name }) => name },
  { id: "category", title: "类别", kind: "text", cellClass: () => "muted", value: ({ category }) => category },
  { id: "superior", title: "主管部门", kind: "text", width: "260px", value: ({ superior }) => superior },
  { id: "aliases", title: "别名", kind: "text", width: "260px", cellClass: () => "muted", value: ({ aliases }) => aliases.join("、") || null },
  { id: "existence", title: "存在年度", kind: "text", cellClass: () => "code", value: (department) => existence(department) || null },
  { id: "filings", title: "报送", full: "报送年度数", kind: "count", total: "sum", value: ({ years }) => years.length.toString() },
];
