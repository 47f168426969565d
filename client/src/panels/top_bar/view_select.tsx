// SPDX-License-Identifier: Apache-2.0
/** How the camera moves: around a point, above it, or through the scene. */

import { NativeSelect } from '@mantine/core';
import type { JSX } from 'react';
import { setSettings } from '../../actions';
import type { ViewMode } from '../../state';
import { useApp } from '../use_app';
import classes from './field.module.css';

export const VIEW_MODES: readonly { value: ViewMode; label: string }[] = [
  { value: 'orbit', label: 'Orbit' },
  { value: 'top_down', label: 'Top-down' },
  { value: 'first_person', label: 'First person' },
];

export function ViewSelect({ wide = false }: { wide?: boolean }): JSX.Element {
  const viewMode = useApp((state) => state.settings.viewMode);
  return (
    <label className={wide ? `${classes.field} ${classes.wide}` : classes.field}>
      <span>View</span>
      <NativeSelect
        size="xs"
        className={classes.mode ?? ''}
        aria-label="View"
        value={viewMode}
        onChange={(event) => setSettings({ viewMode: event.currentTarget.value as ViewMode })}
        data={VIEW_MODES}
      />
    </label>
  );
}
