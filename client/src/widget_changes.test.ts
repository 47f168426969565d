// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hello } from '../test/fake_server';
import { app, initialState } from './state';
import { acceptWidgetState, forgetChanges, setWidget } from './widget_changes';
import type { ClientMessage, GuiButton, WidgetState } from './wire/messages';

let sent: ClientMessage[];

beforeEach(() => {
  vi.useFakeTimers();
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
    setWidget('w', i);
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
  setWidget('w', 1);
  const first = app.getState().widgetStates.w!.seq;
  setWidget('w', 2);
  acceptWidgetState(said(1, 'c1', first));
  expect(shown()).toBe(2);
  acceptWidgetState(said(2, 'c1', first + 1));
  acceptWidgetState(said(5, 'c2', 1));
  expect(shown()).toBe(5);
  acceptWidgetState(said(6, '', 0));
  expect(shown()).toBe(6);
});

test('every press of a button goes out', () => {
  app.setState({ widgets: { b: { t: 'GuiButton', display: '' } as GuiButton } });
  setWidget('b', true);
  setWidget('b', true);
  expect(sent).toHaveLength(2);
});

test('a refused change goes back to what the server says', () => {
  acceptWidgetState(said(0.5, 'c1', 1));
  setWidget('w', 2);
  expect(shown()).toBe(2);
  const { seq } = app.getState().widgetStates.w!;
  acceptWidgetState(said(0.5, '', seq));
  expect(shown()).toBe(0.5);
});

test('once the newest change is confirmed, an older state of its own is believed again', () => {
  setWidget('w', 2);
  const { seq } = app.getState().widgetStates.w!;
  acceptWidgetState(said(2, 'c1', seq));
  acceptWidgetState(said(0.5, 'c1', 1));
  expect(shown()).toBe(0.5);
});

test("another viewer's count, however high, is no answer to a change made here", () => {
  acceptWidgetState(said(0.5, '', 0));
  setWidget('w', 1);
  const first = app.getState().widgetStates.w!.seq;
  setWidget('w', 2);
  acceptWidgetState(said(7, 'c2', first + 1e9));
  acceptWidgetState(said(1, 'c1', first));
  expect(shown()).toBe(7);
});

test('a change that nobody answers is taken back after a while', () => {
  acceptWidgetState(said(0.5, '', 0));
  setWidget('w', 1);
  setWidget('w', 2);
  vi.advanceTimersByTime(4900);
  expect(shown()).toBe(2);
  vi.advanceTimersByTime(200);
  expect(shown()).toBe(0.5);
});

test('a change that could not be sent is not shown', () => {
  acceptWidgetState(said(0.5, '', 0));
  app.setState({ send: () => false });
  vi.advanceTimersByTime(100);
  setWidget('w', 2);
  expect(shown()).toBe(0.5);
  setWidget('new', 2);
  vi.advanceTimersByTime(100);
  expect(app.getState().widgetStates.new).toBeUndefined();
});

test('a new session says how it is, whatever was on its way in the old one', () => {
  setWidget('w', 2);
  forgetChanges();
  acceptWidgetState(said(0.5, 'c1', 1));
  expect(shown()).toBe(0.5);
});
