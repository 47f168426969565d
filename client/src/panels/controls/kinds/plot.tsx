// SPDX-License-Identifier: Apache-2.0
/** Numbers of topics over time; what draws them is loaded with the first. */

import type { JSX } from 'react';
import type { GuiPlot } from '../../../wire/messages';
import { later } from '../../later';
import type { KindProps } from '../kind';
import classes from './displays.module.css';

const Loading = (): JSX.Element => <p className={classes.loading}>Loading ...</p>;
const SmallPlot = later(() => import('../../plot/small_plot'), Loading);

export function Plot({ widget }: KindProps<GuiPlot>): JSX.Element {
  return <SmallPlot widget={widget} />;
}
