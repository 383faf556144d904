import type { Column } from "../../components/table/columns";
import { moment } from "../../format";
import { stateTitle, states, type Line } from "./states";

/** The columns of the year's filings: code and category where the register has any. */
export function columnsOf({ coded, categorised }: { coded: boolean; categorised: boolean }): Column<Line>[] {
  const lacks = (absent: (line: Line) => boolean) => (line: Line) => (line.filing !== null && absent(line) ? "missing" : undefined);
  const there = (line: Line, has: boolean | undefined) => (line.filing === null ? null : has ? "有" : "缺");
  return [
    { id: "code", title: "编码", kind: "text", optional: !coded, cellClass: () => "code", value: ({ code }) => code },
    { id: "department", title: "部门", kind: "text", fixed: true, width: "100%", value: ({ department }) => department },
    { id: "category", title: "类别", kind: "text", optional: !categorised, cellClass: () => "muted", value: ({ category }) => category },
    { id: "state", title: "状态", kind: "text", order: ({ status }) => (status === null ? null : states.findIndex(({ id }) => id === status.state)), value: ({ status }) => (status === null ? null : stateTitle(status)) },
    { id: "basic_data", title: "附件一", kind: "text", cellClass: lacks(({ filing }) => !filing?.basic_data), value: (line) => there(line, line.filing?.basic_data) },
    { id: "overall", title: "附件二", kind: "text", cellClass: lacks(({ filing }) => !filing?.overall), value: (line) => there(line, line.filing?.overall) },
    { id: "projects", title: "附件三", kind: "count", hint: "交了几个项目；斜线后是台账中应报的", cellClass: lacks(({ filing, status }) => filing?.projects === 0 || (status?.missing_projects.length ?? 0) > 0), value: ({ filing }) => filing?.projects.toString() ?? null },
    { id: "reports", title: "附件四", kind: "count", cellClass: lacks(({ filing }) => filing?.reports === 0), value: ({ filing }) => filing?.reports.toString() ?? null },
    { id: "unread", title: "未读懂", kind: "count", hint: "没有读懂的格子", cellClass: lacks(({ filing }) => (filing?.unread ?? 0) > 0), value: ({ filing }) => filing?.unread.toString() ?? null },
    { id: "self_score", title: "自评", kind: "score", value: ({ filing }) => filing?.self_score ?? null },
    { id: "errors", title: "问题", full: "未整改错误", kind: "count", left: true, hint: "未整改的错误、警告和提示", value: ({ filing }) => filing?.findings.error.toString() ?? null },
    { id: "warnings", title: "警告", full: "未整改警告", kind: "count", optional: true, value: ({ filing }) => filing?.findings.warning.toString() ?? null },
    { id: "version", title: "版本", kind: "count", value: ({ filing }) => filing?.version.toString() ?? null },
    { id: "returned", title: "退回次数", kind: "count", optional: true, value: ({ status }) => status?.times_returned.toString() ?? null },
    { id: "updated_at", title: "最近变动", kind: "text", cellClass: () => "code", value: ({ filing }) => (filing === null ? null : moment(filing.updated_at)) },
  ];
}
