// SPDX-License-Identifier: Apache-2.0
/** A button; each press is told, and while it is held so is that, where the script wants to know. */

import { Button as MantineButton } from '@mantine/core';
import type { JSX } from 'react';
import type { GuiButton } from '../../../wire/messages';
import { NamedIcon } from '../../named_icon';
import type { KindProps } from '../kind';
import { useHold } from '../use_hold';

export function Button({ widget, disabled, onChange }: KindProps<GuiButton>): JSX.Element {
  const hold = useHold(widget.key, widget.hold_hz, disabled);
  const { color, icon } = widget;
  return (
    <MantineButton
      size="xs"
      fullWidth
      disabled={disabled}
      loading={widget.busy}
      {...(color === '' ? { variant: 'default' } : { color, autoContrast: true })}
      leftSection={icon === '' ? undefined : <NamedIcon name={icon} />}
      onClick={() => onChange(true)}
      {...hold}
    >
      {widget.label}
    </MantineButton>
  );
}
