// SPDX-License-Identifier: Apache-2.0
/** Draws a figure with Plotly; the library, of several megabytes, is loaded with the first figure. */

import Plotly from 'plotly.js-strict-dist-min';
import { useEffect, useRef, useState, type JSX } from 'react';
import classes from './charts.module.css';
import { configIn, layoutIn, readFigure } from './figure';
import { useInk } from './use_ink';
import { useWidth } from './use_width';

interface Props {
  figure: string;
  aspect: number;
}

export default function PlotlyFigure({ figure, aspect }: Props): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const ink = useInk();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    const element = host.current;
    if (!element || width === 0) return;
    const draw = async (): Promise<void> => {
      const { data, layout, config } = readFigure(figure);
      await Plotly.react(
        element,
        data,
        layoutIn(layout, width, Math.round(width / aspect), ink),
        configIn(config),
      );
      setProblem('');
    };
    draw().catch((error: unknown) => setProblem(String(error)));
  }, [figure, aspect, width, ink]);
  useEffect(() => {
    const element = host.current;
    return () => {
      if (element) Plotly.purge(element);
    };
  }, []);
  return (
    <>
      <div ref={host} className={classes.chart} data-chart="plotly" />
      {problem !== '' && (
        <p className={classes.problem} role="alert">
          The figure cannot be drawn: {problem}
        </p>
      )}
    </>
  );
}
