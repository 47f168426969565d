// SPDX-License-Identifier: Apache-2.0
/** What the bridge told this viewer, as toasts: errors stay until dismissed, the rest goes by itself. */

import { useEffect, type JSX } from 'react';
import { dismissNotice } from '../actions';
import type { AppState, Level } from '../state';
import { LevelDot } from './displays/level_dot';
import { Icon } from './icons';
import classes from './notices.module.css';
import { Notifications } from './notifications';
import { useApp } from './use_app';

type Noted = AppState['notices'][number];

const SHOWN = 4;
const STAYS_MS: Record<Noted['level'], number> = { info: 5000, warning: 9000, error: Infinity };
const WORDS: Record<Noted['level'], string> = { info: 'Note', warning: 'Warning', error: 'Error' };
const LEVELS: Record<Noted['level'], Level> = {
  info: 'waiting',
  warning: 'warning',
  error: 'error',
};

export function Notices(): JSX.Element {
  const notices = useApp((state) => state.notices);
  return (
    <ol className={classes.list} aria-label="Notices" aria-live="polite">
      <Notifications />
      {notices.slice(-SHOWN).map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </ol>
  );
}

function Toast({ notice }: { notice: Noted }): JSX.Element {
  const { id, level } = notice;
  // A widget is known by its label.
  const about = useApp((state) => state.widgets[notice.about]?.label ?? notice.about);
  useEffect(() => {
    const stays = STAYS_MS[level];
    if (stays === Infinity) return undefined;
    const timer = setTimeout(() => dismissNotice(id), stays);
    return () => clearTimeout(timer);
  }, [id, level]);
  return (
    <li className={classes.toast} data-level={level}>
      <LevelDot level={LEVELS[level]} word={WORDS[level]} />
      <div role={level === 'error' ? 'alert' : undefined}>
        {about !== '' && <b>{about}</b>}
        <span className={classes.lines}>{notice.text}</span>
        {notice.link && <a href={notice.link.href}>{notice.link.text}</a>}
      </div>
      <button type="button" aria-label="Dismiss" onClick={() => dismissNotice(id)}>
        <Icon name="close" size={14} />
      </button>
    </li>
  );
}
