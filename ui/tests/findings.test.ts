import { describe, expect, it } from "vitest";

import type { CauseLine, FindingLine } from "../src/bindings";
import { byCause, casesOf, STATUSES, statusOf, unresolved } from "../src/features/filing/status";

const finding = (number: number | null, cause: number | null, status = "pending") => ({ case: number, cause, status }) as unknown as FindingLine;
const cause = (number: number) => ({ cause: number }) as unknown as CauseLine;

describe("findings of one cause", () => {
  it("stand under it, the others behind, and a cause without a listed finding is not there", () => {
    const listed = [finding(1, null), finding(2, 1), finding(3, 0), finding(4, 1)];
    const groups = byCause(listed, [cause(0), cause(1), cause(2)]);
    expect(groups.map((group) => [group.cause?.cause ?? null, casesOf(group.findings)])).toEqual([[0, [3]], [1, [2, 4]], [null, [1]]]);
  });

  it("lose none when their cause is not told", () => {
    expect(byCause([finding(1, 7)], []).flatMap((group) => group.findings)).toHaveLength(1);
  });

  it("have one status or none", () => {
    expect(statusOf([finding(1, 0, "notified"), finding(2, 0, "notified")])).toBe("notified");
    expect(statusOf([finding(1, 0), finding(2, 0, "waived")])).toBe(null);
    expect(statusOf([])).toBe(null);
  });

  it("count until waived or mended, and both ask why", () => {
    expect(Object.keys(STATUSES).filter((status) => unresolved(status as never))).toEqual(["pending", "notified"]);
    expect(Object.entries(STATUSES).flatMap(([id, { why }]) => (why === undefined ? [] : [id]))).toEqual(["rectified", "waived"]);
  });
});
