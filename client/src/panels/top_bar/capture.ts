// SPDX-License-Identifier: Apache-2.0
/** Pictures and videos of the view, saved as files; what goes wrong is said. */

import { addNotice } from '../../actions';
import type { Shot } from '../../render/shot';
import type { VideoKind } from '../../render/view_recording';
import type { ViewerHandle } from '../../render/viewer_handle';
import { saveFile } from '../save_file';

/** Save a picture of the view, as it is seen unless a size is given. */
export async function savePicture(viewer: ViewerHandle, shot?: Shot): Promise<void> {
  try {
    saveFile(await viewer.screenshot(shot), 'png');
  } catch (error) {
    say('picture', error);
  }
}

/** Record the view until that is ended, and save it. */
export async function saveVideo(viewer: ViewerHandle, kind: VideoKind): Promise<void> {
  try {
    const { blob, ending } = await viewer.recordVideo(kind);
    saveFile(blob, ending);
  } catch (error) {
    say(kind === 'gif' ? 'GIF' : 'video', error);
  }
}

function say(what: string, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  addNotice({ level: 'error', text: `There is no ${what}: ${why}`, about: 'capture' });
}
