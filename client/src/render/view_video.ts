// SPDX-License-Identifier: Apache-2.0
/** A video of the view, made by the browser out of the canvas; of bounded size. */

import { createStore } from 'zustand/vanilla';

/** Kept in memory until it is saved: at this size (bytes) it ends by itself. */
export const LARGEST = 512e6;
const PICTURES_PER_SECOND = 30;
const BITS_PER_SECOND = 8e6;
/** The browser hands over what it has every second. */
const SLICE_MS = 1000;

const KINDS = [
  { mime: 'video/mp4;codecs=avc1.42E01F', ending: 'mp4' },
  { mime: 'video/webm;codecs=vp9', ending: 'webm' },
  { mime: 'video/webm;codecs=vp8', ending: 'webm' },
  { mime: 'video/webm', ending: 'webm' },
] as const;

export interface Video {
  blob: Blob;
  ending: string;
}

/** When the video that is being made began (page time, ms); null while none is. */
export const video = createStore<{ since: number | null }>(() => ({ since: null }));

let recorder: MediaRecorder | null = null;

/** Why this browser can make no video; '' where it can. */
export function videoObstacle(): string {
  if (typeof MediaRecorder === 'undefined') return 'this browser records no video';
  return KINDS.some(({ mime }) => MediaRecorder.isTypeSupported(mime))
    ? ''
    : 'this browser has no video encoder';
}

/** Begin; resolves with the video once it was ended, by hand or by its size. Rejects with the browser's reason. */
export function recordVideo(canvas: HTMLCanvasElement, most = LARGEST): Promise<Video> {
  const kind = KINDS.find(({ mime }) => MediaRecorder.isTypeSupported(mime)) ?? KINDS[3];
  const stream = canvas.captureStream(PICTURES_PER_SECOND);
  const made = new MediaRecorder(stream, {
    mimeType: kind.mime,
    videoBitsPerSecond: BITS_PER_SECOND,
  });
  recorder = made;
  const parts: Blob[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      for (const track of stream.getTracks()) track.stop();
      recorder = null;
      video.setState({ since: null });
    };
    made.ondataavailable = ({ data }) => {
      parts.push(data);
      size += data.size;
      if (size >= most && made.state === 'recording') made.stop();
    };
    made.onstop = () => {
      end();
      resolve({ blob: new Blob(parts, { type: kind.mime }), ending: kind.ending });
    };
    made.onerror = () => {
      end();
      reject(new Error('The browser could not encode the video.'));
    };
    made.start(SLICE_MS);
    video.setState({ since: performance.now() });
  });
}

/** End the video that is being made. */
export function endVideo(): void {
  if (recorder?.state === 'recording') recorder.stop();
}
