// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { hello } from '../../test/fake_server';
import { app, initialState } from '../state';
import { resetStop, stop } from '../stopping';
import type { ServerMessage } from '../wire/messages';
import { clock, connect } from './connection';
import type { FromWorker, ToWorker } from './protocol';

/** The worker as the main thread sees it: what it was told, and what it says. */
class FakeWorker {
  static last: FakeWorker;
  told: ToWorker[] = [];
  onmessage: ((event: { data: FromWorker }) => void) | null = null;

  constructor() {
    FakeWorker.last = this;
  }

  postMessage(message: ToWorker): void {
    this.told.push(message);
  }

  say(message: FromWorker): void {
    this.onmessage?.({ data: message });
  }

  hear(message: ServerMessage, socket: 'control' | 'data'): void {
    this.say({ type: 'messages', messages: [message], socket, bytes: 10 });
  }

  phase(phase: 'connected' | 'outdated' | 'reconnecting'): void {
    this.say({ type: 'phase', connection: { phase, text: phase, code: '', attempt: 0 } });
  }
}

const taken: ServerMessage[] = [];
let worker: FakeWorker;

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  taken.length = 0;
  clock.reset();
  history.replaceState(null, '', '/robot/index.html#token=key');
  vi.stubGlobal('Worker', FakeWorker);
  app.setState(initialState(), true);
  connect({ take: (message) => void taken.push(message) });
  worker = FakeWorker.last;
});

const remove = { t: 'Remove', display: 'a', key: 'a' } as const;

test('it connects to the folder that the page is in, with the token of the address', () => {
  expect(worker.told).toMatchObject([
    { type: 'start', page: `${location.origin}/robot/`, credentials: { token: 'key' } },
  ]);
  expect(location.hash).toBe('');
});

test('what is asked for is acknowledged once the store has all that came before, and nothing else', () => {
  worker.hear(hello(), 'control');
  worker.hear(remove, 'data');
  worker.say({ type: 'progress', bytes: 50 });
  expect(worker.told.slice(1)).toEqual([]);
  worker.say({ type: 'asked', bytes: 4, received: 154, session: 3 });
  expect(taken.map(({ t }) => t)).toEqual(['Hello', 'Remove']);
  expect(worker.told.slice(1)).toEqual([{ type: 'ack', session: 3, received: 154 }]);
});

test('a message that the page fails on is reported, and does not stop the rest', () => {
  const failing = {
    take: () => {
      throw new Error('broken');
    },
  };
  connect(failing);
  worker = FakeWorker.last;
  const reported = vi.spyOn(console, 'error').mockReturnValue(undefined);
  worker.hear(remove, 'data');
  worker.say({ type: 'asked', bytes: 4, received: 100, session: 3 });
  expect(reported).toHaveBeenCalledTimes(1);
  expect(worker.told.at(-1)).toMatchObject({ type: 'ack', received: 100 });
});

test('nothing is sent without a connection, and whoever sends is told so', () => {
  expect(app.getState().send({ t: 'Stop', reason: '', press: 1 })).toBe(false);
  worker.phase('connected');
  expect(app.getState().send({ t: 'Stop', reason: '', press: 1 })).toBe(true);
  expect(worker.told.at(-1)).toEqual({
    type: 'send',
    message: { t: 'Stop', reason: '', press: 1 },
  });
  expect(app.getState().connection.phase).toBe('connected');
});

test('answers to pings tell time, latency and what is left to come', () => {
  const pong = {
    t: 'Pong',
    page_time: 1000,
    time: 500,
    skipped: 4,
    lost: 1,
    pending: 9,
    sent: 7,
  } as const;
  worker.say({ type: 'pong', pong, receivedMs: 1020, bytes: 10 });
  expect(app.getState().stats).toMatchObject({ latencyMs: 20, skipped: 4, lost: 1, pending: 9 });
  expect(clock.at(2010)).toBeCloseTo(501, 6);
});

test('the rate is by time of arrival: a page that was busy reads two answers at once', () => {
  const pong = {
    t: 'Pong',
    page_time: 0,
    time: 0,
    skipped: 0,
    lost: 0,
    pending: 0,
    sent: 0,
  } as const;
  for (let i = 1; i <= 5; i++) {
    worker.say({ type: 'pong', pong, receivedMs: 1000 * i, bytes: i === 5 ? 6e6 : 0 });
  }
  expect(app.getState().stats.bytesPerSecond).toBe(1_500_000);
});

test('simulated time counts', () => {
  worker.hear({ t: 'Clock', display: '', key: '', time: 42, simulated: true }, 'control');
  expect(app.getState().clock.rosTime()).toBe(42);
});

test('a page that comes back says who it was', () => {
  worker.hear(hello({ client_id: 'c9', resume: 'again' }), 'control');
  connect({ take: () => undefined });
  expect(FakeWorker.last.told[0]).toMatchObject({
    credentials: { clientId: 'c9', resume: 'again' },
  });
});

test('the network coming back is a reason to try at once', () => {
  dispatchEvent(new Event('online'));
  expect(worker.told.at(-1)).toEqual({ type: 'retry' });
});

test('another session forgets the time of the server before; the same one does not', () => {
  clock.addClock(0, 50, true);
  app.setState((state) => ({ clock: { ...state.clock, simulated: true } }));
  worker.hear(hello({ resume: 'one' }), 'control');
  expect([clock.simulated, app.getState().clock.simulated]).toEqual([false, false]);
  clock.addClock(0, 50, true);
  worker.hear(hello({ resume: 'one' }), 'control');
  expect(clock.simulated).toBe(true);
});

test('an outdated page that promised a stop does not forget it by loading itself anew', () => {
  stop();
  worker.phase('outdated');
  expect(app.getState().connection.phase).toBe('outdated');
  app.setState({ send: () => true });
  resetStop();
});
