// SPDX-License-Identifier: Apache-2.0
/** The control of one widget, by its kind. */

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import type { Widget, WidgetState } from '../../wire/messages';
import { NumberField } from '../number_field';
import { Toggle } from '../toggle';

interface Props {
  widget: Widget;
  value: WidgetState['value'];
  disabled: boolean;
  onChange: (value: WidgetState['value']) => void;
}

export function WidgetInput({ widget, value, disabled, onChange }: Props): JSX.Element {
  const { label } = widget;
  switch (widget.kind) {
    case 'slider':
    case 'number':
      return (
        <NumberField
          label={label}
          value={Number(value)}
          minimum={widget.minimum}
          maximum={widget.maximum}
          step={widget.step}
          unit={widget.unit}
          slider={widget.kind === 'slider'}
          disabled={disabled}
          onChange={onChange}
        />
      );
    case 'checkbox':
      return <Toggle label={label} on={value === true} disabled={disabled} onChange={onChange} />;
    case 'dropdown': {
      const chosen = String(value);
      const missing = widget.choices.includes(chosen) ? [] : [chosen];
      return (
        <NativeSelect
          size="xs"
          aria-label={label}
          disabled={disabled}
          value={chosen}
          data={[...missing, ...widget.choices]}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    }
    case 'text':
      return <Text label={label} value={String(value)} disabled={disabled} onChange={onChange} />;
    case 'button':
      return (
        <Button
          size="xs"
          fullWidth
          variant="default"
          disabled={disabled}
          onClick={() => onChange(true)}
        >
          {label}
        </Button>
      );
  }
}

interface TextProps {
  label: string;
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
}

/** A text is published when it is finished (Enter, or leaving the field), not letter by letter. */
function Text({ label, value, disabled, onChange }: TextProps): JSX.Element {
  const [draft, setDraft] = useState<string | null>(null);
  const finish = (): void => {
    if (draft !== null && draft !== value) onChange(draft);
    setDraft(null);
  };
  return (
    <TextInput
      size="xs"
      aria-label={label}
      disabled={disabled}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
