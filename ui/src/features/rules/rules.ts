import type { RuleLine, Severity } from "../../bindings";

const TITLES: Record<Severity, string> = { error: "错误", warning: "警告", note: "提示" };

/** What the clerk calls a severity. */
export function severityTitle(severity: Severity): string {
  return TITLES[severity];
}

/** Rules under the titles of their families, in the order they come. */
export function byFamily(rules: readonly RuleLine[]): { title: string; rules: RuleLine[] }[] {
  const families: { title: string; rules: RuleLine[] }[] = [];
  for (const rule of rules) {
    const last = families.at(-1);
    if (last?.title === rule.family_title) last.rules.push(rule);
    else families.push({ title: rule.family_title, rules: [rule] });
  }
  return families;
}
