// SPDX-License-Identifier: Apache-2.0
/** One widget: its label, whether it was ever set, and its control. */

import { Tooltip } from '@mantine/core';
import { memo, type JSX } from 'react';
import { setWidget } from '../../actions';
import type { WidgetState } from '../../wire/messages';
import { useApp } from '../use_app';
import classes from './controls_panel.module.css';
import { WidgetInput } from './widget_input';

interface Props {
  id: string;
  /** Why nothing can be set, '' when it can. */
  reason: string;
}

export const WidgetRow = memo(function WidgetRow({ id, reason }: Props): JSX.Element | null {
  const widget = useApp((state) => state.widgets[id]);
  const state = useApp((all) => all.widgetStates[id]);
  if (widget === undefined) return null;
  const button = widget.kind === 'button';
  const known = button || state?.known === true;
  const why = widget.disabled && reason === '' ? 'Disabled by the server.' : reason;
  const tip = [widget.hint, why].filter((text) => text !== '').join('\n');
  const input = (
    <WidgetInput
      widget={widget}
      value={state?.value ?? emptyValue(widget.kind, widget.minimum)}
      disabled={why !== ''}
      onChange={(value: WidgetState['value']) => setWidget(id, value)}
    />
  );
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
      <li className={widget.kind === 'checkbox' ? classes.line : undefined}>
        {!button && (
          <div className={classes.head}>
            <span className={classes.label}>{widget.label}</span>
            {!known && <span className={classes.unset}> not set yet</span>}
          </div>
        )}
        {input}
      </li>
    </Tooltip>
  );
});

function emptyValue(kind: string, minimum: number): WidgetState['value'] {
  if (kind === 'slider' || kind === 'number') return minimum;
  return kind === 'checkbox' ? false : '';
}
