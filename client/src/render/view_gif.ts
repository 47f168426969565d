// SPDX-License-Identifier: Apache-2.0
/** A GIF of the view: few pictures a second, small, and of bounded length; made in a worker. */

import type { FromGif, ToGif } from './gif/gif_worker';
import { video, type Video } from './view_video';

const INTERVAL_MS = 100;
/** Pixels across at most. */
const WIDEST = 640;
const LONGEST_S = 60;
/** At this size (bytes) it ends by itself. */
export const LARGEST_GIF = 64e6;
/** Pictures that wait for the worker; more are left out. */
const MOST_WAITING = 4;

let endNow: (() => void) | null = null;

/** End the GIF that is being made. */
export function endGif(): void {
  endNow?.();
}

/** Begin; resolves with the GIF once it was ended, by hand, by its length or its size. */
export async function recordGif(canvas: HTMLCanvasElement): Promise<Video> {
  const stream = canvas.captureStream(1000 / INTERVAL_MS);
  const player = document.createElement('video');
  player.muted = true;
  player.srcObject = stream;
  void player.play();
  const worker = new Worker(new URL('./gif/gif_worker.ts', import.meta.url), { type: 'module' });
  try {
    return { blob: await collect(canvas, player, worker), ending: 'gif' };
  } finally {
    endNow = null;
    video.setState({ since: null });
    worker.terminate();
    player.srcObject = null;
    for (const track of stream.getTracks()) track.stop();
  }
}

function collect(
  canvas: HTMLCanvasElement,
  player: HTMLVideoElement,
  worker: Worker,
): Promise<Blob> {
  const scale = Math.min(1, WIDEST / canvas.width);
  const width = Math.max(1, Math.round(canvas.width * scale));
  const height = Math.max(1, Math.round(canvas.height * scale));
  const paper = document.createElement('canvas');
  paper.width = width;
  paper.height = height;
  const context = paper.getContext('2d', { willReadFrequently: true });
  const begun = performance.now();
  video.setState({ since: begun });
  return new Promise((resolve, reject) => {
    if (!context) {
      reject(new Error('The browser gives no canvas to draw on.'));
      return;
    }
    let [waiting, pictures, last] = [0, 0, begun];
    const take = (): void => {
      // Before the first picture there is none; afterwards the last one is there.
      if (player.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
      context.drawImage(player, 0, 0, width, height);
      const now = performance.now();
      // Players take shorter ones for no time at all.
      const milliseconds = Math.max(20, now - last);
      last = now;
      const rgba = new Uint8ClampedArray(context.getImageData(0, 0, width, height).data);
      worker.postMessage({ width, height, rgba, milliseconds } satisfies ToGif, [rgba.buffer]);
      waiting += 1;
      pictures += 1;
    };
    const step = (): void => {
      if (performance.now() - begun > LONGEST_S * 1000) endNow?.();
      else if (waiting < MOST_WAITING) take();
    };
    const timer = setInterval(step, INTERVAL_MS);
    endNow = () => {
      endNow = null;
      clearInterval(timer);
      if (pictures === 0) take();
      if (pictures === 0) reject(new Error('The view was not drawn meanwhile.'));
      else worker.postMessage('end' satisfies ToGif);
    };
    worker.onmessage = ({ data }: MessageEvent<FromGif>) => {
      if (data instanceof Blob) {
        resolve(data);
        return;
      }
      waiting -= 1;
      if (data >= LARGEST_GIF) endNow?.();
    };
    worker.onerror = (event) => {
      clearInterval(timer);
      reject(new Error(event.message || 'The GIF could not be made.'));
    };
  });
}
