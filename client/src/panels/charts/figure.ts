// SPDX-License-Identifier: Apache-2.0
/** A figure of Plotly's as the page shows it: of its size and colours where the figure has none of its own. */

import { isRecord } from '../../record';

export interface Figure {
  data: unknown[];
  layout: Record<string, unknown>;
  config: Record<string, unknown>;
}

/** The page's colours. */
export interface Ink {
  text: string;
  line: string;
}

const AXIS = /^[xyz]axis\d*$/;

/** The parts of a figure in JSON. Throws an Error for what is none. */
export function readFigure(json: string): Figure {
  const read: unknown = JSON.parse(json);
  if (!isRecord(read)) throw new Error('the figure is no object');
  return {
    data: Array.isArray(read.data) ? read.data : [],
    layout: isRecord(read.layout) ? read.layout : {},
    config: isRecord(read.config) ? read.config : {},
  };
}

/** Its layout in the page: transparent, in the page's ink, unless the figure itself says otherwise. */
export function layoutIn(
  layout: Figure['layout'],
  width: number,
  height: number,
  ink: Ink,
): object {
  const axes = new Set(['xaxis', 'yaxis', ...Object.keys(layout).filter((key) => AXIS.test(key))]);
  const lines = { gridcolor: ink.line, zerolinecolor: ink.line, linecolor: ink.line };
  const font = isRecord(layout.font) ? layout.font : {};
  return {
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    // The margins of a page of its own are too wide beside a scene.
    margin: { l: 44, r: 16, t: layout.title === undefined ? 16 : 44, b: 40 },
    ...layout,
    ...Object.fromEntries(
      [...axes].map((axis) => {
        const own = layout[axis];
        return [axis, isRecord(own) ? { ...lines, ...own } : lines];
      }),
    ),
    font: { color: ink.text, size: 11, ...font },
    autosize: false,
    width,
    height,
  };
}

/** Its configuration in the page: without what leads elsewhere. */
export function configIn(config: Figure['config']): object {
  return { displaylogo: false, responsive: false, ...config, plotlyServerURL: '', showLink: false };
}
