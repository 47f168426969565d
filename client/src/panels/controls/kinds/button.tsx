// SPDX-License-Identifier: Apache-2.0
/** A button; each press is told. */

import { Button as MantineButton } from '@mantine/core';
import type { JSX } from 'react';
import type { GuiButton } from '../../../wire/messages';
import type { KindProps } from '../kind';

export function Button({ widget, disabled, onChange }: KindProps<GuiButton>): JSX.Element {
  return (
    <MantineButton
      size="xs"
      fullWidth
      variant="default"
      disabled={disabled}
      onClick={() => onChange(true)}
    >
      {widget.label}
    </MantineButton>
  );
}
