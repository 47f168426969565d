// SPDX-License-Identifier: Apache-2.0
/** The widgets of one container, in their order. */

import type { JSX } from 'react';
import { app, type AppState } from '../../state';
import { stopper } from '../../who';
import { widgetsIn } from '../../widgets';
import { useApp, useAppShallow } from '../use_app';
import classes from './controls_panel.module.css';
import { WidgetRow } from './widget_row';

/** Why this viewer cannot set widgets, '' when it can. */
export function obstacle(state: AppState = app.getState()): string {
  if (state.connection.phase !== 'connected') return 'Not connected: nothing can be set now.';
  if (state.hello?.role === 'viewer') return 'You are a viewer: only operators may set controls.';
  const by = stopper(state);
  if (by !== '') return `Outputs were stopped by ${by}: nothing can be set until that is released.`;
  return '';
}

interface Props {
  /** Key of the container; '' is the panel itself. */
  container: string;
  label: string;
}

export function WidgetList({ container, label }: Props): JSX.Element {
  const ids = useAppShallow((state) => widgetsIn(state, container));
  const reason = useApp(obstacle);
  return (
    <ul className={classes.list} aria-label={label}>
      {ids.map((id) => (
        <WidgetRow key={id} id={id} reason={reason} />
      ))}
    </ul>
  );
}
