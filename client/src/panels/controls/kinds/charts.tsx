// SPDX-License-Identifier: Apache-2.0
/** Charts of programs; what draws them is loaded with the first. */

import type { JSX } from 'react';
import type { GuiPlotly, GuiUplot } from '../../../wire/messages';
import { later } from '../../later';
import { useApp } from '../../use_app';
import type { KindProps } from '../kind';
import classes from './displays.module.css';

const Loading = (): JSX.Element => <p className={classes.loading}>Loading ...</p>;
const PlotlyFigure = later(() => import('../../charts/plotly_figure'), Loading);
const UplotChart = later(() => import('../../charts/uplot_chart'), Loading);

export function Plotly({ widget }: KindProps<GuiPlotly>): JSX.Element {
  const data = useApp((state) => state.widgetData[widget.key]);
  if (data?.t !== 'GuiFigure') return <Loading />;
  return <PlotlyFigure figure={data.figure} aspect={widget.aspect} />;
}

export function Uplot({ widget }: KindProps<GuiUplot>): JSX.Element {
  const data = useApp((state) => state.widgetData[widget.key]);
  if (data?.t !== 'GuiUplotData') return <Loading />;
  return <UplotChart widget={widget} data={data} />;
}
