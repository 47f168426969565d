// SPDX-License-Identifier: Apache-2.0
/** The videos that come to this page: who draws them is told of each frame, the server how late they were. */

import { app } from '../state';
import type { VideoChunk } from '../wire/messages';
import { Delays } from './delays';
import type { Shown } from './video_stream';
import type { FromVideo, ToVideo } from './video_worker';

const REPORT_MS = 1000;
/** What is of no use for so long is given back. */
const UNUSED_MS = 2000;
/** Milliseconds until what was given up is tried again; twice as long each time. */
const RETRY_MS = 4000;
const LONGEST_RETRY_MS = 32_000;
/** A video that went on for so long was well: what comes then is another trouble. */
const WELL_MS = 60_000;
/** A page that is not drawn, because it is hidden, takes a frame now and then. */
const UNDRAWN_MS = 250;

type Watcher = (shown: Shown) => void;

/** What this page has of the video of a display. */
interface Video {
  shown: Shown | null;
  /** Nobody draws it: it is not decoded. */
  asleep: boolean;
  /** Since when it is of no use; null while it is. */
  unused: number | null;
}

/** A video in whose place pictures are taken, or were. */
interface GivenUp {
  /** Milliseconds until it is tried again, or were. */
  pause: number;
  /** undefined once it is tried again, which it is since then. */
  retry: ReturnType<typeof setTimeout> | undefined;
  since: number;
  /** What its display's options were. */
  options: string;
}

const videos = new Map<string, Video>();
const watchers = new Map<string, Set<Watcher>>();
const givenUp = new Map<string, GivenUp>();
const delays = new Delays();
let worker: Worker | null = null;
let reporting: ReturnType<typeof setInterval> | undefined;
let tidying: ReturnType<typeof setInterval> | undefined;

/** Whether this browser decodes video at all: it does not on plain http, but for localhost. */
export function decodesVideo(): boolean {
  return typeof VideoDecoder !== 'undefined';
}

/** Take a part of a video. */
export function takeVideo(chunk: VideoChunk): void {
  const { display } = chunk;
  if (!decodesVideo() || display in app.getState().picturesOnly) return;
  let video = videos.get(display);
  if (!video) videos.set(display, (video = { shown: null, asleep: false, unused: null }));
  tidying ??= setInterval(tidy, UNUSED_MS / 2);
  if (video.asleep && !isWatched(display)) return;
  video.asleep = false;
  const data = chunk.data.slice();
  worker ??= begin();
  worker.postMessage({ type: 'chunk', chunk: { ...chunk, data } } satisfies ToVideo, [data.buffer]);
}

/** Be told of every frame of a display, and of the newest at once; returns what ends that. */
export function watchVideo(display: string, watcher: Watcher): () => void {
  let all = watchers.get(display);
  if (!all) watchers.set(display, (all = new Set<Watcher>()));
  all.add(watcher);
  const video = videos.get(display);
  if (video?.shown) watcher(video.shown);
  else if (video?.asleep) {
    video.asleep = false;
    ask(display);
  }
  return () => {
    all.delete(watcher);
  };
}

/** Another connection: what comes now does not follow on what came before. */
export function restartVideos(): void {
  tell({ type: 'restart' });
  retryVideos();
}

/** Try what was given up again at once when the page is looked at again, or its camera is set otherwise. */
export function retryInTime(): void {
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) retryVideos();
  });
  app.subscribe((state, before) => {
    if (state.displays === before.displays) return;
    for (const [display, { options }] of givenUp) {
      if (options !== optionsOf(display)) tryAgain(display);
    }
  });
}

function retryVideos(): void {
  for (const display of givenUp.keys()) tryAgain(display);
}

