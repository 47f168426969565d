// SPDX-License-Identifier: Apache-2.0
/** The control of one setting, by its kind. */

import { ColorInput, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { JSX } from 'react';
import type { OptionValue } from '../../state';
import type { OptionField } from '../../wire/messages';
import { formatChoice } from '../format';
import { NumberField } from '../number_field';
import { Toggle } from '../toggle';

interface Props {
  field: OptionField;
  value: OptionValue;
  /** What may be chosen: the choices, or the names of the data's own fields. */
  names: readonly string[];
  onChange: (value: OptionValue) => void;
}

export function SettingInput({ field, value, names, onChange }: Props): JSX.Element {
  const label = field.label;
  switch (field.kind) {
    case 'bool':
      return <Toggle label={label} on={value === true} onChange={onChange} />;
    case 'number':
      return (
        <NumberField
          label={label}
          value={Number(value)}
          minimum={field.minimum}
          maximum={field.maximum}
          step={field.step}
          unit={field.unit}
          onChange={onChange}
        />
      );
    case 'color':
      return (
        <ColorInput
          size="xs"
          format="hex"
          aria-label={label}
          value={String(value)}
          onChange={(color) => isColor(color) && onChange(color)}
        />
      );
    case 'text':
      return (
        <TextInput
          size="xs"
          aria-label={label}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'choice':
      return <Choice {...{ label, names, onChange }} value={String(value)} labels={formatChoice} />;
    case 'field':
      return <Choice {...{ label, names, onChange }} value={String(value)} labels={String} />;
  }
}

interface ChoiceProps {
  label: string;
  value: string;
  names: readonly string[];
  /** How a name is written: what the data calls its fields stays as it is. */
  labels: (name: string) => string;
  onChange: (value: string) => void;
}

/** Few short names side by side, else a list; a value that is not offered is shown all the same. */
function Choice({ label, value, names, labels, onChange }: ChoiceProps): JSX.Element {
  const offered = names.includes(value) ? [...names] : [value, ...names];
  if (names.length > 1 && names.length <= 3 && names.join('').length <= 16 && names.includes(value))
    return (
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={label}
        data={offered.map((name) => ({ value: name, label: labels(name) }))}
        value={value}
        onChange={onChange}
      />
    );
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={offered.map((name) => ({
        value: name,
        label: names.includes(name) ? labels(name) : `${name} (not in the data)`,
      }))}
    />
  );
}

/** Whether a text is a whole colour, and not one being typed. */
export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}
