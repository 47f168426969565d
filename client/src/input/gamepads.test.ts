// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { app, initialState, type AppState } from '../state';
import type { GamepadMoved } from '../wire/messages';
import { GamepadReader, readAxes, reportGamepads } from './gamepads';
import { wanting } from '../../test/wanting';

function pad(axis: number, connected = true): Gamepad {
  const buttons = [{ value: 0.5, pressed: true, touched: true }];
  return { index: 2, id: 'pad', connected, axes: [axis, 0], buttons } as unknown as Gamepad;
}

test('a gamepad is told of when it changes, and once when it goes', () => {
  const sent: GamepadMoved[] = [];
  const reader = new GamepadReader((message) => sent.push(message));
  reader.look([null, pad(0.25)], 1);
  reader.look([null, pad(0.25)], 2);
  reader.look([null, pad(-1)], 3);
  reader.look([null, null], 4);
  reader.look([null, null], 5);
  expect(sent.map(({ page_time, id }) => [page_time, id])).toEqual([
    [1, 'pad'],
    [3, 'pad'],
    [4, ''],
  ]);
  expect([...sent[0]!.axes]).toEqual([0.25, 0]);
  expect([...sent[0]!.buttons]).toEqual([0.5, 1, 1]);
});

test('no more axes than the wire has, and none that is no number', () => {
  expect(readAxes(Array.from({ length: 40 }, () => NaN))).toEqual(new Float32Array(16));
});

test('while the page is hidden no gamepad keeps its last state, after that all are told anew', () => {
  const sent: GamepadMoved[] = [];
  let tick: () => void = () => undefined;
  vi.stubGlobal('requestAnimationFrame', (next: () => void) => {
    tick = next;
    return 1;
  });
  Object.defineProperty(navigator, 'getGamepads', { value: () => [pad(1)], configurable: true });
  const hide = (hidden: boolean): void => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  hide(false);
  app.setState(initialState(), true);
  app.setState({
    connection: { phase: 'connected', text: '', code: '', attempt: 0, since: 0 },
    hello: { role: 'operator' } as AppState['hello'],
    wanted: wanting('gamepads'),
    send: (message) => sent.push(message as GamepadMoved) > 0,
  });
  const stop = reportGamepads();
  hide(true);
  tick();
  expect(sent.map(({ id }) => id)).toEqual(['pad', '']);
  hide(false);
  tick();
  expect(sent.map(({ id }) => id)).toEqual(['pad', '', 'pad']);
  stop();
  vi.unstubAllGlobals();
});
