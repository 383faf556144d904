import type { ScatterSeriesOption } from "echarts/charts";

import type { MetricInfo, Scatter, ScatterPoint } from "../../bindings";
import type { ChartOption } from "../../components/chart/echarts";
import { drawn, metric, sign } from "../../format";
import { axisName, tick } from "../marks";

/** Categories differ by sign and colour; what is beyond these shares the last. */
const SIGNS = [
  { symbol: "circle", color: "#1f5a93" },
  { symbol: "triangle", color: "#23785a" },
  { symbol: "rect", color: "#5a4a8f" },
  { symbol: "diamond", color: "#8a5a1a" },
  { symbol: "emptyCircle", color: "#173f68" },
  { symbol: "emptyTriangle", color: "#23785a" },
  { symbol: "emptyRect", color: "#5a4a8f" },
  { symbol: "emptyDiamond", color: "#8a5a1a" },
] as const;

/** Whether an axis of these values can be drawn by powers of ten. */
export function allPositive(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => sign(value) > 0);
}

function axis(info: MetricInfo, log: boolean) {
  return {
    type: log ? ("log" as const) : ("value" as const),
    scale: true,
    name: axisName(info),
    nameLocation: "middle" as const,
    axisLabel: { hideOverlap: true, formatter: (value: number) => tick(value, info.kind) },
  };
}

/** The points by category, in the order in which they are drawn. */
export function groupsOf({ points }: Scatter): { category: string; points: ScatterPoint[] }[] {
  const named = (point: ScatterPoint) => point.category ?? "未分类";
  return [...new Set(points.map(named))].map((category) => ({ category, points: points.filter((point) => named(point) === category) }));
}

/** The points of each category, both medians as dashed lines, and the names of those that lie far from the others. */
export function optionOf(data: Scatter, { log }: { log: boolean }): ChartOption {
  const groups = groupsOf(data);
  const lines = [
    ...(data.x_median === null ? [] : [{ xAxis: drawn(data.x_median) }]),
    ...(data.y_median === null ? [] : [{ yAxis: drawn(data.y_median) }]),
  ];
  // A name stands on the side where there is room: towards the middle.
  const along = data.points.map((point) => (log ? Math.log(drawn(point.x)) : drawn(point.x)));
  const middle = (Math.min(...along) + Math.max(...along)) / 2;
  const side = (x: number) => ((log ? Math.log(x) : x) > middle ? ("left" as const) : ("right" as const));
  const series = groups.map(({ category, points }, n): ScatterSeriesOption => {
    const { symbol, color } = SIGNS[Math.min(n, SIGNS.length - 1)]!;
    return {
      type: "scatter",
      name: category,
      symbol,
      symbolSize: 9,
      itemStyle: { color, opacity: 0.85, decal: { symbol: "none" } },
      data: points.map((point) => ({ name: point.department, value: [drawn(point.x), drawn(point.y)], label: { show: point.outlier, position: side(drawn(point.x)) } })),
      label: { formatter: "{b}", fontSize: 11 },
      labelLayout: { hideOverlap: true },
      ...(n === 0 ? { markLine: { silent: true, symbol: "none", lineStyle: { type: "dashed" }, label: { show: false }, data: lines } } : {}),
    };
  });
  const legend = groups.length > 1;
  return {
    ...(legend ? { legend: { top: 4 } } : {}),
    grid: { left: 34, right: 96, top: legend ? 40 : 20, bottom: 34, containLabel: true },
    tooltip: {
      trigger: "item",
      formatter: (shown) => {
        const { seriesIndex = 0, dataIndex } = Array.isArray(shown) ? shown[0]! : shown;
        const point = groups[seriesIndex]?.points[dataIndex];
        return point ? `${point.department}\n${data.x.title} ${metric(point.x, data.x.kind)}\n${data.y.title} ${metric(point.y, data.y.kind)}` : "";
      },
    },
    xAxis: { ...axis(data.x, log), nameGap: 28 },
    yAxis: { ...axis(data.y, false), nameGap: 58 },
    series,
  };
}
