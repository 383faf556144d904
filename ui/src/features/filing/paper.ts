import { inject, type ComputedRef, type InjectionKey, type Ref } from "vue";

import type { Finding, FormKind, Origin, Severity, Shown } from "../../bindings";
import { asFiled, rateAsFiled } from "../../format";

/** How a field of a form is printed. */
export type Kind = "figure" | "rate" | "text";

/** A value that was clicked. */
export interface Picked {
  path: string;
  label: string;
}

/** What the cells of a form need of the filing page. */
export interface Paper {
  filing: ComputedRef<Shown>;
  /** How values are marked, by their paths. */
  marks: ComputedRef<Map<string, Mark>>;
  /** The paths that the chosen finding names. */
  chosen: ComputedRef<Set<string>>;
  picked: Ref<Picked | null>;
  /** Whether values are being entered by hand: blank ones can be clicked too. */
  entering?: Ref<boolean>;
  /** The earlier version that is looked at; `null` for the current one. */
  version?: Ref<number | null>;
}

export const paperKey: InjectionKey<Paper> = Symbol("paper");

/** The filing page around a form. */
export function usePaper(): Paper {
  const paper = inject(paperKey);
  if (paper === undefined) throw new Error("a form stands on a filing page");
  return paper;
}

/** The value at a path of `show` (`overall.indicators.3.weight`); `null` if there is none. */
export function valueAt(filing: Shown, path: string): string | null {
  let at: unknown = filing;
  for (const step of path.split(".")) {
    if (typeof at !== "object" || at === null) return null;
    at = (at as Record<string, unknown>)[step];
  }
  return typeof at === "string" ? at : null;
}

/** Where a value was read; `null` if the form has no such cell. */
export function originAt(filing: Shown, path: string): Origin | null {
  return filing.sources?.[path] ?? null;
}

/** A value as the paper form shows it. */
export function printed(value: string | null, kind: Kind): string {
  return kind === "figure" ? asFiled(value) : kind === "rate" ? rateAsFiled(value) : (value ?? "");
}

const GRAVITY: Record<Severity, number> = { error: 2, warning: 1, note: 0 };

/** How a value is marked: by its gravest finding, and whether it is at stake or only one of many addends. */
export interface Mark {
  severity: Severity;
  main: boolean;
}

/**
 * The mark of every value that a finding names. A finding's first value is at stake, and so is the second
 * when two are compared; of longer lists the rest are what the first was worked out from.
 */
export function marksOf(findings: readonly Finding[]): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { paths, severity } of findings) {
    paths.forEach((path, place) => {
      const mark = { severity, main: place === 0 || paths.length === 2 };
      const before = marks.get(path);
      if (before === undefined || weight(before) < weight(mark)) marks.set(path, mark);
    });
  }
  return marks;
}

/** What shows when a value has several marks: what is at stake before addends, then the gravest. */
function weight({ severity, main }: Mark): number {
  return (main ? 3 : 0) + GRAVITY[severity];
}

/** The mark that shows on a cell of several values. */
export function strongest(marks: readonly Mark[]): Mark | null {
  return marks.reduce<Mark | null>((best, mark) => (best === null || weight(best) < weight(mark) ? mark : best), null);
}

/** Findings, the gravest first; else in the order of the rules. */
export function gravestFirst<F extends Finding>(findings: readonly F[]): F[] {
  return [...findings].sort((left, right) => GRAVITY[right.severity] - GRAVITY[left.severity]);
}

/** One form of a filing: its kind, and for projects and reports which one. */
export interface Place {
  kind: FormKind;
  index: number;
}

/** The form that a path belongs to; `null` for a path that names none. */
export function placeOf(path: string): Place | null {
  const [first, second] = path.split(".");
  if (first === "basic_data" || first === "overall") return { kind: first, index: 0 };
  if (first === "projects") return { kind: "project", index: Number(second ?? 0) };
  if (first === "reports") return { kind: "report", index: Number(second ?? 0) };
  return null;
}

/** The forms a finding concerns: those of its values, else the one it stands in. */
export function placesOf(finding: Finding, filing: Shown): Place[] {
  const places = finding.paths.flatMap((path) => placeOf(path) ?? []);
  if (places.some(({ kind }) => kind === finding.form)) return places;
  const index = finding.form === "project" ? filing.projects.findIndex(({ name }) => name === finding.project) : 0;
  return [{ kind: finding.form, index: Math.max(0, index) }, ...places];
}

/** A run of rows with the same text, to be printed as one merged cell. */
export interface Run {
  from: number;
  length: number;
}

/** How rows with the same text run together; `key` is what must be equal. A row without text stands alone. */
export function runs<T>(rows: readonly T[], key: (row: T) => string | null): Run[] {
  const found: Run[] = [];
  let last: string | null = null;
  rows.forEach((row, place) => {
    const text = key(row);
    const run = found.at(-1);
    if (run !== undefined && text !== null && text === last) run.length += 1;
    else found.push({ from: place, length: 1 });
    last = text;
  });
  return found;
}
