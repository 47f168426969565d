// SPDX-License-Identifier: Apache-2.0
/** On or off. */

import type { JSX } from 'react';
import type { GuiCheckbox } from '../../../wire/messages';
import { Toggle } from '../../toggle';
import type { KindProps } from '../kind';

export function Checkbox(props: KindProps<GuiCheckbox>): JSX.Element {
  const { widget, value, disabled, onChange } = props;
  return (
    <Toggle label={widget.label} on={value === true} disabled={disabled} onChange={onChange} />
  );
}
