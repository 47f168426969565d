// SPDX-License-Identifier: Apache-2.0
/** How far something is. */

import { Progress } from '@mantine/core';
import type { JSX } from 'react';
import type { GuiProgressBar } from '../../../wire/messages';
import type { KindProps } from '../kind';

export function ProgressBar({ widget }: KindProps<GuiProgressBar>): JSX.Element {
  return (
    <Progress
      value={widget.value}
      animated={widget.animated}
      color={widget.color === '' ? undefined : widget.color}
      size="lg"
      aria-label={widget.label === '' ? 'Progress' : widget.label}
    />
  );
}
