import { LineChart, type LineSeriesOption } from "echarts/charts";
import { GridComponent, type GridComponentOption } from "echarts/components";
import { init, use, type ComposeOption, type EChartsType } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

import type { MetricKind, Series } from "../../bindings";
import { drawn, metric } from "../../format";

use([LineChart, GridComponent, LabelLayout, SVGRenderer]);

type Options = ComposeOption<LineSeriesOption | GridComponentOption>;

/** Each line differs by colour, by sign and by dashes, so that it can be told apart on paper too. */
const LINES = [
  { color: "#1f5a93", symbol: "circle", type: "solid" },
  { color: "#23785a", symbol: "rect", type: "dashed" },
  { color: "#5a4a8f", symbol: "triangle", type: "solid" },
  { color: "#3d8fae", symbol: "diamond", type: "dotted" },
  { color: "#5b7083", symbol: "emptyCircle", type: "solid" },
  { color: "#173f68", symbol: "emptyRect", type: "dashed" },
] as const;

/** The name of a line. */
export function titleOf({ department }: Series): string {
  return department ?? "全县";
}

/** A tick of the axis: drawn, never read as a figure. */
function tick(value: number, kind: MetricKind): string {
  return kind === "rate" ? `${Number((value * 100).toFixed(4)).toLocaleString("zh-CN")}%` : value.toLocaleString("zh-CN");
}

/** The finest step of the axis: so that a tenth of a point does not look like a landslide. */
function interval(series: readonly Series[], kind: MetricKind): number {
  if (kind !== "amount") return kind === "rate" ? 0.01 : kind === "count" ? 1 : 0.5;
  const largest = Math.max(...series.flatMap(({ points }) => points.map(({ value }) => (value === null ? 0 : Math.abs(drawn(value))))));
  return largest === 0 ? 1 : 10 ** Math.floor(Math.log10(largest / 10));
}

/** The chart of some series: a line for each, a gap where a year has no value. */
export function optionsOf(series: readonly Series[], kind: MetricKind): Options {
  const years = series[0]?.points.map(({ year }) => String(year)) ?? [];
  const room = 32 + Math.min(13, Math.max(...series.map((each) => titleOf(each).length))) * 12;
  return {
    animation: false,
    textStyle: { fontFamily: "Microsoft YaHei UI, Microsoft YaHei, Noto Sans CJK SC, sans-serif", fontSize: 12 },
    grid: { left: 16, right: room, top: 24, bottom: 8, containLabel: true },
    xAxis: { type: "category", data: years, boundaryGap: true, axisTick: { show: false }, axisLine: { lineStyle: { color: "#cfd7e0" } }, axisLabel: { color: "#52606d", formatter: "{value} 年度" } },
    yAxis: { type: "value", scale: true, minInterval: interval(series, kind), splitLine: { lineStyle: { color: "#e3e8ee" } }, axisLabel: { color: "#5f6b79", formatter: (value: number) => tick(value, kind) } },
    series: series.map((each, n): LineSeriesOption => {
      const { color, symbol, type } = LINES[n % LINES.length]!;
      return {
        type: "line",
        name: titleOf(each),
        connectNulls: false,
        data: each.points.map(({ value }) => (value === null ? null : drawn(value))),
        symbol,
        symbolSize: 8,
        itemStyle: { color },
        lineStyle: { color, width: 2, type },
        label: {
          show: series.length <= 4,
          position: "top",
          color,
          formatter: ({ dataIndex }) => metric(each.points[dataIndex]?.value ?? null, kind),
        },
        endLabel: { show: true, color, width: room - 24, overflow: "truncate", formatter: titleOf(each) },
        labelLayout: { moveOverlap: "shiftY" },
        silent: true,
      };
    }),
  };
}

/** Draws on an element until `dispose`. */
export function draw(element: HTMLElement): EChartsType {
  return init(element, null, { renderer: "svg" });
}
