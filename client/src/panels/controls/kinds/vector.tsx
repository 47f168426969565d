// SPDX-License-Identifier: Apache-2.0
/** Two or three numbers that are typed or stepped. */

import { NumberInput } from '@mantine/core';
import type { JSX } from 'react';
import type { GuiVector } from '../../../wire/messages';
import { decimalsOf } from '../../format';
import type { KindProps } from '../kind';
import classes from './inputs.module.css';

const NAMES = ['x', 'y', 'z'] as const;

export function Vector({ widget, value, disabled, onChange }: KindProps<GuiVector>): JSX.Element {
  const { minimum, maximum, step } = widget;
  const shown = Array.isArray(value) ? value : NAMES.slice(0, widget.count).map(() => 0);
  return (
    <div className={classes.row}>
      {shown.map((each, i) => (
        <NumberInput
          key={NAMES[i]}
          size="xs"
          hideControls
          aria-label={`${widget.label} ${NAMES[i]}`}
          disabled={disabled}
          value={Number(each.toPrecision(7))}
          min={minimum[i]}
          max={maximum[i]}
          step={step > 0 ? step : 0.1}
          decimalScale={step > 0 ? Math.max(3, decimalsOf(step)) : 6}
          onChange={(next) => {
            if (typeof next !== 'number' || next === each) return;
            onChange(shown.map((old, j) => (j === i ? next : old)));
          }}
        />
      ))}
    </div>
  );
}
