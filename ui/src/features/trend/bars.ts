import type { BarSeriesOption } from "echarts/charts";

import type { Structure, StructureYear } from "../../bindings";
import type { ChartOption } from "../../components/chart/echarts";
import { amount, drawn, rate, sign } from "../../format";
import { tick } from "../marks";

/** What the parts do not say of a total, as a part of its own. */
export const REST = "未分清";

/** A part's value or share in a year; the rest behind the parts. */
export function partOf(year: StructureYear, n: number, share: boolean): string | null {
  const part = n < year.parts.length ? year.parts[n] : year.rest;
  return (share ? part?.share : part?.value) ?? null;
}

/** The titles of the parts, and of the rest where a year has one. */
export function titlesOf({ parts, years }: Structure): string[] {
  return years.some(({ rest }) => rest !== null) ? [...parts, REST] : [...parts];
}

/** What a total is made of over the years: a bar for each year, its parts on each other. A part below zero is told in the table, not drawn. */
export function optionOf(data: Structure, share: boolean): ChartOption {
  const titles = titlesOf(data);
  const said = share ? rate : amount;
  return {
    legend: { top: 4 },
    grid: { left: 16, right: 24, top: 40, bottom: 12, containLabel: true },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
    xAxis: { type: "category", data: data.years.map(({ year }) => String(year)), axisLabel: { formatter: data.years.length > 8 ? "{value}" : "{value} 年度" } },
    yAxis: { type: "value", ...(share ? { max: 1 } : {}), axisLabel: { formatter: (value: number) => tick(value, share ? "rate" : "amount") } },
    series: titles.map((title, n): BarSeriesOption => ({
      type: "bar",
      name: title,
      stack: "total",
      barMaxWidth: 56,
      data: data.years.map((year) => {
        const value = partOf(year, n, share);
        return value === null || sign(value) < 0 ? null : drawn(value);
      }),
      tooltip: { valueFormatter: (value) => (typeof value === "number" ? tick(share ? value : Number(value.toFixed(2)), share ? "rate" : "amount") : "—") },
      label: { show: data.years.length <= 6, color: "#1d2733", backgroundColor: "#ffffffd9", padding: [1, 3], fontSize: 11, formatter: ({ dataIndex }) => said(partOf(data.years[dataIndex]!, n, share)) },
      labelLayout: { hideOverlap: true },
    })),
  };
}
