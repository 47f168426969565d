// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { SPACE } from '../../../test/xr_frame';
import { ControllerReader } from './controllers';

function frame(emulatedPosition: boolean): XRFrame {
  const gamepad = { axes: [0, 0, 0.5, -1], buttons: [{ value: 1, pressed: true, touched: true }] };
  const hand = { handedness: 'left', hand: {}, gamepad };
  const controller = { handedness: 'right', gamepad, targetRaySpace: {} };
  const transform = { position: { x: 1, y: 2, z: 3 }, orientation: { x: 0, y: 0, z: 0, w: 1 } };
  return {
    session: { inputSources: [hand, controller] },
    getPose: () => ({ transform, emulatedPosition }),
  } as unknown as XRFrame;
}

test('a controller has its pose, its axes and its buttons; a hand is none', () => {
  const message = new ControllerReader().read(frame(false), SPACE, 5);
  expect([...message.right]).toEqual([1, 2, 3, 0, 0, 0, 1]);
  expect([...message.right_axes]).toEqual([0, 0, 0.5, -1]);
  expect([...message.right_buttons]).toEqual([1, 1, 1]);
  expect(message.left).toHaveLength(0);
});

test('a controller whose place is a guess is not told of', () => {
  expect(new ControllerReader().read(frame(true), SPACE, 5).right).toHaveLength(0);
});
