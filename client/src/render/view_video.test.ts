// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endVideo, recordVideo, video, videoObstacle } from './view_video';

/** What a browser's recorder does, as far as it is used. */
class Recorder {
  static made: Recorder;
  static isTypeSupported = (mime: string) => mime.startsWith('video/webm');
  state = 'inactive';
  ondataavailable: (event: { data: Blob }) => void = () => undefined;
  onstop: () => void = () => undefined;
  onerror: () => void = () => undefined;
  constructor() {
    Recorder.made = this;
  }
  start() {
    this.state = 'recording';
  }
  stop() {
    this.state = 'inactive';
    this.ondataavailable({ data: new Blob(['end']) });
    this.onstop();
  }
}

const stopped = vi.fn();
const canvas = {
  captureStream: () => ({ getTracks: () => [{ stop: stopped }] }),
} as unknown as HTMLCanvasElement;

beforeEach(() => vi.stubGlobal('MediaRecorder', Recorder));
afterEach(() => vi.unstubAllGlobals());

test('a video is made until it is ended, in what the browser can encode', async () => {
  expect(videoObstacle()).toBe('');
  const made = recordVideo(canvas);
  expect(video.getState().since).not.toBeNull();
  Recorder.made.ondataavailable({ data: new Blob(['begin ']) });
  endVideo();
  const { blob, ending } = await made;
  expect([ending, blob.size]).toEqual(['webm', 9]);
  expect(video.getState().since).toBeNull();
  expect(stopped).toHaveBeenCalled();
});

test('it ends by itself at its largest size', async () => {
  const made = recordVideo(canvas, 5);
  Recorder.made.ondataavailable({ data: new Blob(['too much']) });
  expect((await made).blob.size).toBeGreaterThan(5);
});

test('a browser without a recorder says so', () => {
  vi.unstubAllGlobals();
  expect(videoObstacle()).not.toBe('');
});
