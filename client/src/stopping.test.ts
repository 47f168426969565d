// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hello } from '../test/fake_server';
import { StoreIntake, type SceneIntake } from './intake';
import { app, initialState } from './state';
import { resetStop, stop } from './stopping';
import type { ClientMessage, Control } from './wire/messages';

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
  };
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
  expect(sent).toEqual([{ t: 'Stop', reason: 'now' }]);
  intake.take(control('c1'));
  expect(told()).toEqual(['info: The stop is confirmed: outputs are stopped.']);
  vi.advanceTimersByTime(5000);
  expect(sent).toHaveLength(1);
});

test('a page whose session is over promises no stop', () => {
  linked = false;
  const { connection } = app.getState();
  app.setState({ connection: { ...connection, phase: 'rejected', code: 'ended' } });
  expect(stop('now')).toBe(false);
  expect(told()).toEqual([expect.stringMatching(/it cannot stop the robot any more.$/)]);
});

test('a stop on a dead link is not silent: it is told after a second and said again until it is confirmed', () => {
  expect(stop('now')).toBe(true);
  expect(told()).toEqual([]);
  vi.advanceTimersByTime(1100);
  expect(told()).toEqual([expect.stringMatching(/^error: The stop is NOT confirmed/)]);
  intake.take(control(''));
  vi.advanceTimersByTime(1000);
  expect(sent).toHaveLength(3);
  intake.take(control('c1'));
  vi.advanceTimersByTime(3000);
  expect(sent).toHaveLength(3);
});

test('a stop that is confirmed in time says nothing', () => {
  stop();
  intake.take(control('c1'));
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
