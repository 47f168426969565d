// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VideoChunk } from '../wire/messages';
import { VideoStream } from './video_stream';

/** What a decoder was given, and frames that a test lets out. */
class Decoder {
  static all: Decoder[] = [];
  state = 'unconfigured';
  decodeQueueSize = 0;
  ondequeue: (() => void) | null = null;
  decoded: { type: string; timestamp: number }[] = [];
  constructor(readonly init: { output: (frame: unknown) => void; error: (e: unknown) => void }) {
    Decoder.all.push(this);
  }
  configure(): void {
    this.state = 'configured';
  }
  decode(chunk: { type: string; timestamp: number }): void {
    this.decoded.push(chunk);
  }
  close(): void {
    this.state = 'closed';
  }
  out(timestamp: number) {
    const frame = { timestamp, close: vi.fn() };
    this.init.output(frame);
    return frame;
  }
}

class Encoded {
  readonly type: string;
  readonly timestamp: number;
  constructor(init: { type: string; timestamp: number }) {
    this.type = init.type;
    this.timestamp = init.timestamp;
  }
}

function chunk(number: number, key = false, width = 64): VideoChunk {
  const data = new Uint8Array(4);
  const size = { width, height: 48, encoding: 'h264', ros_encoding: 'rgb8', data } as const;
  const at = { display: '/cam', key: '/cam', frame: '', stamp: number / 10 };
  return { t: 'VideoChunk', ...at, ...size, number, key_frame: key, codec: 'avc1.42c01e' };
}

let now = 0;
const host = { ask: vi.fn(), fail: vi.fn(), show: vi.fn(), lost: vi.fn(), now: () => now };
const shown = () => (host.show.mock.calls as [{ stamp: number }][]).map(([each]) => each.stamp);

