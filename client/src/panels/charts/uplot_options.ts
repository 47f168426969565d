// SPDX-License-Identifier: Apache-2.0
/** The options and numbers of a chart as uPlot takes them. */

import type uPlot from 'uplot';
import { isRecord } from '../../record';
import type { GuiUplotData } from '../../wire/messages';
import { COLORS } from '../plot/series_colors';
import type { ChartInk } from './use_ink';

export type Columns = (number | null)[][];
type Part = Record<string, unknown>;

/** x, and y of each series; NaN becomes a gap. */
export function columnsOf({ columns, values }: GuiUplotData): Columns {
  const length = columns > 0 ? values.length / columns : 0;
  return Array.from({ length: columns }, (_, i) =>
    Array.from(values.subarray(i * length, (i + 1) * length), (value) =>
      Number.isNaN(value) ? null : value,
    ),
  );
}

/** The options that a program said. Throws an Error for what are none. */
export function readOptions(json: string): Part {
  const read: unknown = JSON.parse(json);
  if (!isRecord(read)) throw new Error('the options are no object');
  return read;
}

/** All options of a chart of `count` columns: the program's over those of the page. */
export function optionsOf(
  said: Part,
  count: number,
  size: { width: number; height: number },
  ink: ChartInk,
): uPlot.Options {
  const series = parts(said.series);
  const axis: Part = {
    stroke: ink.muted,
    grid: { stroke: ink.line, width: 1 },
    ticks: { stroke: ink.line, width: 1 },
  };
  const axes = parts(said.axes);
  const number = Math.max(2, axes.length);
  const scales = isRecord(said.scales) ? said.scales : {};
  return {
    // Numbers are no dates unless the program says so.
    ...said,
    padding: (said.padding ?? [8, 24, 0, 0]) as uPlot.Padding,
    scales: { ...scales, x: { time: false, ...(isRecord(scales.x) ? scales.x : {}) } },
    axes: Array.from({ length: number }, (_, i) => ({ ...axis, ...axes[i] })) as uPlot.Axis[],
    series: Array.from({ length: count }, (_, i) =>
      i === 0 ? { ...series[0] } : { ...drawn(i, ink), ...series[i] },
    ) as uPlot.Series[],
    ...size,
  } as uPlot.Options;
}

/** The same for one series alone. */
export function alone(said: Part, index: number): Part {
  const series = parts(said.series);
  const { label } = series[index] ?? {};
  return {
    ...said,
    title: typeof label === 'string' ? label : undefined,
    bands: undefined,
    series: [series[0] ?? {}, { stroke: COLORS[(index - 1) % COLORS.length], ...series[index] }],
  };
}

function drawn(index: number, ink: ChartInk): Part {
  const color = count(index);
  return { stroke: index === 1 ? ink.accent || color : color, width: 1.5 };
}

function count(index: number): string {
  return COLORS[(index - 1) % COLORS.length]!;
}

function parts(value: unknown): Part[] {
  return Array.isArray(value) ? value.map((each) => (isRecord(each) ? each : {})) : [];
}
