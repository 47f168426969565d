// SPDX-License-Identifier: Apache-2.0
/** While the view is recorded: for how long already, and the way to end it. */

import type { JSX } from 'react';
import { useStore } from 'zustand';
import { endRecording } from '../../render/view_recording';
import { video } from '../../render/view_video';
import { ToolButton } from '../tool_button';
import { useNow } from '../use_now';
import classes from './video_button.module.css';

export function VideoButton(): JSX.Element | null {
  const since = useStore(video, (state) => state.since);
  if (since === null) return null;
  return (
    <>
      <ToolButton icon="video" label="End the video and save it" pressed onClick={endRecording} />
      <Elapsed since={since} />
    </>
  );
}

function Elapsed({ since }: { since: number }): JSX.Element {
  useNow();
  const seconds = Math.max(0, Math.floor((performance.now() - since) / 1000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className={classes.elapsed} role="status" aria-label={`Video: ${text}`}>
      {text}
    </span>
  );
}
