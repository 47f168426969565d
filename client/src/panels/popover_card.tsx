// SPDX-License-Identifier: Apache-2.0
/** A card beside the button that opens it; it stays on screen, and has the focus while it is open. */

import { Popover } from '@mantine/core';
import { useState, type JSX, type ReactNode } from 'react';
import { usePhone } from './phone/use_phone';

interface Props {
  label: string;
  width: number;
  className: string | undefined;
  /** The button. */
  target: (opened: boolean, toggle: () => void) => JSX.Element;
  children: (close: () => void) => ReactNode;
}

export function PopoverCard({ label, width, className, target, children }: Props): JSX.Element {
  const [opened, setOpened] = useState(false);
  // There the buttons are in a sheet at the lower edge: below them is no room for what comes in later.
  const phone = usePhone();
  return (
    <Popover
      width={width}
      position={phone ? 'top-end' : 'bottom-end'}
      middlewares={{ flip: true, shift: true, size: true }}
      shadow="md"
      withArrow
      trapFocus
      withRoles={false}
      opened={opened}
      onChange={setOpened}
    >
      <Popover.Target>{target(opened, () => setOpened(!opened))}</Popover.Target>
      <Popover.Dropdown className={className ?? ''} role="dialog" aria-label={label}>
        {children(() => setOpened(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
