// SPDX-License-Identifier: Apache-2.0
/** A colour, with alpha where it has that. */

import { ColorInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import type { GuiRgb } from '../../../wire/messages';
import type { KindProps } from '../kind';
import { channelsOf, hexOf } from '../hex';

export function Rgb({ widget, value, disabled, onChange }: KindProps<GuiRgb>): JSX.Element {
  const count = widget.alpha ? 4 : 3;
  const shown = hexOf(Array.isArray(value) ? value : [0, 0, 0, 255].slice(0, count));
  // What is typed and is no colour yet; the value stays what it was.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <ColorInput
      size="xs"
      aria-label={widget.label}
      disabled={disabled}
      format={widget.alpha ? 'hexa' : 'hex'}
      withEyeDropper={false}
      popoverProps={{ withinPortal: true }}
      value={typed ?? shown}
      fixOnBlur={false}
      onBlur={() => setTyped(null)}
      onChange={(text) => {
        const channels = channelsOf(text, count);
        setTyped(channels === null ? text : null);
        if (channels !== null && hexOf(channels) !== shown) onChange(channels);
      }}
    />
  );
}
