// SPDX-License-Identifier: Apache-2.0
/** A number between two others, dragged or typed. */

import type { JSX } from 'react';
import type { GuiSlider } from '../../../wire/messages';
import { NumberField } from '../../number_field';
import type { KindProps } from '../kind';

export function Slider({ widget, value, disabled, onChange }: KindProps<GuiSlider>): JSX.Element {
  return (
    <NumberField
      label={widget.label}
      value={typeof value === 'number' ? value : widget.minimum}
      minimum={widget.minimum}
      maximum={widget.maximum}
      step={widget.step}
      unit={widget.unit}
      slider
      disabled={disabled}
      onChange={onChange}
    />
  );
}