beforeEach(() => {
  now = 0;
  vi.useFakeTimers();
  Decoder.all = [];
  vi.clearAllMocks();
  vi.stubGlobal('VideoDecoder', Decoder);
  vi.stubGlobal('EncodedVideoChunk', Encoded);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const given = (): number[] => Decoder.all.flatMap((one) => one.decoded.map((c) => c.timestamp));

describe('a video', () => {
  it('is decoded in order; of what comes while a frame is drawn the newest is kept, others are closed', () => {
    const stream = new VideoStream(host);
    for (const each of [chunk(4, true), chunk(5), chunk(5), chunk(6), chunk(7)]) stream.take(each);
    expect(given()).toEqual([4, 5, 6, 7]);
    const frames = [4, 5, 6].map((each) => Decoder.all[0]!.out(each));
    expect(shown()).toEqual([0.4]);
    stream.taken();
    expect(shown()).toEqual([0.4, 0.6]);
    expect(host.lost).toHaveBeenCalledOnce();
    frames.push(Decoder.all[0]!.out(7));
    const closed = () => frames.map((each) => each.close.mock.calls.length);
    expect(closed(), "what was shown is the host's").toEqual([0, 1, 0, 0]);
    stream.dispose();
    expect(closed()).toEqual([0, 1, 0, 1]);
    expect(shown()).toEqual([0.4, 0.6]);
  });

  it('whose frame was taken shows the next one as soon as it is there', () => {
    const stream = new VideoStream(host);
    for (const each of [chunk(1, true), chunk(2)]) stream.take(each);
    Decoder.all[0]!.out(1);
    stream.taken();
    Decoder.all[0]!.out(2);
    expect(shown()).toEqual([0.1, 0.2]);
    expect(host.lost).not.toHaveBeenCalled();
  });

  it('shows nothing of what follows on a frame that is missing, and asks for a key frame', () => {
    const stream = new VideoStream(host);
    stream.take(chunk(1));
    expect(host.ask).toHaveBeenCalledTimes(1);
    for (const each of [chunk(2, true), chunk(4), chunk(5)]) stream.take(each);
    expect(given()).toEqual([2]);
    expect(host.ask).toHaveBeenCalledTimes(1);
    now = 600;
    stream.take(chunk(6));
    expect(host.ask).toHaveBeenCalledTimes(2);
    stream.take(chunk(9, true));
    stream.take(chunk(10));
    expect(given()).toEqual([2, 9, 10]);
    expect(host.lost).toHaveBeenCalledTimes(4);
  });

  it('of another size, or after a new connection, begins anew', () => {
    const stream = new VideoStream(host);
    stream.take(chunk(1, true));
    stream.take(chunk(2, true, 128));
    expect(Decoder.all.map((one) => one.state)).toEqual(['closed', 'configured']);
    stream.restart();
    stream.take(chunk(3));
    expect(given()).toEqual([1, 2]);
    const late = Decoder.all[0]!.out(1);
    expect(late.close).toHaveBeenCalledOnce();
    expect(host.show).not.toHaveBeenCalled();
  });

  it('waits here while the decoder has enough, and goes on with the next key frame when it is late', () => {
    const stream = new VideoStream(host);
    for (const each of [chunk(1, true), chunk(2)]) stream.take(each);
    const decoder = Decoder.all[0]!;
    decoder.decodeQueueSize = 2;
    for (const each of [chunk(3), chunk(4)]) stream.take(each);
    expect(given()).toEqual([1, 2]);
    decoder.decodeQueueSize = 0;
    decoder.ondequeue!();
    expect(given()).toEqual([1, 2, 3, 4]);
    decoder.decodeQueueSize = 2;
    stream.take(chunk(5));
    now = 300;
    stream.take(chunk(6));
    expect(host.ask).toHaveBeenCalledOnce();
    expect(host.lost).toHaveBeenCalledTimes(2);
    decoder.decodeQueueSize = 0;
    stream.take(chunk(7));
    expect(given(), 'nothing that follows on what was left out').toEqual([1, 2, 3, 4]);
  });

  it('that waits is left out when a key frame comes', () => {
    const stream = new VideoStream(host);
    stream.take(chunk(1, true));
    const decoder = Decoder.all[0]!;
    decoder.decodeQueueSize = 2;
    for (const each of [chunk(2), chunk(3), chunk(4, true), chunk(5)]) stream.take(each);
    decoder.decodeQueueSize = 0;
    decoder.ondequeue!();
    expect(given()).toEqual([1, 4, 5]);
    expect(host.lost).toHaveBeenCalledTimes(2);
  });

  it('asks again by itself where no key frame comes: a camera may stand still', () => {
    const stream = new VideoStream({ ...host, now: () => Date.now() });
    stream.take(chunk(1));
    vi.advanceTimersByTime(60_000);
    expect(host.ask.mock.calls.length).toBeGreaterThan(2);
    expect(host.ask.mock.calls.length).toBeLessThan(8);
    const before = host.ask.mock.calls.length;
    stream.take(chunk(2, true));
    vi.advanceTimersByTime(60_000);
    expect(host.ask).toHaveBeenCalledTimes(before);
  });

  it('that is missing parts again and again is given up', () => {
    const stream = new VideoStream(host);
    for (let i = 0; i < 10; i++) {
      expect(host.fail).not.toHaveBeenCalled();
      now += 1000;
      stream.take(chunk(10 * i, true));
      stream.take(chunk(10 * i + 5));
    }
    expect(host.fail).toHaveBeenCalledOnce();
  });

  it('is given up where the browser does not decode it', () => {
    const stream = new VideoStream(host);
    stream.take(chunk(1, true));
    Decoder.all[0]!.init.error(new DOMException('no H.264', 'NotSupportedError'));
    expect(host.fail).toHaveBeenCalledWith('no H.264');
  });

  it('is given up after the third error, and tried again before', () => {
    const stream = new VideoStream(host);
    for (let i = 0; i < 3; i++) {
      expect(host.fail).not.toHaveBeenCalled();
      now += 1000;
      stream.take(chunk(i, true));
      Decoder.all[i]!.init.error(new Error('broken'));
    }
    expect(host.ask).toHaveBeenCalledTimes(2);
    expect(host.fail).toHaveBeenCalledWith('broken');
  });
});
