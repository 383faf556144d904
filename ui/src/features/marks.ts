import type { MetricInfo, MetricKind } from "../bindings";

/** The ink of axes and their labels. */
export const INK = "#52606d";

/** Each line differs by colour, by sign and by dashes, so that it can be told apart on paper too. */
export const LINES = [
  { color: "#1f5a93", symbol: "circle", type: "solid" },
  { color: "#23785a", symbol: "rect", type: "dashed" },
  { color: "#5a4a8f", symbol: "triangle", type: "solid" },
  { color: "#3d8fae", symbol: "diamond", type: "dotted" },
  { color: "#5b7083", symbol: "emptyCircle", type: "solid" },
  { color: "#173f68", symbol: "emptyRect", type: "dashed" },
  { color: "#8a5a1a", symbol: "emptyTriangle", type: "solid" },
  { color: "#23785a", symbol: "emptyDiamond", type: "dotted" },
] as const;

/** A tick of an axis: drawn, never read as a figure. */
export function tick(value: number, kind: MetricKind): string {
  return kind === "rate" ? `${Number((value * 100).toFixed(4)).toLocaleString("zh-CN")}%` : value.toLocaleString("zh-CN");
}

/** What stands beside an axis: 全年预算数（万元）. */
export function axisName({ title, kind, unit }: Pick<MetricInfo, "title" | "kind" | "unit">): string {
  return `${title}（${kind === "rate" ? "%" : unit}）`;
}
