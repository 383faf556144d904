import type { Found, FoundKind, Hit } from "../../bindings";
import { filingAddress, menu } from "../../router";
import type { RouteLocationRaw } from "vue-router";

/** A line of the list: what it says, and where it leads. */
export interface Line {
  key: string;
  title: string;
  marks: [number, number][];
  facts: string;
  to: RouteLocationRaw;
}

/** Lines of one kind. */
export interface Group {
  title: string;
  lines: Line[];
  more: boolean;
}

const titles: Record<FoundKind, string> = { department: "部门", project: "项目", indicator: "指标", finding: "问题" };

/** Half width and small letters, as the core compares. */
function folded(text: string): string {
  return [...text].map((c) => (c >= "！" && c <= "～" ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c === "　" ? " " : c)).join("").toLowerCase();
}

/** The pages whose name holds the text. */
export function pagesOf(text: string): Group[] {
  const wanted = folded(text).trim();
  if (wanted === "") return [];
  const lines = menu.flatMap(({ group, pages }) =>
    pages.flatMap(({ to, title }) => {
      const at = folded(title).indexOf(wanted);
      return at < 0 ? [] : [{ key: `page ${to}`, title, marks: [[at, wanted.length]] as [number, number][], facts: group, to }];
    }),
  );
  return lines.length === 0 ? [] : [{ title: "页面", lines, more: false }];
}

/** Where a hit leads: to its very place. */
function address(kind: FoundKind, { department, year, project, path, case: number }: Hit): RouteLocationRaw {
  if (year === null) return "/departments";
  const query: Record<string, string> = {};
  if (kind === "project" && project !== null) query["project"] = project;
  if (path !== null) query["path"] = path;
  if (number !== null) query["case"] = String(number);
  return filingAddress(department, year, query);
}

function factsOf(kind: FoundKind, { title, department, year, project, detail }: Hit): string {
  const facts = [kind === "department" ? null : department, kind === "project" ? null : project, year === null ? "没有报送" : `${year}`, kind === "finding" ? null : detail];
  return facts.filter((fact) => fact !== null && fact !== "" && fact !== title).join(" · ");
}

/** What the core found, as lines. */
export function groupsOf({ groups }: Found): Group[] {
  return groups.map(({ kind, hits, more }) => ({
    title: titles[kind],
    more,
    lines: hits.map((hit, n) => ({ key: `${kind} ${n}`, title: hit.title, marks: hit.marks, facts: factsOf(kind, hit), to: address(kind, hit) })),
  }));
}

/** What stands before the first marked part when that would else lie beyond the line's end. */
const SEEN = 22;
const BEFORE = 8;

/** A text in parts, the marked ones told apart: text, never HTML. A long beginning without any is cut. */
export function partsOf(text: string, marks: readonly [number, number][]): { text: string; marked: boolean }[] {
  const characters = [...text];
  const parts: { text: string; marked: boolean }[] = [];
  const first = marks[0]?.[0] ?? 0;
  let at = first > SEEN ? first - BEFORE : 0;
  if (at > 0) parts.push({ text: "…", marked: false });
  for (const [from, length] of marks) {
    if (from > at) parts.push({ text: characters.slice(at, from).join(""), marked: false });
    parts.push({ text: characters.slice(from, from + length).join(""), marked: true });
    at = from + length;
  }
  if (at < characters.length) parts.push({ text: characters.slice(at).join(""), marked: false });
  return parts;
}
