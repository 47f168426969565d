// SPDX-License-Identifier: Apache-2.0
/** One widget: its label, whether it was ever set, and its control. */

import { Tooltip } from '@mantine/core';
import { memo, type JSX } from 'react';
import { setWidget } from '../../actions';
import type { WidgetValue } from '../../widgets';
import { useApp } from '../use_app';
import classes from './controls_panel.module.css';
import { kindOf } from './registry';

interface Props {
  id: string;
  /** Why nothing can be set, '' when it can. */
  reason: string;
}

export const WidgetRow = memo(function WidgetRow({ id, reason }: Props): JSX.Element | null {
  const widget = useApp((state) => state.widgets[id]);
  const state = useApp((all) => all.widgetStates[id]);
  if (widget === undefined) return null;
  const { draw: Draw, frame } = kindOf(widget);
  const why = widget.disabled && reason === '' ? 'Disabled by the server.' : reason;
  const control = (
    <Draw
      widget={widget}
      value={state?.value}
      disabled={why !== ''}
      onChange={(value: WidgetValue) => setWidget(id, value)}
    />
  );
  const isContainer = frame === 'bare' && widget.hint === '';
  const tip = [widget.hint, isContainer ? '' : why].filter((text) => text !== '').join('\n');
  return (
    <Tooltip
      label={tip}
      disabled={tip === ''}
      openDelay={500}
      position="left"
      multiline
      fz={12}
      style={{ whiteSpace: 'pre-line' }}
    >
      <li className={frame === 'line' ? classes.line : undefined} data-widget={id}>
        {frame !== 'bare' && (
          <div className={classes.head}>
            <span className={classes.label}>{widget.label}</span>
            {state?.known !== true && <span className={classes.unset}> not set yet</span>}
          </div>
        )}
        {control}
      </li>
    </Tooltip>
  );
});
