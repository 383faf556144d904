import { BarChart, LineChart, ScatterChart, type BarSeriesOption, type LineSeriesOption, type ScatterSeriesOption } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, type AriaComponentOption, type GridComponentOption, type LegendComponentOption, type MarkLineComponentOption, type TooltipComponentOption } from "echarts/components";
import { init, use, type ComposeOption, type EChartsType } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

import type { Theme } from "./theme";

/** The one place that says which parts of ECharts there are: each costs every window that is opened. */
use([LineChart, BarChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, AriaComponent, LabelLayout, SVGRenderer]);

/** What a chart of ours can be made of. */
export type ChartOption = ComposeOption<LineSeriesOption | BarSeriesOption | ScatterSeriesOption | GridComponentOption | LegendComponentOption | MarkLineComponentOption | TooltipComponentOption | AriaComponentOption>;

/** Draws on an element, in the page's type and colours, until `dispose`. */
export function draw(element: HTMLElement, theme: Theme): EChartsType {
  return init(element, theme, { renderer: "svg", locale: "ZH" });
}
