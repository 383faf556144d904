import { computed } from "vue";
import { useRoute, useRouter, type LocationQuery } from "vue-router";

import type { CauseLine, FindingRow, FindingStatus, Severity } from "../../bindings";

/** By what the findings stand together. */
export type By = "rule" | "department" | "cause";
/** `open` are those that still count: 待处理 and 已通知. */
export type Wanted = FindingStatus | "open" | "all";

/** What is asked for; it stands in the address, so that a link can ask and 后退 brings it back. */
export interface Asked {
  by: By;
  rule: string | null;
  department: string | null;
  cause: string | null;
  severity: Severity | null;
  status: Wanted;
}

const one = <T extends string>(value: unknown, known: readonly T[]): T | null => known.find((each) => each === value) ?? null;
const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

export function readAsked(query: LocationQuery): Asked {
  return {
    by: one(query.by, ["rule", "department", "cause"]) ?? "rule",
    rule: text(query.rule),
    department: text(query.department),
    cause: text(query.cause),
    severity: one(query.severity, ["error", "warning", "note"]),
    status: one(query.status, ["pending", "notified", "rectified", "waived", "all"]) ?? "open",
  };
}

/** The question of the page, and how to change it. */
export function useAsked() {
  const route = useRoute();
  const router = useRouter();
  const asked = computed(() => readAsked(route.query));
  function ask(change: Partial<Asked>) {
    const now = { ...asked.value, ...change };
    const query = Object.fromEntries(Object.entries(now).filter((entry): entry is [string, string] => entry[1] !== null));
    void router.replace({ path: "/audit", query });
  }
  return { asked, ask };
}

/** A finding with what it belongs to. */
export interface Line extends FindingRow {
  key: string;
  title: string;
  shared: CauseLine | null;
}

/** What has no cause in common with another. */
export const ALONE = "alone";
/** Under which key a finding stands. */
export function keyOf(line: Line, by: By): string {
  return by === "rule" ? line.rule : by === "department" ? line.department : (line.shared?.kind ?? ALONE);
}

const tests: { [name in "rule" | "department" | "cause" | "severity" | "status"]: (line: Line, asked: Asked) => boolean } = {
  rule: (line, { rule }) => rule === null || line.rule === rule,
  department: (line, { department }) => department === null || line.department === department,
  cause: (line, { cause }) => cause === null || keyOf(line, "cause") === cause,
  severity: (line, { severity }) => severity === null || line.severity === severity,
  status: (line, { status }) => status === "all" || (status === "open" ? line.status === "pending" || line.status === "notified" : line.status === status),
};

/** The findings that are asked for; `but` leaves one condition aside, to count what it parts. */
export function wanted(lines: readonly Line[], asked: Asked, but?: keyof typeof tests): Line[] {
  const conditions = (Object.keys(tests) as (keyof typeof tests)[]).filter((name) => name !== but);
  return lines.filter((line) => conditions.every((name) => tests[name](line, asked)));
}

/** Findings that stand together. */
export interface Group {
  key: string;
  title: string;
  count: number;
  errors: number;
  departments: number;
}

/** The groups of some findings: departments in the order of the register, others with most departments first. */
export function groupsOf(lines: readonly Line[], by: By): Group[] {
  const groups = new Map<string, Group & { whose: Set<string> }>();
  for (const line of lines) {
    const key = keyOf(line, by);
    let group = groups.get(key);
    if (group === undefined) {
      const title = by === "rule" ? line.title : by === "department" ? line.department : (line.shared?.title ?? "没有共同原因");
      groups.set(key, (group = { key, title, count: 0, errors: 0, departments: 0, whose: new Set() }));
    }
    group.count += 1;
    if (line.severity === "error") group.errors += 1;
    group.whose.add(line.department);
  }
  const all = [...groups.values()].map(({ whose, ...group }) => ({ ...group, departments: whose.size }));
  if (by === "department") return all;
  return all.sort((left, right) => Number(left.key === ALONE) - Number(right.key === ALONE) || Number(right.errors > 0) - Number(left.errors > 0) || right.departments - left.departments || right.count - left.count);
}
