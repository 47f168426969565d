// SPDX-License-Identifier: Apache-2.0
/** A number on a dial, with the colours of its scale. */

import type { JSX } from 'react';
import type { GuiGauge } from '../../../wire/messages';
import type { KindProps } from '../kind';
import { cssColor, scaleOf, spell, stateOf } from '../signal_state';
import classes from './signals.module.css';

/** The dial is a half circle of this radius around (60, 60). */
const RADIUS = 48;

/** An arc of the dial between two shares of it. */
function arc(from: number, to: number): string {
  const at = (share: number): string => {
    const angle = Math.PI * (1 - share);
    return `${60 + RADIUS * Math.cos(angle)} ${60 - RADIUS * Math.sin(angle)}`;
  };
  return `M ${at(from)} A ${RADIUS} ${RADIUS} 0 0 1 ${at(to)}`;
}

export function Gauge({ widget, value }: KindProps<GuiGauge>): JSX.Element {
  const { minimum, maximum, states, unit } = widget;
  const share = (number: number): number =>
    Math.min(1, Math.max(0, (number - minimum) / (maximum - minimum || 1)));
  const { least, most, at } = scaleOf(minimum, maximum);
  const known = typeof value === 'number';
  const scale = [...states].sort((a, b) => Number(a.of) - Number(b.of));
  const color = cssColor(stateOf(value, states)?.color ?? '', 'var(--rvb-accent)');
  return (
    <div
      className={classes.gauge}
      role="meter"
      aria-label={widget.label}
      aria-valuemin={minimum}
      aria-valuemax={maximum}
      aria-valuenow={known ? value : minimum}
      aria-valuetext={known ? spell(value, unit) : 'not known yet'}
    >
      <svg viewBox="0 0 120 76" aria-hidden="true">
        <path className={classes.dial} d={arc(0, 1)} />
        {known && share(value) > 0 && (
          <path className={classes.needle} style={{ stroke: color }} d={arc(0, share(value))} />
        )}
        {scale.map((state, i) => {
          const next = scale[i + 1];
          const [from, to] = [share(Number(state.of)), next ? share(Number(next.of)) : 1];
          return from < to ? (
            <path
              key={state.of}
              className={classes.zone}
              style={{ stroke: cssColor(state.color, 'transparent') }}
              d={arc(from, to)}
            />
          ) : null;
        })}
        <text className={classes.reading} x="60" y="58">
          {known ? at(value) : '–'}
        </text>
        <text className={classes.unit} x="60" y="72">
          {unit}
        </text>
        <text className={classes.least} x="8" y="72">
          {least}
        </text>
        <text className={classes.most} x="112" y="72">
          {most}
        </text>
      </svg>
    </div>
  );
}
