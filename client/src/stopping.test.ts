// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hello } from '../test/fake_server';
import { StoreIntake, type SceneIntake } from './intake';
import { app, initialState, type Phase } from './state';
import { resetStop, stop } from './stopping';
import type { ClientMessage, Control, Rejected } from './wire/messages';

const PROMISE = 'It goes out as soon as the connection is back.';
const NEVER = 'it cannot stop the robot.';

let sent: ClientMessage[];
let linked: boolean;
const scene = { greet: () => undefined, mark: () => undefined } as unknown as SceneIntake;
const intake = new StoreIntake(scene);

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  linked = true;
  app.setState(initialState(), true);
  app.setState({ hello: hello(), send: (message) => linked && sent.push(message) > 0 });
});

afterEach(() => {
  linked = true;
  resetStop();
  vi.useRealTimers();
});

function control(stopped_by: string): Control {
  return {
    t: 'Control',
    display: '',
    key: 'control',
    groups: [],
    operators: [],
    viewers: 0,
    stopped_by,
    names: {},
    presenter: '',
    stops: 0,
  };
}

/** The server answers the last stop that was sent, or another press. */
function heard(press?: number): void {
  const last = sent.filter(({ t }) => t === 'Stop').at(-1) as Extract<ClientMessage, { t: 'Stop' }>;
  intake.take({ t: 'StopHeard', press: press ?? last.press });
}

function turn(phase: Phase, code: string): void {
  app.setState(({ connection }) => ({ connection: { ...connection, phase, code } }));
}

function told(): string[] {
  return app.getState().notices.map(({ level, text }) => `${level}: ${text}`);
}

test('a stop that could not be sent is said loudly, and goes out first when the connection is back', () => {
  linked = false;
  expect(stop('now')).toBe(false);
  expect(told()).toEqual([expect.stringMatching(/^error: The stop was NOT sent/)]);
  linked = true;
  intake.take(hello());
  expect(sent).toMatchObject([{ t: 'Stop', reason: 'now' }]);
  heard();
  expect(told()).toEqual(['info: The stop is confirmed: outputs are stopped.']);
  vi.advanceTimersByTime(5000);
  expect(sent).toHaveLength(1);
});

test.each<[Phase, Rejected['code'] | '', string]>([
  ['connecting', '', PROMISE],
  ['reconnecting', '', PROMISE],
  ['reconnecting', 'full', PROMISE],
  ['rejected', 'ended', NEVER],
  ['rejected', 'link', NEVER],
  ['rejected', 'token', NEVER],
  ['rejected', 'refused', NEVER],
  ['outdated', 'schema', NEVER],
])('only a page that tries again promises a stop: %s %s', (phase, code, end) => {
  linked = false;
  turn(phase, code);
  expect(stop('now')).toBe(false);
  expect(told()).toEqual([expect.stringMatching(`^error: The stop was NOT sent: .*${end}$`)]);
});

test('a promise is taken back where the page does not try any more', () => {
  linked = false;
  turn('reconnecting', '');
  stop('now');
  turn('rejected', 'link');
  vi.advanceTimersByTime(1100);
  expect(told()).toEqual([expect.stringMatching(`${NEVER}$`)]);
});

test('a stop on a dead link is not silent: it is told after a second and said again until it is confirmed', () => {
  expect(stop('now')).toBe(true);
  expect(told()).toEqual([]);
  vi.advanceTimersByTime(1100);
  expect(told()).toEqual([expect.stringMatching(/^error: The stop is NOT confirmed/)]);
  intake.take(control(''));
  vi.advanceTimersByTime(1000);
  expect(sent).toHaveLength(3);
  heard();
  vi.advanceTimersByTime(3000);
  expect(sent).toHaveLength(3);
});

test('a stop that is confirmed in time says nothing', () => {
  stop();
  heard();
  vi.advanceTimersByTime(3000);
  expect(told()).toEqual([]);
  expect(sent).toHaveLength(1);
});

