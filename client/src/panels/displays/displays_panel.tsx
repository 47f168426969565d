// SPDX-License-Identifier: Apache-2.0
/** The list of displays, with search and filter, and below it what else could be shown. */

import { NativeSelect, TextInput } from '@mantine/core';
import { useDeferredValue, useState, type JSX, type KeyboardEvent } from 'react';
import { Icon } from '../icons';
import { openPalette } from '../palette/palette_state';
import { ToolButton } from '../tool_button';
import { useApp, useAppShallow } from '../use_app';
import { listedDisplays, type Filter } from './catalog';
import { DisplayRow } from './display_row';
import classes from './displays_panel.module.css';
import { EmptyGraph, useNoTopics } from './empty_graph';
import { Offered } from './offered';

export function DisplaysPanel(): JSX.Element {
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const words = useDeferredValue(typed.trim());
  const ids = useAppShallow((state) => listedDisplays(state, words, filter));
  // With some left out, places in the list are not those of all.
  const movable = words === '' && filter === 'all';
  const unknown = useApp((state) => state.hello === null);
  const graph = useApp((state) => state.topics !== null);
  const opens = useApp((state) => state.hello?.uploads !== '');
  const serverless = useApp((state) => state.serverless);
  const none = useNoTopics();
  if (unknown) return <div className={classes.skeleton} role="status" aria-label="No list yet" />;
  return (
    <div className={classes.panel} onKeyDown={moveByArrows}>
      <div className={classes.tools}>
        <TextInput
          size="xs"
          type="search"
          placeholder="Search topics"
          aria-label="Search displays"
          leftSection={<Icon name="search" size={14} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ToolButton
          icon="plus"
          label="Add a display"
          shortcut="+"
          onClick={() => openPalette('add')}
        />
        <NativeSelect
          size="xs"
          aria-label="Which displays are listed"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as Filter)}
          data={[
            { value: 'all', label: 'All' },
            { value: 'visible', label: 'Shown' },
            { value: 'problems', label: 'Problems' },
          ]}
        />
      </div>
      <div className={classes.scroll} tabIndex={-1}>
        <ul className={classes.list} aria-label="Displays">
          {ids.map((id) => (
            <DisplayRow key={id} id={id} listed={movable ? ids : NONE} />
          ))}
        </ul>
        {none && <EmptyGraph />}
        {ids.length === 0 && !none && (
          <p className={classes.nothing}>
            {graph ? NOTHING[filter] : opens ? NO_RECORDING : serverless ? NO_TOPICS : NO_GRAPH}
          </p>
        )}
        <Offered words={words} />
      </div>
    </div>
  );
}

const NONE: readonly string[] = [];
const NO_RECORDING = 'No recording is shown yet: drop one on the page.';
const NO_TOPICS = 'No ROS topics were recorded with this scene.';
const NO_GRAPH =
  'This server shows no ROS topics: what its program draws is in the view, and its controls beside it.';
const NOTHING: Record<Filter, string> = {
  all: 'No display here. Add one from the available topics below.',
  visible: 'Nothing is shown.',
  problems: 'No problems.',
};

/** Up and down go from row to row, as in a list of files. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  if (!target.matches('[data-row]') || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  rows[rows.indexOf(target) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  event.preventDefault();
}
