// SPDX-License-Identifier: Apache-2.0
/** A text, told letter by letter, or when it is finished (Enter, or leaving the field), as the widget says. */

import { Textarea, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import type { GuiText } from '../../../wire/messages';
import type { KindProps } from '../kind';

export function Text({ widget, value, disabled, onChange }: KindProps<GuiText>): JSX.Element {
  const [draft, setDraft] = useState<string | null>(null);
  const known = typeof value === 'string' ? value : '';
  const finish = (): void => {
    if (draft !== null && draft !== known) onChange(draft);
    setDraft(null);
  };
  const type = (text: string): void => (widget.live ? onChange(text) : setDraft(text));
  const common = { size: 'xs', 'aria-label': widget.label, disabled, value: draft ?? known };
  if (widget.multiline) {
    return (
      <Textarea
        {...common}
        autosize
        minRows={3}
        maxRows={12}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
    );
  }
  return (
    <TextInput
      {...common}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
