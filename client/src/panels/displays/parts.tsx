// SPDX-License-Identifier: Apache-2.0
/** The parts of a display that can be hidden one by one: frames, namespaces of markers (``hidden``). */

import { TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { setOption } from '../../actions';
import { readNames, withName, writeNames } from '../../name_list';
import { optionsOf, type AppState } from '../../state';
import { displayOf } from '../../views';
import { useApp, useAppShallow } from '../use_app';
import classes from './parts.module.css';

const MANY = 8;
const NONE: string[] = [];
const TREE = 'tf2_msgs/msg/TFMessage';
/** What the parts of a type are called. */
const TITLES: Record<string, string> = {
  'std_msgs/msg/String': 'Links',
  'sensor_msgs/msg/JointState': 'Joints',
};

export function Parts({ id }: { id: string }): JSX.Element | null {
  const field = useApp((state) =>
    displayOf(state, id)?.fields.find((one) => one.name === 'hidden'),
  );
  const hidden = useApp((state) => String(optionsOf(state, id).hidden ?? ''));
  const names = useAppShallow((state) => partsOf(state, id));
  const type = useApp((state) => displayOf(state, id)?.ros_type);
  const isTree = type === TREE;
  const [words, setWords] = useState('');
  if (field === undefined) return null;
  const off = new Set(readNames(hidden));
  const patterns = [...off].filter((name) => !names.includes(name));
  const found = names.filter((name) => name.toLowerCase().includes(words.toLowerCase()));
  const title = isTree ? 'Frames' : (TITLES[type ?? ''] ?? 'Namespaces');
  const hide = (text: string): void => setOption(id, 'hidden', text);
  return (
    <details className={classes.parts} open={names.length > 0 && names.length <= MANY}>
      <summary>
        {title}{' '}
        <span>{`${names.length - names.filter((name) => off.has(name)).length} of ${names.length}`}</span>
      </summary>
      {names.length > MANY && (
        <div className={classes.tools}>
          <TextInput
            size="xs"
            placeholder="Find"
            aria-label={`Find in ${title.toLowerCase()}`}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <button type="button" onClick={() => hide(writeNames(patterns))}>
            All
          </button>
          <button type="button" onClick={() => hide(writeNames([...patterns, ...names]))}>
            None
          </button>
        </div>
      )}
      <ul>
        {found.map((name) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                checked={!off.has(name)}
                onChange={(event) => hide(withName(hidden, name, !event.currentTarget.checked))}
              />
              <span>{name === '' ? '(no name)' : name}</span>
            </label>
          </li>
        ))}
      </ul>
      <TextInput
        size="xs"
        label="Hidden"
        description={field.doc}
        value={hidden}
        onChange={(event) => hide(event.currentTarget.value)}
      />
    </details>
  );
}

function partsOf(state: AppState, id: string): readonly string[] {
  return displayOf(state, id)?.ros_type === TREE ? state.frames : (state.parts[id] ?? NONE);
}
