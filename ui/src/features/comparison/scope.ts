/** Among whom departments are set side by side. */
export interface Scope {
  category: string | null;
  superior: string | null;
}

/** A metric's unit as it stands in a foot. */
export function unitOf({ kind, unit }: { kind: string; unit: string }): string {
  return kind === "rate" ? "%" : unit;
}

/** Which values are better, in words; nothing where that cannot be said. */
export function betterOf(better: "higher" | "lower" | "neither"): string {
  return { higher: "越高越好", lower: "越低越好", neither: "" }[better];
}
