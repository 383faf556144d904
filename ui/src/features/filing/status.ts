import type { CauseLine, FindingLine, FindingStatus } from "../../bindings";

/** The statuses of a finding, in the order a case goes through them; `why` asks for a reason where one is needed. */
export const STATUSES: Record<FindingStatus, { title: string; why?: string }> = {
  pending: { title: "待处理" },
  notified: { title: "已通知" },
  rectified: { title: "已整改", why: "凭什么认定已整改（必填）" },
  waived: { title: "已豁免", why: "为什么豁免（必填）" },
};

/** Findings under the cause that they share, the cause first; those without one follow by themselves. */
export function byCause(findings: readonly FindingLine[], causes: readonly CauseLine[]): { cause: CauseLine | null; findings: FindingLine[] }[] {
  const groups = causes.map((cause) => ({ cause, findings: findings.filter((finding) => finding.cause === cause.cause) }));
  const alone = findings.filter((finding) => !causes.some(({ cause }) => cause === finding.cause));
  return [...groups.filter((group) => group.findings.length > 0), ...(alone.length > 0 ? [{ cause: null, findings: alone }] : [])];
}

/** The status that all of them have, if they have one. */
export function statusOf(findings: readonly FindingLine[]): FindingStatus | null {
  const [first] = findings;
  return first !== undefined && findings.every(({ status }) => status === first.status) ? first.status : null;
}

/** The cases of some findings. */
export function casesOf(findings: readonly FindingLine[]): number[] {
  return findings.flatMap((finding) => (finding.case === null ? [] : [finding.case]));
}

/** Whether it still counts against the department. */
export function unresolved(status: FindingStatus): boolean {
  return status === "pending" || status === "notified";
}
