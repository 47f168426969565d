// SPDX-License-Identifier: Apache-2.0
/** Choice of a frame by its name, with one entry for none: the fixed frame, the frame to follow. */

import { Select } from '@mantine/core';
import { useRef, type JSX } from 'react';
import { setSettings } from '../../actions';
import { hasFrames } from '../../offers';
import { Icon, type IconName } from '../icons';
import { useApp } from '../use_app';
import classes from './field.module.css';

/** Stands for the empty choice: a list needs a value that is not empty. */
const NONE = ':none';

interface Props {
  label: string;
  icon: IconName;
  hint: string;
  value: string;
  none: string;
  wide: boolean;
  onChange: (frame: string) => void;
}

function FrameSelect({
  label,
  icon,
  hint,
  value,
  none,
  wide,
  onChange,
}: Props): JSX.Element | null {
  const there = useApp(hasFrames);
  const frames = useApp((state) => state.frames);
  const input = useRef<HTMLInputElement>(null);
  if (!there) return null;
  const missing = value !== '' && !frames.includes(value) ? [value] : [];
  const data = [
    { value: NONE, label: none },
    ...missing.map((name) => ({ value: name, label: `${name} (not known)` })),
    ...frames.map((name) => ({ value: name, label: name })),
  ];
  return (
    <label className={wide ? `${classes.field} ${classes.wide}` : classes.field} title={hint}>
      <Icon name={icon} size={15} />
      <span>{label}</span>
      <Select
        size="xs"
        className={classes.frame ?? ''}
        aria-label={label}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        limit={300}
        nothingFoundMessage="No such frame"
        comboboxProps={{ width: 'max-content', position: 'bottom-start', shadow: 'md' }}
        data={data}
        value={value === '' ? NONE : value}
        // The focus must not stay where a space would be text: it is the stop.
        onDropdownClose={() => input.current?.blur()}
        ref={input}
        onFocus={(event) => event.currentTarget.select()}
        onClick={(event) => event.currentTarget.select()}
        onChange={(chosen) => onChange(chosen === null || chosen === NONE ? '' : chosen)}
      />
    </label>
  );
}

export function FixedFrameSelect({ wide = false }: { wide?: boolean }): JSX.Element {
  const chosen = useApp((state) => state.settings.fixedFrame);
  const resolved = useApp((state) => state.fixedFrame);
  return (
    <FrameSelect
      label="Fixed frame"
      icon="frames"
      hint="Everything is drawn relative to this frame"
      none={resolved === '' || chosen !== '' ? 'Automatic' : `${resolved} (auto)`}
      value={chosen}
      wide={wide}
      onChange={(fixedFrame) => setSettings({ fixedFrame })}
    />
  );
}

export function FollowSelect({ wide = false }: { wide?: boolean }): JSX.Element {
  const follow = useApp((state) => state.settings.follow);
  return (
    <FrameSelect
      label="Follow"
      icon="follow"
      hint="The camera moves with this frame"
      none="None"
      value={follow}
      wide={wide}
      onChange={(frame) => setSettings({ follow: frame })}
    />
  );
}
