// SPDX-License-Identifier: Apache-2.0
/** Charts of programs; what draws them is loaded with the first. */

import { lazy, Suspense, type JSX } from 'react';
import type { GuiPlotly, GuiUplot } from '../../../wire/messages';
import { useApp } from '../../use_app';
import type { KindProps } from '../kind';
import classes from './displays.module.css';

const PlotlyFigure = lazy(() => import('../../charts/plotly_figure'));
const UplotChart = lazy(() => import('../../charts/uplot_chart'));
const loading = <p className={classes.loading}>Loading ...</p>;

export function Plotly({ widget }: KindProps<GuiPlotly>): JSX.Element {
  const data = useApp((state) => state.widgetData[widget.key]);
  if (data?.t !== 'GuiFigure') return loading;
  return (
    <Suspense fallback={loading}>
      <PlotlyFigure figure={data.figure} aspect={widget.aspect} />
    </Suspense>
  );
}

export function Uplot({ widget }: KindProps<GuiUplot>): JSX.Element {
  const data = useApp((state) => state.widgetData[widget.key]);
  if (data?.t !== 'GuiUplotData') return loading;
  return (
    <Suspense fallback={loading}>
      <UplotChart widget={widget} data={data} />
    </Suspense>
  );
}
