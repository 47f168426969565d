// SPDX-License-Identifier: Apache-2.0
/** A button that shows an icon and says its name: in a tooltip, or below the icon where fingers look for it. */

import { ActionIcon, Tooltip } from '@mantine/core';
import type { JSX } from 'react';
import { Icon, type IconName } from './icons';
import classes from './tool_button.module.css';

interface Props {
  icon: IconName;
  label: string;
  /** Key that does the same, shown in the tooltip. */
  shortcut?: string;
  pressed?: boolean;
  /** What it began goes on, and shall not be forgotten: it is red. */
  running?: boolean;
  /** Why it cannot be used; it stays reachable so that the reason can be read. */
  disabledBecause?: string;
  /** Where the tooltip is: beside a column of buttons it covers none of them. */
  tipAt?: 'top' | 'right';
  onClick: () => void;
}

export function ToolButton(props: Props): JSX.Element {
  const {
    icon,
    label,
    shortcut,
    pressed,
    running,
    disabledBecause = '',
    tipAt = 'top',
    onClick,
  } = props;
  const disabled = disabledBecause !== '';
  const tip = disabled
    ? `${label}: ${disabledBecause}`
    : shortcut
      ? `${label} (${shortcut})`
      : label;
  return (
    <Tooltip
      label={tip}
      disabled={pressed === true && !disabled}
      position={tipAt}
      openDelay={400}
      multiline
      maw={280}
      fz={12}
      events={EVENTS}
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        classNames={{ root: classes.button ?? '', icon: classes.content ?? '' }}
        aria-label={disabled ? tip : label}
        aria-pressed={pressed}
        data-running={running === true ? true : undefined}
        aria-disabled={disabled || undefined}
        onClick={() => !disabled && onClick()}
      >
        <Icon name={icon} size={18} />
        <span className={classes.word} aria-hidden>
          {label}
        </span>
      </ActionIcon>
    </Tooltip>
  );
}

const EVENTS = { hover: true, focus: true, touch: true };
