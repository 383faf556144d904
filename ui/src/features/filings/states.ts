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
