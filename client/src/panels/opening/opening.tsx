// SPDX-License-Identifier: Apache-2.0
/** Opening a file by dropping it on the page: a recording or a layout; how far a recording is. */

import { Button, Progress } from '@mantine/core';
import { useEffect, useState, type JSX } from 'react';
import { useStore } from 'zustand';
import { chooseRecording, megabytes, openRecording, refusedBecause, sending } from '../../opening';
import { isLayout, openLayout } from '../palette/layout_choices';
import { useApp, useViewer } from '../use_app';
import classes from './opening.module.css';

export function Opening(): JSX.Element | null {
  const over = useDrop();
  const refused = useApp(refusedBecause);
  const now = useStore(sending, (state) => state.now);
  const limit = useApp((state) => state.hello?.uploads_limit ?? 0);
  const empty = useApp(
    (state) =>
      refusedBecause(state) === '' &&
      state.timeline === null &&
      Object.keys(state.displays).length === 0,
  );
  if (now) {
    const percent = Math.round(100 * now.done);
    return (
      <div className={classes.place} role="status">
        <div className={classes.card}>
          <h2>{now.done < 1 ? `Sending ${now.name}` : `Opening ${now.name}`}</h2>
          <Progress value={percent} animated={now.done >= 1} aria-label={`${percent} %`} mb="sm" />
          <Button size="xs" variant="default" onClick={() => now.cancel()}>
            Cancel
          </Button>
        </div>
      </div>
    );
  }
  if (over) {
    return (
      <div className={classes.place} data-over>
        <div className={classes.card}>
          <h2>{refused === '' ? 'Drop it to open it' : 'Drop a layout to open it'}</h2>
          <p>
            {refused === ''
              ? 'A recording (.mcap, .db3), a layout (.yaml) or a configuration of RViz (.rviz).'
              : `A .yaml or .rviz file; no recording: ${refused}.`}
          </p>
        </div>
      </div>
    );
  }
  if (!empty) return null;
  return (
    <div className={classes.place} role="status">
      <div className={classes.card}>
        <h2>Drop a recording here</h2>
        <p>
          An .mcap file, or the .db3 file inside a rosbag2 folder, up to {megabytes(limit)}. It is
          sent to the server, which shows it to every page.
        </p>
        <Button size="xs" onClick={chooseRecording}>
          Open a recording ...
        </Button>
      </div>
    </div>
  );
}

/** Take files that are dropped anywhere; whether one is over the page now. */
function useDrop(): boolean {
  const viewer = useViewer();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child comes before leaving its parent.
    let depth = 0;
    const ends = new AbortController();
    const on = (
      name: 'dragenter' | 'dragleave' | 'dragover' | 'drop',
      act: (e: DragEvent) => void,
    ) =>
      window.addEventListener(
        name,
        (event) => {
          // The dock's tabs are dragged, too.
          if (!event.dataTransfer?.types.includes('Files')) return;
          event.preventDefault();
          act(event);
        },
        { signal: ends.signal },
      );
    on('dragenter', () => setOver((depth += 1) > 0));
    on('dragleave', () => setOver((depth -= 1) > 0));
    on('dragover', () => undefined);
    on('drop', ({ dataTransfer }) => {
      depth = 0;
      setOver(false);
      const file = dataTransfer?.files[0];
      if (!file) return;
      if (isLayout(file)) openLayout(file, viewer);
      else openRecording(file);
    });
    return () => ends.abort();
  }, [viewer]);
  return over;
}
