// SPDX-License-Identifier: Apache-2.0
/** The widgets of the layout and of scripts, in their order. */

import type { JSX, ReactNode } from 'react';
import { widgetsIn } from '../../widgets';
import { useApp } from '../use_app';
import classes from './controls_panel.module.css';
import { obstacle, WidgetList } from './widget_list';

/** Whether there is anything to show. */
export function useHasWidgets(): boolean {
  return useApp((state) => widgetsIn(state, '').length > 0);
}

export function ControlsPanel({ below }: { below?: ReactNode }): JSX.Element {
  const reason = useApp(obstacle);
  return (
    <div className={classes.panel}>
      {reason !== '' && (
        <p className={classes.reason} role="note">
          {reason}
        </p>
      )}
      <div className={classes.root}>
        <WidgetList container="" label="Controls" />
        {below}
      </div>
    </div>
  );
}
