import type { FilingLine, FilingState, StatusRow } from "../../bindings";

/** The steps of a filing, in their order. */
export const states: readonly { id: FilingState; title: string }[] = [
  { id: "not_filed", title: "未报" },
  { id: "received", title: "已收" },
  { id: "returned", title: "退回" },
  { id: "resubmitted", title: "重报" },
  { id: "approved", title: "通过" },
  { id: "extended", title: "延期" },
];

/** Whether one of the four annexes is missing. */
export const incomplete = (filing: FilingLine) => !filing.basic_data || !filing.overall || filing.projects === 0 || filing.reports === 0;

const waiting = (state: FilingState | undefined) => state === "not_filed" || state === "extended";

/** How departments stand, beyond the single steps; the addresses of 总览 lead to these too, and count by the same words. */
export const standings: readonly { id: string; title: string; test: (line: Line) => boolean }[] = [
  { id: "due", title: "应报", test: ({ status }) => status?.due === true },
  { id: "filed", title: "已报", test: ({ status }) => status?.due === true && !waiting(status.state) },
  { id: "missing", title: "还没有报", test: ({ status }) => status?.due === true && waiting(status.state) },
  { id: "overdue", title: "延期已过", test: ({ status }) => status?.overdue === true },
  { id: "incomplete", title: "缺附件", test: ({ filing }) => filing !== null && incomplete(filing) },
  { id: "sound", title: "没有错误，可以通过", test: ({ filing, status }) => filing !== null && filing.findings.error === 0 && (status?.state === "received" || status?.state === "resubmitted") },
];

export function titleOf(state: FilingState): string {
  return states.find(({ id }) => id === state)?.title ?? state;
}

/** A department of the year: what it filed, if it did, and how it stands. */
export interface Line {
  department: string;
  code: string | null;
  category: string | null;
  filing: FilingLine | null;
  status: StatusRow | null;
}

/** Everyone who filed or has to, in the order of the register; who has nothing to file and filed nothing is left out. */
export function join(filings: readonly FilingLine[], rows: readonly StatusRow[]): Line[] {
  const filed = new Map(filings.map((filing) => [filing.department, filing]));
  const known = new Set(rows.map(({ department }) => department));
  return [
    ...rows
      .filter(({ department, due, history }) => due || history.length > 0 || filed.has(department))
      .map((status) => ({ department: status.department, code: status.code, category: status.category, filing: filed.get(status.department) ?? null, status })),
    ...filings.filter(({ department }) => !known.has(department)).map((filing) => ({ department: filing.department, code: filing.code, category: filing.category, filing, status: null })),
  ];
}

/** 退回 2 次 · 04-18: what the column says. */
export function stateTitle({ state, date, times_returned, extended_until }: Pick<StatusRow, "state" | "date" | "times_returned" | "extended_until">): string {
  const day = date === null || date === "" ? "" : ` ${date.slice(5)}`;
  switch (state) {
    case "returned":
      return `退回${times_returned > 1 ? `（${times_returned} 次）` : ""}${day}`;
    case "extended":
      return extended_until === null ? `延期${day}` : `延期至 ${extended_until.slice(5)}`;
    default:
      return titleOf(state) + day;
  }
}

/** A day as it is kept (`2025-04-18`), however it was typed: 2025.4.18, 2025/4/18, 2025年4月18日, 20250418; `null` for no day. */
export function dateOf(typed: string): string | null {
  const text = typed.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const found = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text);
  if (found === null) return null;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? isoOf(date) : null;
}

/** The day so many days later. */
export function daysAfter(from: Date, days: number): string {
  return isoOf(new Date(from.getFullYear(), from.getMonth(), from.getDate() + days));
}

function isoOf(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
