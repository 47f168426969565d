// SPDX-License-Identifier: Apache-2.0
/** The widgets of the layout and of scripts, in their order. */

import type { JSX } from 'react';
import { app, type AppState } from '../../state';
import { useApp, useAppShallow } from '../use_app';
import classes from './controls_panel.module.css';
import { WidgetRow } from './widget_row';

/** Ids of the widgets as they are shown. */
export function widgetOrder(state: AppState): string[] {
  return Object.values(state.widgets)
    .sort((a, b) => a.order - b.order || a.label.localeCompare(b.label, 'en', { numeric: true }))
    .map((widget) => widget.key);
}

/** Whether there is anything to show. */
export function useHasWidgets(): boolean {
  return useApp((state) => Object.keys(state.widgets).length > 0);
}

/** Why this viewer cannot set widgets, '' when it can. */
export function obstacle(state: AppState = app.getState()): string {
  if (state.connection.phase !== 'connected') return 'Not connected: nothing can be set now.';
  if (state.hello?.role === 'viewer') return 'You are a viewer: only operators may set controls.';
  const by = state.control?.stopped_by ?? '';
  if (by !== '') return `Outputs were stopped by ${by}: nothing can be set until that is released.`;
  return '';
}

export function ControlsPanel(): JSX.Element {
  const ids = useAppShallow(widgetOrder);
  const reason = useApp(obstacle);
  return (
    <div className={classes.panel}>
      {reason !== '' && (
        <p className={classes.reason} role="note">
          {reason}
        </p>
      )}
      <ul className={classes.list} aria-label="Controls">
        {ids.map((id) => (
          <WidgetRow key={id} id={id} reason={reason} />
        ))}
      </ul>
    </div>
  );
}
