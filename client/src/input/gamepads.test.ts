// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { GamepadMoved } from '../wire/messages';
import { GamepadReader, readAxes } from './gamepads';

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
