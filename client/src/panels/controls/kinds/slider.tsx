// SPDX-License-Identifier: Apache-2.0
/** A number between two others, dragged or typed. */

import type { JSX } from 'react';
import type { GuiSlider } from '../../../wire/messages';
import { NumberField } from '../../number_field';
import type { KindProps } from '../kind';
import classes from './inputs.module.css';

export function Slider({ widget, value, disabled, onChange }: KindProps<GuiSlider>): JSX.Element {
  const { minimum, maximum, marks } = widget;
  const labelled = marks.some((mark) => mark.label !== '');
  return (
    <div className={labelled ? classes.marked : undefined}>
      <NumberField
        label={widget.label}
        value={typeof value === 'number' ? value : minimum}
        minimum={minimum}
        maximum={maximum}
        step={widget.step}
        unit={widget.unit}
        marks={marks}
        slider
        // There is nothing to choose where both ends are one.
        disabled={disabled || maximum <= minimum}
        onChange={onChange}
      />
    </div>
  );
}
