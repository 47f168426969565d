// SPDX-License-Identifier: Apache-2.0
/** That a recording runs: every viewer sees it, for how long, and how large it is. */

import type { JSX } from 'react';
import { formatElapsed, formatSize } from '../format';
import { useApp } from '../use_app';
import { useNow } from '../use_now';
import classes from './status_line.module.css';

export function RecordingState(): JSX.Element | null {
  const recording = useApp((state) => state.recording);
  return recording?.on ? <Running /> : null;
}

function Running(): JSX.Element {
  useNow();
  const { since, size, topics, file, lost } = useApp((state) => state.recording!);
  const clock = useApp((state) => state.clock);
  return (
    <span className={classes.recording} title={`${topics} topics to ${file}`} role="status">
      <span aria-hidden className={classes.recordingDot} />
      Recording {formatElapsed(Math.max(0, clock.rosTime() - since))}, {formatSize(size)}
      {lost > 0 && `, ${lost} lost`}
    </span>
  );
}
