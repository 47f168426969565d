// SPDX-License-Identifier: Apache-2.0
/** A number that is typed or stepped. */

import type { JSX } from 'react';
import type { GuiNumber } from '../../../wire/messages';
import { NumberField } from '../../number_field';
import type { KindProps } from '../kind';

export function NumberWidget(props: KindProps<GuiNumber>): JSX.Element {
  const { widget, value, disabled, onChange } = props;
  return (
    <NumberField
      label={widget.label}
      value={typeof value === 'number' ? value : (widget.minimum[0] ?? 0)}
      minimum={widget.minimum[0] ?? -Infinity}
      maximum={widget.maximum[0] ?? Infinity}
      step={widget.step}
      unit={widget.unit}
      slider={false}
      disabled={disabled}
      onChange={onChange}
    />
  );
}
