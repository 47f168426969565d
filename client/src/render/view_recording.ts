// SPDX-License-Identifier: Apache-2.0
/** Moving pictures of the view: a video by the browser's encoder, or a GIF; one at a time. */

import { endVideo, recordVideo, video, type Video } from './view_video';

export type { Video } from './view_video';
export type VideoKind = 'video' | 'gif';

let endGif: (() => void) | null = null;

/** Begin; resolves with the file once it was ended. Rejects with the reason. */
export async function recordView(canvas: HTMLCanvasElement, kind: VideoKind): Promise<Video> {
  if (video.getState().since !== null) throw new Error('The view is being recorded already.');
  if (kind === 'video') return recordVideo(canvas);
  const gif = await import('./view_gif');
  endGif = gif.endGif;
  return gif.recordGif(canvas);
}

/** End what is being made. */
export function endRecording(): void {
  endGif?.();
  endVideo();
}
