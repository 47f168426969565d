// SPDX-License-Identifier: Apache-2.0
/** Numbers of topics over time; what draws them is loaded with the first. */

import { lazy, Suspense, type JSX } from 'react';
import type { GuiPlot } from '../../../wire/messages';
import type { KindProps } from '../kind';
import classes from './displays.module.css';

const SmallPlot = lazy(() => import('../../plot/small_plot'));

export function Plot({ widget }: KindProps<GuiPlot>): JSX.Element {
  return (
    <Suspense fallback={<p className={classes.loading}>Loading ...</p>}>
      <SmallPlot widget={widget} />
    </Suspense>
  );
}
