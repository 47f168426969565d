// SPDX-License-Identifier: Apache-2.0
/** Draws a program's chart with uPlot: new numbers go into the chart that is there. */

import { useEffect, useMemo, useRef, useState, type JSX } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { GuiUplot, GuiUplotData } from '../../wire/messages';
import classes from './charts.module.css';
import { alone, columnsOf, optionsOf, readOptions, type Columns } from './uplot_options';
import { useInk } from './use_ink';
import { useWidth } from './use_width';

interface Props {
  widget: GuiUplot;
  data: GuiUplotData;
}

export default function UplotChart({ widget, data }: Props): JSX.Element {
  const columns = useMemo(() => columnsOf(data), [data]);
  const said = useMemo(() => readOptions(widget.options), [widget.options]);
  const apart = widget.mode === 'apart' && columns.length > 2;
  const size = { aspect: widget.aspect, height: widget.height };
  if (!apart) return <OneChart said={said} columns={columns} {...size} />;
  const shares = columns.length - 1;
  return (
    <>
      {typeof said.title === 'string' && <p className={classes.heading}>{said.title}</p>}
      {columns.slice(1).map((y, i) => (
        <OneChart
          key={i}
          said={alone(said, i + 1)}
          columns={[columns[0]!, y]}
          aspect={widget.aspect * shares}
          height={widget.height / shares}
        />
      ))}
    </>
  );
}

interface OneProps {
  said: Record<string, unknown>;
  columns: Columns;
  aspect: number;
  height: number;
}

function OneChart({ said, columns, aspect, height }: OneProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const shown = useRef(columns);
  const width = useWidth(host);
  const ink = useInk();
  const [problem, setProblem] = useState('');
  const count = columns.length;
  const tall = Math.max(60, Math.round(height > 0 ? height : width / aspect));
  // What makes it another chart; a new object that says the same does not.
  const shape = JSON.stringify(said);
  shown.current = columns;
  useEffect(() => {
    if (!host.current || width === 0) return undefined;
    try {
      const options = optionsOf(readOptions(shape), count, { width, height: tall }, ink);
      plot.current = new uPlot(options, shown.current as uPlot.AlignedData, host.current);
      setProblem('');
    } catch (error) {
      setProblem(String(error));
    }
    return () => {
      plot.current?.destroy();
      plot.current = null;
    };
  }, [shape, count, width, tall, ink]);
  useEffect(() => plot.current?.setData(columns as uPlot.AlignedData), [columns]);
  return (
    <>
      <div ref={host} className={classes.chart} data-chart="uplot" />
      {problem !== '' && (
        <p className={classes.problem} role="alert">
          The chart cannot be drawn: {problem}
        </p>
      )}
    </>
  );
}
