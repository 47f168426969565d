// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from '../state';
import type { Display, VideoChunk } from '../wire/messages';
import { decodesVideo, forgetVideos, pictureDrawn, restartVideos, takeVideo } from './videos';

const display = (codec: string) => ({ options: { codec } }) as unknown as Display;
const send = vi.fn(() => true);

beforeEach(() => {
  vi.useFakeTimers();
  app.setState(app.getInitialState(), true);
  app.setState({
    send,
    displays: { '/cam': display('auto'), '/plain': display('jpeg') },
    clock: { rosTime: () => 10.05, simulated: false },
  });
});
afterEach(() => vi.useRealTimers());

describe('videos', () => {
  it('are told of once a second, while there is something to tell', () => {
    pictureDrawn('/cam', 10);
    pictureDrawn('/plain', 10);
    pictureDrawn('/cam', 0);
    vi.advanceTimersByTime(5000);
    expect(send).toHaveBeenCalledOnce();
    const [told] = send.mock.calls[0] as unknown as [Record<string, unknown>];
    expect(told).toMatchObject({ t: 'VideoShown', display: '/cam', shown: 1, lost: 0 });
    expect(told.last).toBeCloseTo(0.05);
  });

  it('are not for browsers without a decoder', () => {
    expect(decodesVideo()).toBe(false);
  });

  it('go on when something else is removed, and not over another connection', () => {
    const decode = vi.fn();
    const close = vi.fn();
    class Decoder {
      state = 'unconfigured';
      decodeQueueSize = 0;
      configure = () => void (this.state = 'configured');
      decode = decode;
      close = close;
    }
    vi.stubGlobal('VideoDecoder', Decoder);
    vi.stubGlobal('EncodedVideoChunk', vi.fn());
    const chunk = (number: number, key_frame = false) =>
      ({ display: '/cam', number, key_frame, codec: 'avc1', stamp: 1 }) as unknown as VideoChunk;
    takeVideo(chunk(1, true));
    forgetVideos((display) => display === '/cam');
    takeVideo(chunk(2));
    expect(decode).toHaveBeenCalledTimes(2);
    restartVideos();
    takeVideo(chunk(3));
    expect(decode).toHaveBeenCalledTimes(2);
    expect(send).toHaveBeenCalledWith({ t: 'SendAgain', displays: ['/cam'] });
    forgetVideos(() => false);
    expect(close).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});
