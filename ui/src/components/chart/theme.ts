import type { ChartOption } from "./echarts";

/** Looks that hold for every chart. */
export type Theme = ReturnType<typeof themeOf>;

/** How lines of one chart are told apart without colours. */
export const signs = [
  { symbol: "circle", type: "solid" },
  { symbol: "rect", type: "dashed" },
  { symbol: "triangle", type: "solid" },
  { symbol: "diamond", type: "dotted" },
  { symbol: "emptyCircle", type: "solid" },
  { symbol: "emptyRect", type: "dashed" },
] as const;

/** How fillings that stand side by side are told apart without colours: plain, slanted, dotted, crossed. White, as all colours are deep. */
const light = { color: "rgba(255, 255, 255, 0.55)" };
const patterns = [
  { ...light, symbol: "none" },
  { ...light, dashArrayX: [1, 0], dashArrayY: [2, 6], symbolSize: 1, rotation: Math.PI / 6 },
  { ...light, symbol: "circle", dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.7 },
  { ...light, dashArrayX: [1, 0], dashArrayY: [4, 3] },
  { ...light, dashArrayX: [1, 0], dashArrayY: [2, 4], symbolSize: 1, rotation: -Math.PI / 4 },
  { ...light, symbol: "triangle", dashArrayX: [[9, 9], [0, 9, 9, 0]], dashArrayY: [7, 2], symbolSize: 0.75 },
];

/** A colour or a type of tokens.css, as it stands now. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The colours for what stands side by side, in their order. */
export const palette = () => [1, 2, 3, 4, 5, 6].map((n) => token(`--chart-${n}`));

/** The page's look, for ECharts. */
export function themeOf() {
  const axis = {
    axisLine: { lineStyle: { color: token("--line-2") } },
    axisTick: { show: false },
    axisLabel: { color: token("--ink-2"), fontSize: 12 },
    nameTextStyle: { color: token("--ink-2"), fontSize: 12 },
    splitLine: { lineStyle: { color: token("--line") } },
  };
  return {
    color: palette(),
    textStyle: { fontFamily: token("--font"), fontSize: 12, color: token("--ink") },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    legend: { textStyle: { color: token("--ink-2"), fontSize: 12 }, itemWidth: 16, itemHeight: 10 },
    tooltip: { backgroundColor: token("--paper"), borderColor: token("--line-2"), borderWidth: 1, textStyle: { color: token("--ink"), fontSize: 12 } },
    // A line across needs no arrow.
    markLine: { symbol: "none", lineStyle: { color: token("--ink-3") }, label: { color: token("--ink-2") } },
  };
}

/**
 * What every chart has beside its own option: no movement, words for whoever hears it, patterns where several fillings stand side
 * by side, and hints that are drawn, never HTML: names come out of filings.
 */
export function completed(option: ChartOption, title: string): ChartOption {
  const series = Array.isArray(option.series) ? option.series : option.series === undefined ? [] : [option.series];
  const filled = series.filter(({ type }) => type === "bar" || type === "scatter").length;
  const tooltip = Array.isArray(option.tooltip) ? option.tooltip[0] : option.tooltip;
  return {
    animation: false,
    ...option,
    ...(tooltip === undefined ? {} : { tooltip: { confine: true, ...tooltip, renderMode: "richText" as const } }),
    aria: { enabled: true, label: { enabled: true, general: { withoutTitle: `${title}。同样的数据可以换成表看。` } }, decal: { show: filled > 1, decals: [...patterns] }, ...option.aria },
  };
}
