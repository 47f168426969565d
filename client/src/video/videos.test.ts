// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from '../state';
import type { Display } from '../wire/messages';
import { decodesVideo, pictureDrawn } from './videos';

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
});
