// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hello } from '../test/fake_server';
import * as actions from './actions';
import { app, initialState } from './state';
import type { ClientMessage, Widget, WidgetState } from './wire/messages';

let sent: ClientMessage[];

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sent = [];
  app.setState(initialState(), true);
  app.setState({ hello: hello(), send: (message) => sent.push(message) > 0 });
});

afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

function said(value: number, origin: string, seq: number): WidgetState {
  return { t: 'WidgetState', display: '', key: 'w', value, known: true, origin, seq };
}

function shown() {
  return app.getState().widgetStates.w?.value;
}

test('a dragged slider shows at once and sends 20 steps a second, the last one always', () => {
  for (let i = 0; i <= 100; i++) {
    actions.setWidget('w', i);
    vi.advanceTimersByTime(5);
  }
  expect(shown()).toBe(100);
  vi.advanceTimersByTime(100);
  const values = sent.flatMap((message) => (message.t === 'WidgetChanged' ? [message.value] : []));
  expect(values[0]).toBe(0);
  expect(values.at(-1)).toBe(100);
  expect(values.length).toBeLessThanOrEqual(12);
});

test('echoes of its own older steps do not pull a slider back, others do', () => {
  actions.setWidget('w', 1);
  const first = app.getState().widgetStates.w!.seq;
  actions.setWidget('w', 2);
  actions.acceptWidgetState(said(1, 'c1', first));
  expect(shown()).toBe(2);
  actions.acceptWidgetState(said(2, 'c1', first + 1));
  actions.acceptWidgetState(said(5, 'c2', 1));
  expect(shown()).toBe(5);
  actions.acceptWidgetState(said(6, '', 0));
  expect(shown()).toBe(6);
});

test('every press of a button goes out', () => {
  app.setState({ widgets: { b: { kind: 'button', display: '' } as Widget } });
  actions.setWidget('b', true);
  actions.setWidget('b', true);
  expect(sent).toHaveLength(2);
});

test('settings are remembered, only those that were chosen', () => {
  actions.setSettings({ grid: false });
  actions.adoptServerSettings({ viewMode: 'top_down', grid: true });
  expect(app.getState().settings).toMatchObject({ viewMode: 'top_down', grid: false });
  expect(initialState().settings).toMatchObject({ viewMode: 'orbit', grid: false });
});

test('changes to a display are remembered, and taken back', () => {
  actions.setVisible('points', false);
  actions.setOption('points', 'size', 3);
  expect(initialState().views).toEqual({ points: { visible: false, options: { size: 3 } } });
  actions.resetOptions('points');
  expect(app.getState().views).toEqual({ points: { visible: false, options: {} } });
});

test('a stop that could not be sent is said loudly', () => {
  expect(actions.stop('now')).toBe(true);
  expect(sent).toEqual([{ t: 'Stop', reason: 'now' }]);
  app.setState({ send: () => false });
  expect(actions.stop()).toBe(false);
  expect(app.getState().notices).toMatchObject([{ level: 'error', about: 'stop' }]);
});

test('a notice stands once however often it is said, until it is dismissed', () => {
  for (let i = 0; i < 3; i++) actions.addNotice({ level: 'info', text: 'again', about: '' });
  for (let i = 0; i < 100; i++) actions.addNotice({ level: 'info', text: `n${i}`, about: '' });
  const { notices } = app.getState();
  expect(notices).toHaveLength(50);
  actions.dismissNotice(notices[0]!.id);
  expect(app.getState().notices).toHaveLength(49);
});

test('control is asked for and given back, a stop is lifted', () => {
  actions.takeControl('robot');
  actions.releaseControl('robot');
  actions.resetStop();
  expect(sent).toEqual([
    { t: 'TakeControl', group: 'robot' },
    { t: 'ReleaseControl', group: 'robot' },
    { t: 'ResetStop' },
  ]);
});
