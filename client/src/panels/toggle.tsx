// SPDX-License-Identifier: Apache-2.0
/** On or off. */

import type { JSX } from 'react';

interface Props {
  label: string;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}

export function Toggle({ label, on, disabled, onChange }: Props): JSX.Element {
  return (
    <input
      type="checkbox"
      role="switch"
      className="rvb-toggle"
      aria-label={label}
      disabled={disabled}
      checked={on}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
