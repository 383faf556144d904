import type { LineSeriesOption } from "echarts/charts";

import type { MetricKind, Places, Series } from "../../bindings";
import type { ChartOption } from "../../components/chart/echarts";
import { drawn, metric } from "../../format";
import { LINES, tick } from "../marks";

/** The name of a line. */
export function titleOf({ department, category, superior }: Pick<Series, "department" | "category" | "superior">): string {
  return department ?? category ?? (superior === null ? "全县" : `${superior}及所属单位`);
}

/** The finest step of the axis: so that a tenth of a point does not look like a landslide. */
function interval(series: readonly Series[], kind: MetricKind): number {
  if (kind !== "amount") return kind === "rate" ? 0.01 : kind === "count" ? 1 : 0.5;
  const largest = Math.max(0, ...series.flatMap(({ points }) => points.map(({ value }) => (value === null ? 0 : Math.abs(drawn(value))))));
  return largest === 0 ? 1 : 10 ** Math.floor(Math.log10(largest / 10));
}

/** What all lines share: a gap where a year has no value; the name at its end; figures at its points while they have room. */
function line(name: string, n: number, room: number, figures: boolean): LineSeriesOption {
  const { color, symbol, type } = LINES[n % LINES.length]!;
  return {
    type: "line",
    name,
    connectNulls: false,
    symbol,
    symbolSize: 8,
    itemStyle: { color },
    lineStyle: { color, width: 2, type },
    label: { show: figures, position: "top", color },
    endLabel: { show: true, color, width: room - 24, overflow: "truncate", formatter: "{a}" },
    labelLayout: { moveOverlap: "shiftY" },
  };
}

const roomFor = (names: readonly string[]) => 32 + Math.min(13, Math.max(2, ...names.map((name) => name.length))) * 12;
const axisOf = (years: readonly number[]) => ({ type: "category" as const, data: years.map(String), boundaryGap: true, axisLabel: { formatter: years.length > 8 ? "{value}" : "{value} 年度" } });

/** The chart of a metric over the years. */
export function optionsOf(series: readonly Series[], kind: MetricKind): ChartOption {
  const names = series.map(titleOf);
  const room = roomFor(names);
  const years = series[0]?.points.map(({ year }) => year) ?? [];
  return {
    grid: { left: 16, right: room, top: 28, bottom: 22, containLabel: true },
    tooltip: { trigger: "axis" },
    xAxis: axisOf(years),
    yAxis: { type: "value", scale: true, minInterval: interval(series, kind), axisLabel: { formatter: (value: number) => tick(value, kind) } },
    series: series.map((each, n): LineSeriesOption => {
      const style = line(names[n]!, n, room, series.length <= 4 && years.length <= 10);
      return {
        ...style,
        data: each.points.map(({ value }) => (value === null ? null : drawn(value))),
        label: { ...style.label, formatter: ({ dataIndex }) => metric(each.points[dataIndex]?.value ?? null, kind) },
        tooltip: { valueFormatter: (value) => (typeof value === "number" ? tick(value, kind) : "—") },
      };
    }),
  };
}

/** The chart of places over the years: the first place stands at the top. */
export function placesOf({ series, years }: Places): ChartOption {
  const names = series.map(({ department }) => department);
  const room = roomFor(names);
  return {
    grid: { left: 16, right: room, top: 28, bottom: 22, containLabel: true },
    tooltip: { trigger: "axis" },
    xAxis: axisOf(years.map(({ year }) => year)),
    yAxis: { type: "value", inverse: true, min: 1, minInterval: 1, axisLabel: { formatter: (value: number) => `第 ${value}` } },
    series: series.map((each, n): LineSeriesOption => {
      const style = line(names[n]!, n, room, series.length <= 6);
      return { ...style, data: each.places.map(({ rank }) => rank), label: { ...style.label, formatter: ({ dataIndex }) => String(each.places[dataIndex]?.rank ?? "") } };
    }),
  };
}
