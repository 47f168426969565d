// SPDX-License-Identifier: Apache-2.0
/** That a recording runs: every viewer sees it, for how long, and how much is in it; and where it is in the end. */

import { useEffect, useRef, type JSX } from 'react';
import { addNotice } from '../../actions';
import { app } from '../../state';
import { formatCount, formatElapsed, formatSize } from '../format';
import { useApp } from '../use_app';
import { useNow } from '../use_now';
import classes from './status_line.module.css';

export function RecordingState(): JSX.Element | null {
  const recording = useApp((state) => state.recording);
  const ran = useRef(false);
  useEffect(() => {
    if (recording === null) return;
    const { on, file, problem, size, since, lost } = recording;
    if (problem !== '') addNotice({ level: 'error', text: problem, about: 'Recording' });
    else if (ran.current && !on) {
      const missing = lost ? `; ${lost} messages are missing: the disk was too slow` : '';
      const long = formatElapsed(app.getState().clock.rosTime() - since);
      const text = `Recorded ${formatSize(size)} in ${long}${missing}`;
      addNotice({ level: lost ? 'warning' : 'info', text, about: file });
    }
    ran.current = on;
  }, [recording]);
  return recording?.on ? <Running /> : null;
}

function Running(): JSX.Element {
  useNow();
  const { since, messages, size, topics, file, lost } = useApp((state) => state.recording!);
  const clock = useApp((state) => state.clock);
  return (
    <span
      className={classes.recording}
      title={`${topics} topics, ${formatSize(size)} so far, to ${file}`}
      role="status"
    >
      <span aria-hidden className={classes.recordingDot} />
      Recording {formatElapsed(Math.max(0, clock.rosTime() - since))}, {formatCount(messages)}{' '}
      messages
      {lost > 0 && `, ${lost} lost`}
    </span>
  );
}
