// SPDX-License-Identifier: Apache-2.0
/** Buttons in a row; each press is told. */

import { Button } from '@mantine/core';
import type { JSX } from 'react';
import type { GuiButtonGroup } from '../../../wire/messages';
import type { KindProps } from '../kind';
import classes from './inputs.module.css';

export function ButtonGroup(props: KindProps<GuiButtonGroup>): JSX.Element {
  const { widget, disabled, onChange } = props;
  return (
    <div className={classes.buttons} role="group" aria-label={widget.label}>
      {widget.options.map((option) => (
        <Button
          key={option}
          size="compact-xs"
          variant="default"
          disabled={disabled}
          onClick={() => onChange(option)}
        >
          {option}
        </Button>
      ))}
    </div>
  );
}