/** Forget the videos of displays that are no more; the others go on. */
export function forgetVideos(known: (display: string) => boolean): void {
  for (const display of videos.keys()) {
    if (known(display)) continue;
    release(display);
    videos.delete(display);
  }
  for (const display of givenUp.keys()) {
    if (known(display)) continue;
    tryAgain(display);
    givenUp.delete(display);
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

/** Tell the worker, if there is one. */
function tell(message: ToVideo): void {
  worker?.postMessage(message);
}

function begin(): Worker {
  const made = new Worker(new URL('./video_worker.ts', import.meta.url), {
    type: 'module',
    name: 'ros_viz_bridge video',
  });
  made.onmessage = ({ data }: MessageEvent<FromVideo>) => {
    if (made === worker) hear(data);
    else if (data.type === 'frame') data.frame.close();
  };
  made.onerror = ({ message }) => {
    if (made !== worker) return;
    made.terminate();
    worker = null;
    for (const display of [...videos.keys()]) giveUp(display, message || 'no decoder was loaded');
  };
  return made;
}

function hear(said: FromVideo): void {
  const { display } = said;
  switch (said.type) {
    case 'frame':
      return show(display, said);
    case 'ask':
      return ask(display);
    case 'fail':
      return giveUp(display, said.reason);
    case 'lost':
      for (let i = said.count; i > 0; i--) delays.lost(display);
      return report();
  }
}

function show(display: string, { frame, stamp }: Shown): void {
  const video = videos.get(display);
  if (!video || video.asleep) return frame.close();
  video.shown?.frame.close();
  video.shown = { frame, stamp };
  // First: one that cannot draw a frame does not keep the next one away.
  whenDrawn(() => tell({ type: 'taken', display }));
  for (const watcher of watchers.get(display) ?? []) watcher(video.shown);
}

/** The next frame is of use when this one is drawn. In a headset the page itself may not be drawn at all. */
function whenDrawn(go: () => void): void {
  const done = (): void => {
    cancelAnimationFrame(drawn);
    clearTimeout(late);
    go();
  };
  const drawn = requestAnimationFrame(done);
  const late = setTimeout(done, app.getState().inHeadset === '' ? UNDRAWN_MS : 0);
}

function ask(display: string): void {
  app.getState().send({ t: 'SendAgain', displays: [display] });
}

/** Give back frames and decoders of what nobody draws, or what comes as pictures now. */
function tidy(): void {
  const now = performance.now();
  const { images } = app.getState();
  for (const [display, video] of videos) {
    const drawn = isWatched(display) && images[display]?.encoding === 'h264';
    video.unused = drawn ? null : (video.unused ?? now);
    if (video.unused !== null && !video.asleep && now - video.unused >= UNUSED_MS) release(display);
  }
  if (videos.size > 0) return;
  clearInterval(tidying);
  tidying = undefined;
}

function isWatched(display: string): boolean {
  return (watchers.get(display)?.size ?? 0) > 0;
}

function release(display: string): void {
  const video = videos.get(display);
  if (!video) return;
  video.shown?.frame.close();
  video.shown = null;
  video.asleep = true;
  tell({ type: 'forget', display });
}

function giveUp(display: string, reason: string): void {
  console.warn(`The video of ${display} is taken as pictures for a while: ${reason}`);
  release(display);
  videos.delete(display);
  const now = performance.now();
  const before = givenUp.get(display);
  clearTimeout(before?.retry);
  const again = before && now - before.since < WELL_MS;
  const pause = again ? Math.min(2 * before.pause, LONGEST_RETRY_MS) : RETRY_MS;
  const retry = setTimeout(() => tryAgain(display), pause);
  givenUp.set(display, { pause, retry, since: now, options: optionsOf(display) });
  app.setState(({ picturesOnly }) => ({ picturesOnly: { ...picturesOnly, [display]: true } }));
}

function tryAgain(display: string): void {
  const given = givenUp.get(display);
  if (given?.retry === undefined) return;
  clearTimeout(given.retry);
  given.retry = undefined;
  given.since = performance.now();
  const rest = Object.entries(app.getState().picturesOnly).filter(([each]) => each !== display);
  app.setState({ picturesOnly: Object.fromEntries(rest) });
}

/** What a video is made by: a camera that is encoded otherwise now is another one. */
function optionsOf(display: string): string {
  return JSON.stringify(app.getState().displays[display]?.options ?? null);
}
