import type { LedgerImport, LedgerSheet } from "../../bindings";

/** What a ledger's columns mean, in the order in which they are offered. */
export const meanings = [
  { id: "department", title: "部门", needed: true },
  { id: "department_code", title: "部门编码" },
  { id: "authorised_posts", title: "编制数" },
  { id: "project", title: "项目名称" },
  { id: "project_code", title: "项目编码" },
  { id: "three_public_budget", title: "三公经费预算" },
  { id: "initial_budget", title: "年初预算数" },
  { id: "revised_budget", title: "调整后预算数" },
  { id: "executed", title: "执行数" },
] as const;

export type Meaning = (typeof meanings)[number]["id"];
/** The header of each column; "" is: there is none. One that is left out is looked for by its usual headers. */
export type Mapping = Partial<Record<string, string>>;

/** The headers of all sheets, each once. */
export function headersOf(sheets: readonly LedgerSheet[]): string[] {
  return [...new Set(sheets.flatMap(({ headers }) => headers))];
}

/** What stands in the selects: what the clerk said, else what was found. */
export function mappingOf(found: Pick<LedgerImport, "columns"> | null, said: Mapping): Mapping {
  return { ...found?.columns, ...said };
}

/** A column means one thing: whoever had the header before has none now. `found`: all that is mapped so far. */
export function assign(found: Mapping, id: Meaning, header: string): Mapping {
  const next: Mapping = { ...found };
  for (const [other, had] of Object.entries(next)) if (header !== "" && had === header && other !== id) next[other] = "";
  next[id] = header;
  return next;
}

/** What a header of a sheet means, for the mark above it. */
export function titleOf(mapping: Mapping, header: string): string | null {
  return meanings.find(({ id }) => mapping[id] === header)?.title ?? null;
}

/** What the clerk said of each unknown name: a department of the register, a new one, or nothing yet. */
export const NEW = "登记为新部门";

export function answersOf(said: Readonly<Record<string, string>>): { departments: Record<string, string>; new_departments: string[] } {
  const given = Object.entries(said).filter(([, department]) => department !== "");
  return {
    departments: Object.fromEntries(given.filter(([, department]) => department !== NEW)),
    new_departments: given.filter(([, department]) => department === NEW).map(([name]) => name),
  };
}
