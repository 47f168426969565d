// SPDX-License-Identifier: Apache-2.0
/** One display in the list: switch, name, how it fares; opened, its status and settings. */

import { memo, type JSX, type KeyboardEvent } from 'react';
import { moveView, removeView, setVisible } from '../../actions';
import { worstLevel } from '../../state';
import { displayIdOf, isWanted, titleOf } from '../../views';
import { toggleOpened, useArrangement } from '../arrangement';
import { formatDuration, formatRate } from '../format';
import { Icon } from '../icons';
import { MiddleName } from '../middle_name';
import { Toggle } from '../toggle';
import { useApp } from '../use_app';
import { useNow } from '../use_now';
import { DisplayDetails } from './display_details';
import classes from './display_row.module.css';
import { LevelDot } from './level_dot';
import { useOrdering } from './ordering';
import { beginRename, RenameField, useRenamed } from './renaming';

interface Props {
  id: string;
  /** The list as it stands; empty where its order cannot be changed now. */
  listed?: readonly string[];
}

const NONE: readonly string[] = [];

export const DisplayRow = memo(function DisplayRow({ id, listed = NONE }: Props): JSX.Element {
  const title = useApp((state) => titleOf(state, id));
  const visible = useApp((state) => isWanted(state, id));
  const level = useApp((state) => (visible ? worstLevel(state, id).level : 'off'));
  const reason = useApp((state) => (visible ? worstLevel(state, id).text : ''));
  const opened = useArrangement((state) => state.opened.includes(id));
  const renamed = useRenamed() === id;
  const ordering = useOrdering(id, listed);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (event.key === 'F2') beginRename(id);
    else if (event.key === 'Delete') removeView(id);
    else if (step !== undefined && listed.length)
      moveView(listed, id, Math.max(0, listed.indexOf(id) + step));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li className={classes.item} data-off={!visible || undefined} {...ordering}>
      <div className={classes.row} draggable={listed.length > 1 && !renamed}>
        <button
          type="button"
          className={classes.name}
          aria-expanded={opened}
          aria-controls={`display-${id}`}
          data-row
          onClick={() => toggleOpened(id)}
          onDoubleClick={() => beginRename(id)}
          onKeyDown={onKeyDown}
        >
          <span className={classes.chevron} data-open={opened || undefined}>
            <Icon name="chevron" size={14} />
          </span>
          <LevelDot level={level} text={reason} />
          {!renamed && <MiddleName name={title} />}
        </button>
        {renamed && <RenameField id={id} />}
        {visible && <Pace id={id} />}
        <Toggle label={`Show ${title}`} on={visible} onChange={(on) => setVisible(id, on)} />
      </div>
      {opened && (
        <div id={`display-${id}`} role="group" aria-label={title}>
          <DisplayDetails id={id} />
        </div>
      )}
    </li>
  );
});

/** The rate while messages come, else how old the last one is. */
function Pace({ id }: { id: string }): JSX.Element | null {
  const stale = useApp((state) => worstLevel(state, id).level === 'stale');
  const rate = useApp((state) => state.statuses[displayIdOf(id)]?.rate ?? 0);
  if (stale) return <StaleAge id={id} />;
  return rate > 0 ? <span className={classes.pace}>{formatRate(rate)}</span> : null;
}

function StaleAge({ id }: { id: string }): JSX.Element {
  useNow();
  const received = useApp((state) => state.statuses[displayIdOf(id)]?.received ?? 0);
  const clock = useApp((state) => state.clock);
  return (
    <span className={classes.pace} data-stale>
      {received > 0 ? `${formatDuration(clock.rosTime() - received)} old` : 'stale'}
    </span>
  );
}
