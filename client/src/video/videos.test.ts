// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from '../state';
import type { Display, VideoChunk } from '../wire/messages';
import type { FromVideo, ToVideo } from './video_worker';
import {
  decodesVideo,
  forgetVideos,
  pictureDrawn,
  restartVideos,
  retryInTime,
  takeVideo,
  watchVideo,
} from './videos';

const display = (codec: string) => ({ options: { codec } }) as unknown as Display;
const send = vi.fn(() => true);
const asked = () =>
  (send.mock.calls as unknown as [{ t: string }][]).filter(([each]) => each.t === 'SendAgain')
    .length;

/** What the worker was told; what it says is the test's. */
class FakeWorker {
  static last: FakeWorker;
  static told: ToVideo[] = [];
  onmessage: ((event: { data: FromVideo }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  terminate = vi.fn();
  constructor() {
    FakeWorker.last = this;
  }
  postMessage(message: ToVideo): void {
    FakeWorker.told.push(message);
  }
}

const told = () => FakeWorker.told.map((each) => each.type);
const say = (said: FromVideo) => FakeWorker.last.onmessage!({ data: said });

function chunk(number: number): VideoChunk {
  const message = { display: '/cam', number, encoding: 'h264', data: new Uint8Array(4) };
  return message as unknown as VideoChunk;
}

function take(number: number): void {
  takeVideo(chunk(number));
  app.setState({ images: { '/cam': chunk(number) } });
}

function frame(stamp: number) {
  const made = { close: vi.fn() };
  say({ type: 'frame', display: '/cam', frame: made as unknown as VideoFrame, stamp });
  return made;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('VideoDecoder', vi.fn());
  // A page that is not drawn: a hidden one.
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  app.setState(app.getInitialState(), true);
  app.setState({
    send,
    displays: { '/cam': display('auto'), '/plain': display('jpeg') },
    clock: { rosTime: () => 10.05, simulated: false },
  });
});
afterEach(() => {
  forgetVideos(() => false);
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  send.mockClear();
  FakeWorker.told = [];
});

describe('videos', () => {
  it('are told of once a second, while there is something to tell', () => {
    pictureDrawn('/cam', 10);
    pictureDrawn('/plain', 10);
    pictureDrawn('/cam', 0);
    vi.advanceTimersByTime(5000);
    expect(send).toHaveBeenCalledOnce();
    const [said] = send.mock.calls[0] as unknown as [Record<string, unknown>];
    expect(said).toMatchObject({ t: 'VideoShown', display: '/cam', shown: 1, lost: 0 });
    expect(said.last).toBeCloseTo(0.05);
  });

  it('are not for browsers without a decoder', () => {
    vi.stubGlobal('VideoDecoder', undefined);
    expect(decodesVideo()).toBe(false);
    take(1);
    expect(told()).toEqual([]);
  });

  it('show who watches the newest frame, and take the next one when that is drawn', () => {
    const watcher = vi.fn();
    const end = watchVideo('/cam', watcher);
    take(1);
    expect(told()).toEqual(['chunk']);
    const first = frame(1);
    expect(watcher).toHaveBeenCalledOnce();
    expect(told()).toEqual(['chunk']);
    vi.advanceTimersByTime(300);
    expect(told()).toEqual(['chunk', 'taken']);
    const second = frame(2);
    expect(first.close).toHaveBeenCalledOnce();
    expect(second.close).not.toHaveBeenCalled();
    const late = vi.fn();
    watchVideo('/cam', late)();
    expect(late).toHaveBeenCalledOnce();
    end();
    forgetVideos((id) => id === '/cam');
    restartVideos();
    expect(second.close).not.toHaveBeenCalled();
    forgetVideos(() => false);
    expect(second.close).toHaveBeenCalledOnce();
    expect(told().slice(2)).toEqual(['restart', 'forget']);
  });

  it('go on where a frame cannot be drawn', () => {
    const end = watchVideo('/cam', () => {
      throw new Error('no picture');
    });
    take(1);
    expect(() => frame(1)).toThrow('no picture');
    vi.advanceTimersByTime(300);
    expect(told()).toEqual(['chunk', 'taken']);
    end();
  });

  it('that nobody watches for a while are not decoded, and begin anew for who does', () => {
    const end = watchVideo('/cam', vi.fn());
    take(1);
    const kept = frame(1);
    vi.advanceTimersByTime(10_000);
    expect(kept.close).not.toHaveBeenCalled();
    end();
    vi.advanceTimersByTime(10_000);
    expect(kept.close).toHaveBeenCalledOnce();
    expect(told().at(-1)).toBe('forget');
    expect(frame(2).close).toHaveBeenCalledOnce();
    const before = told().length;
    take(2);
    expect(told().length).toBe(before);
    expect(asked()).toBe(0);
    watchVideo('/cam', vi.fn());
    expect(asked(), 'a camera may stand still').toBe(1);
    take(3);
    expect(told().at(-1)).toBe('chunk');
  });

  it('that come as pictures by now give back their last frame', () => {
    watchVideo('/cam', vi.fn());
    take(1);
    const kept = frame(1);
    app.setState({ images: {} });
    vi.advanceTimersByTime(10_000);
    expect(kept.close).toHaveBeenCalledOnce();
    take(2);
    expect(told().at(-1)).toBe('chunk');
  });

  it('that cannot be decoded come as pictures, for some seconds, at most for half a minute', () => {
    const pictures = () => app.getState().picturesOnly;
    take(1);
    for (const seconds of [4, 8, 16, 32, 32]) {
      say({ type: 'fail', display: '/cam', reason: 'broken' });
      expect(pictures()).toEqual({ '/cam': true });
      vi.advanceTimersByTime(seconds * 1000 - 1);
      expect(pictures()).toEqual({ '/cam': true });
      vi.advanceTimersByTime(1);
      expect(pictures()).toEqual({});
    }
    say({ type: 'fail', display: '/cam', reason: 'broken' });
    forgetVideos(() => false);
    expect(pictures(), 'another display of this name').toEqual({});
  });

  it('that went well for a while come as pictures for a short time again', () => {
    take(1);
    for (let i = 0; i < 5; i++) {
      say({ type: 'fail', display: '/cam', reason: 'broken' });
      vi.advanceTimersByTime(32_000);
    }
    vi.advanceTimersByTime(60_000);
    say({ type: 'fail', display: '/cam', reason: 'broken' });
    vi.advanceTimersByTime(4000);
    expect(app.getState().picturesOnly).toEqual({});
  });

  it('are tried again at once on another connection, when the page is looked at, or when their camera is set otherwise', () => {
    const pictures = () => app.getState().picturesOnly;
    const page = Object.assign(new EventTarget(), { hidden: false });
    vi.stubGlobal('document', page);
    retryInTime();
    const fail = () => say({ type: 'fail', display: '/cam', reason: 'broken' });
    take(1);
    fail();
    restartVideos();
    expect(pictures()).toEqual({});
    fail();
    page.hidden = true;
    page.dispatchEvent(new Event('visibilitychange'));
    expect(pictures()).toEqual({ '/cam': true });
    page.hidden = false;
    page.dispatchEvent(new Event('visibilitychange'));
    expect(pictures()).toEqual({});
    fail();
    const { displays } = app.getState();
    app.setState({ displays: { ...displays } });
    expect(pictures(), 'as it was').toEqual({ '/cam': true });
    app.setState({ displays: { '/cam': { options: { codec: 'h264', quality: 1 } } as never } });
    expect(pictures()).toEqual({});
  });

  it('come as pictures where the worker is not there, and try another one', () => {
    take(1);
    const worker = FakeWorker.last;
    worker.onerror!({ message: 'no such file' });
    expect(worker.terminate).toHaveBeenCalled();
    expect(app.getState().picturesOnly).toEqual({ '/cam': true });
    vi.advanceTimersByTime(60_000);
    take(2);
    expect(FakeWorker.last).not.toBe(worker);
  });

  it('pass on what is asked for, and count what was lost', () => {
    take(1);
    say({ type: 'ask', display: '/cam' });
    expect(send).toHaveBeenCalledWith({ t: 'SendAgain', displays: ['/cam'] });
    say({ type: 'lost', display: '/cam', count: 3 });
    vi.advanceTimersByTime(1000);
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ display: '/cam', lost: 3 }));
  });
});
