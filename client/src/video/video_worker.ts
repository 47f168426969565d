// SPDX-License-Identifier: Apache-2.0
/** The worker that decodes videos: however slowly the page draws, frames come out in time. */

import type { VideoChunk } from '../wire/messages';
import { VideoStream, type Shown } from './video_stream';

export type ToVideo =
  | { type: 'chunk'; chunk: VideoChunk }
  /** The last frame of a display is drawn: now the next one. */
  | { type: 'taken'; display: string }
  /** Another connection: what comes now does not follow on what came before. */
  | { type: 'restart' }
  | { type: 'forget'; display: string };

export type FromVideo = { display: string } & (
  | ({ type: 'frame' } & Shown)
  /** A key frame is needed. */
  | { type: 'ask' }
  /** So many frames were missing, or overtaken, since it was said last. */
  | { type: 'lost'; count: number }
  /** This browser does not decode it. */
  | { type: 'fail'; reason: string }
);

/** The part of a dedicated worker's scope that is used; TypeScript's own clashes with the page's. */
interface WorkerScope {
  postMessage(message: FromVideo, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToVideo>) => void) | null;
}

/** Lost frames are told of together. */
const LOST_MS = 200;

const scope = self as unknown as WorkerScope;
const streams = new Map<string, VideoStream>();
const lost = new Map<string, number>();

scope.onmessage = ({ data }) => {
  switch (data.type) {
    case 'chunk':
      of(data.chunk.display).take(data.chunk);
      break;
    case 'taken':
      streams.get(data.display)?.taken();
      break;
    case 'restart':
      for (const stream of streams.values()) stream.restart();
      break;
    case 'forget':
      forget(data.display);
      break;
  }
};

function of(display: string): VideoStream {
  let stream = streams.get(display);
  if (!stream) streams.set(display, (stream = begin(display)));
  return stream;
}

function begin(display: string): VideoStream {
  return new VideoStream({
    ask: () => scope.postMessage({ type: 'ask', display }),
    fail: (reason) => {
      forget(display);
      scope.postMessage({ type: 'fail', display, reason });
    },
    show: ({ frame, stamp }) =>
      scope.postMessage({ type: 'frame', display, frame, stamp }, [frame]),
    lost: () => miss(display),
    now: () => performance.now(),
  });
}

function miss(display: string): void {
  if (lost.size === 0) setTimeout(tellLost, LOST_MS);
  lost.set(display, (lost.get(display) ?? 0) + 1);
}

function tellLost(): void {
  for (const [display, count] of lost) scope.postMessage({ type: 'lost', display, count });
  lost.clear();
}

function forget(display: string): void {
  streams.get(display)?.dispose();
  streams.delete(display);
}
