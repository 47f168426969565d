// SPDX-License-Identifier: Apache-2.0
/** How the camera moves: around a point, above it, or through the scene. */

import { NativeSelect } from '@mantine/core';
import type { JSX } from 'react';
import { setViewMode } from '../../actions';
import { MODE_INFO, VIEW_MODES, type ViewMode } from '../../view_modes';
import { Icon } from '../icons';
import { useApp } from '../use_app';
import classes from './field.module.css';

const CHOICES = VIEW_MODES.map((value) => ({ value, label: MODE_INFO[value].label }));

export function ViewSelect({ wide = false }: { wide?: boolean }): JSX.Element {
  const viewMode = useApp((state) => state.settings.viewMode);
  return (
    <label className={wide ? `${classes.field} ${classes.wide}` : classes.field}>
      <Icon name="view" size={15} />
      <span>View</span>
      <NativeSelect
        size="xs"
        className={classes.mode ?? ''}
        aria-label="View"
        value={viewMode}
        onChange={(event) => setViewMode(event.currentTarget.value as ViewMode)}
        data={CHOICES}
      />
    </label>
  );
}
