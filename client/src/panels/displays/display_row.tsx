// SPDX-License-Identifier: Apache-2.0
/** One display in the list: switch, name, how it fares; opened, its status and settings. */

import { memo, type JSX } from 'react';
import { setVisible } from '../../actions';
import { isVisible, worstLevel } from '../../state';
import { displayIdOf, titleOf } from '../../views';
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

export const DisplayRow = memo(function DisplayRow({ id }: { id: string }): JSX.Element | null {
  const title = useApp((state) => titleOf(state, id));
  const visible = useApp((state) => isVisible(state, id));
  const level = useApp((state) => (visible ? worstLevel(state, id).level : 'off'));
  const reason = useApp((state) => (visible ? worstLevel(state, id).text : ''));
  const opened = useArrangement((state) => state.opened.includes(id));
  return (
    <li className={classes.item} data-off={!visible || undefined}>
      <div className={classes.row}>
        <button
          type="button"
          className={classes.name}
          aria-expanded={opened}
          aria-controls={`display-${id}`}
          data-row
          onClick={() => toggleOpened(id)}
        >
          <span className={classes.chevron} data-open={opened || undefined}>
            <Icon name="chevron" size={14} />
          </span>
          <LevelDot level={level} text={reason} />
          <MiddleName name={title} />
        </button>
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
