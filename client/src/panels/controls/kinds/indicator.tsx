// SPDX-License-Identifier: Apache-2.0
/** A lamp and a text: what a value is, and looks like. */

import type { JSX } from 'react';
import type { GuiIndicator } from '../../../wire/messages';
import type { KindProps } from '../kind';
import { cssColor, spell, stateOf } from '../signal_state';
import classes from './signals.module.css';

export function Indicator({ widget, value }: KindProps<GuiIndicator>): JSX.Element {
  const state = stateOf(value, widget.states);
  const color =
    state !== undefined ? state.color : value === undefined || value === '' ? '' : widget.color;
  const text = state !== undefined && state.text !== '' ? state.text : spell(value, widget.unit);
  const long = text.length > 24 || text.includes('\n');
  return (
    <div className={classes.indicator} data-long={long}>
      <span className={classes.name}>{widget.label}</span>
      <span
        className={classes.lamp}
        data-out={color === ''}
        style={color === '' ? undefined : { background: cssColor(color, '') }}
      />
      <output className={classes.text} aria-label={widget.label}>
        {text}
      </output>
    </div>
  );
}
