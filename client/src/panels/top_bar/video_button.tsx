// SPDX-License-Identifier: Apache-2.0
/** Makes a video of the view; while it does, that is seen, and for how long already. */

import type { JSX } from 'react';
import { useStore } from 'zustand';
import { addNotice } from '../../actions';
import { endVideo, video, videoObstacle } from '../../render/view_video';
import { saveFile } from '../save_file';
import { ToolButton } from '../tool_button';
import { useViewer } from '../use_app';
import { useNow } from '../use_now';
import classes from './video_button.module.css';

export function VideoButton(): JSX.Element {
  const viewer = useViewer();
  const since = useStore(video, (state) => state.since);
  const begin = (): void =>
    void viewer
      .recordVideo()
      .then(({ blob, ending }) => saveFile(blob, ending))
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        addNotice({ level: 'error', text: `There is no video: ${why}`, about: 'video' });
      });
  return (
    <>
      <ToolButton
        icon="video"
        label={since === null ? 'Make a video of the view' : 'End the video and save it'}
        pressed={since !== null}
        disabledBecause={videoObstacle()}
        onClick={since === null ? begin : endVideo}
      />
      {since !== null && <Elapsed since={since} />}
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
