// SPDX-License-Identifier: Apache-2.0
/** One of several texts. */

import { NativeSelect } from '@mantine/core';
import type { JSX } from 'react';
import type { GuiDropdown } from '../../../wire/messages';
import type { KindProps } from '../kind';

export function Dropdown(props: KindProps<GuiDropdown>): JSX.Element {
  const { widget, value, disabled, onChange } = props;
  const chosen = typeof value === 'string' ? value : '';
  // A topic may say what no layout offers.
  const missing = widget.options.includes(chosen) ? [] : [chosen];
  return (
    <NativeSelect
      size="xs"
      aria-label={widget.label}
      disabled={disabled}
      value={chosen}
      data={[...missing, ...widget.options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
