// SPDX-License-Identifier: Apache-2.0
/** Renames a view in its row. */

import { TextInput } from '@mantine/core';
import { useState, type JSX, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { renameView } from '../../actions';
import { titleOf } from '../../views';
import { useApp } from '../use_app';

const renaming = createStore<{ view: string }>(() => ({ view: '' }));

export function beginRename(view: string): void {
  renaming.setState({ view });
}

/** The view that is being renamed, '' for none. */
export function useRenamed(): string {
  return useStore(renaming, (state) => state.view);
}

/** Enter or leaving keeps the name, Escape the old one; nothing is the topic again. */
export function RenameField({ id }: { id: string }): JSX.Element {
  const title = useApp((state) => titleOf(state, id));
  const [typed, setTyped] = useState(title);
  const end = (name: string): void => {
    if (renaming.getState().view !== id) return;
    beginRename('');
    if (name !== title) renameView(id, name);
    requestAnimationFrame(() => rowOf(id)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') end(typed.trim());
    if (event.key === 'Escape') end(title);
  };
  return (
    <TextInput
      size="xs"
      autoFocus
      maxLength={120}
      style={{ flex: 4 }}
      aria-label={`Name of ${title}`}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => end(typed.trim())}
      onKeyDown={onKeyDown}
    />
  );
}

function rowOf(id: string): HTMLElement | null {
  return document.querySelector(`[aria-controls="display-${CSS.escape(id)}"]`);
}
