// SPDX-License-Identifier: Apache-2.0
/** The videos that come to this page: who draws them is told of each frame, the server how late they were. */

import { app } from '../state';
import type { VideoChunk } from '../wire/messages';
import { Delays } from './delays';
import { VideoStream, type Shown } from './video_stream';

const REPORT_MS = 1000;

type Watcher = (shown: Shown) => void;

const streams = new Map<string, VideoStream>();
const watchers = new Map<string, Set<Watcher>>();
const delays = new Delays();
let reporting: ReturnType<typeof setInterval> | undefined;

/** Whether this browser decodes video at all: it does not on plain http, but for localhost. */
export function decodesVideo(): boolean {
  return typeof VideoDecoder !== 'undefined';
}

/** Take a part of a video. */
export function takeVideo(chunk: VideoChunk): void {
  if (!decodesVideo() || chunk.display in app.getState().picturesOnly) return;
  let stream = streams.get(chunk.display);
  if (!stream) streams.set(chunk.display, (stream = streamOf(chunk.display)));
  stream.take(chunk);
}

/** Be told of every frame of a display, and of the newest at once; returns what ends that. */
export function watchVideo(display: string, watcher: Watcher): () => void {
  let all = watchers.get(display);
  if (!all) watchers.set(display, (all = new Set<Watcher>()));
  all.add(watcher);
  const shown = streams.get(display)?.shown;
  if (shown) watcher(shown);
  return () => {
    all.delete(watcher);
  };
}

/** Another connection: what comes now does not follow on what came before. */
export function restartVideos(): void {
  for (const stream of streams.values()) stream.restart();
}

/** Forget the videos of displays that are no more; the others go on. */
export function forgetVideos(known: (display: string) => boolean): void {
  for (const [display, stream] of streams) {
    if (known(display)) continue;
    stream.dispose();
    streams.delete(display);
  }
}

/** A picture of a camera, of a video or not, is drawn now. */
export function pictureDrawn(display: string, stamp: number): void {
  const { clock, displays } = app.getState();
  const codec = displays[display]?.options.codec;
  if (stamp === 0 || codec === undefined || codec === 'jpeg') return;
  delays.drawn(display, stamp, clock.rosTime());
  report();
}

function report(): void {
  reporting ??= setInterval(() => {
    const told = delays.take();
    for (const each of told) app.getState().send({ t: 'VideoShown', ...each });
    if (told.length) return;
    clearInterval(reporting);
    reporting = undefined;
  }, REPORT_MS);
}

function streamOf(display: string): VideoStream {
  return new VideoStream({
    ask: () => app.getState().send({ t: 'SendAgain', displays: [display] }),
    fail: (reason) => {
      console.warn(`The video of ${display} is taken as pictures: ${reason}`);
      streams.get(display)?.dispose();
      streams.delete(display);
      app.setState(({ picturesOnly }) => ({ picturesOnly: { ...picturesOnly, [display]: true } }));
    },
    show: (shown) => {
      for (const watcher of watchers.get(display) ?? []) watcher(shown);
    },
    lost: () => {
      delays.lost(display);
      report();
    },
    now: () => performance.now(),
  });
}