test('who lifts a stop does not go on asking for it', () => {
  stop();
  resetStop();
  vi.advanceTimersByTime(3000);
  expect(sent.map(({ t }) => t)).toEqual(['Stop', 'ResetStop']);
});

test('where lifting cannot be sent it is said, and the stop still goes out', () => {
  linked = false;
  stop('now');
  resetStop();
  expect(told()).toEqual([
    expect.stringMatching(`^error: The stop was NOT sent: .*${PROMISE}$`),
    'error: The stop was NOT released: the page is not connected.',
  ]);
  linked = true;
  intake.take(hello());
  expect(sent).toMatchObject([{ t: 'Stop', reason: 'now' }]);
});

test('no promise of a stop stays once one was lifted', () => {
  linked = false;
  stop('now');
  linked = true;
  resetStop();
  expect(told()).toEqual([]);
});

test('what is said of outputs confirms nothing: it may be older, and is the newest alone', () => {
  intake.take(control('c2'));
  stop('now');
  intake.take(control('c1'));
  vi.advanceTimersByTime(1100);
  expect(sent.map(({ t }) => t)).toEqual(['Stop', 'Stop']);
  expect(told()).toEqual([expect.stringMatching(/^error: The stop is NOT confirmed/)]);
});

test('a stop that was heard is not said again, whoever stopped or lifted it since', () => {
  stop('now');
  heard();
  intake.take(control('e-stop'));
  intake.take(control(''));
  vi.advanceTimersByTime(5000);
  expect(sent).toHaveLength(1);
  expect(told()).toEqual([]);
});

test('a stop is lifted by its number: one that came meanwhile stays', () => {
  intake.take({ ...control('c2'), stops: 7 });
  resetStop();
  expect(sent).toEqual([{ t: 'ResetStop', stops: 7 }]);
});

test("somebody else's stop is not lifted by a press that was meant for the one before it", () => {
  intake.take({ ...control('c1'), stops: 1 });
  intake.take({ ...control('c2'), stops: 2 });
  resetStop();
  expect(sent).toEqual([]);
  expect(told()).toEqual(['warning: c2 stopped just now: press again to release that stop, too.']);
  vi.advanceTimersByTime(800);
  resetStop();
  expect(sent).toEqual([{ t: 'ResetStop', stops: 2 }]);
});

test('nor does a repeated stop of its own, or the first one that comes, bar a release', () => {
  intake.take({ ...control('c1'), stops: 1 });
  intake.take({ ...control('c1'), stops: 2 });
  resetStop();
  intake.take({ ...control(''), stops: 2 });
  vi.advanceTimersByTime(1000);
  intake.take({ ...control('c2'), stops: 3 });
  resetStop();
  expect(sent.map(({ t }) => t)).toEqual(['ResetStop', 'ResetStop']);
});

test('one press said again is the same, another one is not, and only its own answer confirms it', () => {
  stop('now');
  vi.advanceTimersByTime(1100);
  const [first, again] = sent as Extract<ClientMessage, { t: 'Stop' }>[];
  expect(again!.press).toBe(first!.press);
  heard();
  stop('now');
  expect((sent.at(-1) as Extract<ClientMessage, { t: 'Stop' }>).press).toBeGreaterThan(
    first!.press,
  );
  heard(first!.press); // of what was said twice
  vi.advanceTimersByTime(1100);
  expect(sent).toHaveLength(4);
  heard();
  vi.advanceTimersByTime(5000);
  expect(sent).toHaveLength(4);
});

test('who repeats a stop that is shown bars no release', () => {
  intake.take({ ...control('e-stop'), stops: 1 });
  intake.take({ ...control('e-stop'), stops: 2 });
  resetStop();
  expect(sent).toEqual([{ t: 'ResetStop', stops: 2 }]);
});

test("a press that was meant for a stop lifted a moment ago does not lift somebody else's either", () => {
  intake.take({ ...control('c2'), stops: 1 });
  intake.take({ ...control(''), stops: 1 });
  vi.advanceTimersByTime(100);
  intake.take({ ...control('c3'), stops: 2 });
  resetStop();
  expect(sent).toEqual([]);
});
