// SPDX-License-Identifier: Apache-2.0
/** The worker's end: what the page says reaches the stream of its display, and back. */

import { expect, test, vi } from 'vitest';
import type { StreamHost } from './video_stream';
import type { FromVideo, ToVideo } from './video_worker';

const made = vi.hoisted(() => [] as { host: StreamHost; calls: string[] }[]);
vi.mock('./video_stream', () => ({
  VideoStream: class {
    readonly calls: string[] = [];
    constructor(readonly host: StreamHost) {
      made.push(this);
    }
    take = () => void this.calls.push('take');
    taken = () => void this.calls.push('taken');
    restart = () => void this.calls.push('restart');
    dispose = () => void this.calls.push('dispose');
  },
}));

test('each display has its stream until it is forgotten or given up', async () => {
  vi.useFakeTimers();
  const postMessage = vi.fn();
  const scope = { postMessage, onmessage: null as null | ((event: { data: ToVideo }) => void) };
  vi.stubGlobal('self', scope);
  await import('./video_worker');
  const say = (data: ToVideo) => scope.onmessage!({ data });
  const chunk = (display: string) =>
    say({ type: 'chunk', chunk: { display } } as unknown as ToVideo);
  say({ type: 'taken', display: '/a' });
  chunk('/a');
  chunk('/b');
  chunk('/a');
  say({ type: 'taken', display: '/a' });
  say({ type: 'restart' });
  say({ type: 'forget', display: '/a' });
  chunk('/a');
  expect(made.map((each) => each.calls)).toEqual([
    ['take', 'take', 'taken', 'restart', 'dispose'],
    ['take', 'restart'],
    ['take'],
  ]);
  const frame = {} as VideoFrame;
  const { host } = made[1]!;
  host.show({ frame, stamp: 2 });
  host.ask();
  host.lost();
  host.lost();
  vi.advanceTimersByTime(1000);
  host.fail('broken');
  const said = postMessage.mock.calls as [FromVideo, Transferable[]?][];
  expect(said).toEqual([
    [{ type: 'frame', display: '/b', frame, stamp: 2 }, [frame]],
    [{ type: 'ask', display: '/b' }],
    [{ type: 'lost', display: '/b', count: 2 }],
    [{ type: 'fail', display: '/b', reason: 'broken' }],
  ]);
  expect(made[1]!.calls.at(-1)).toBe('dispose');
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
