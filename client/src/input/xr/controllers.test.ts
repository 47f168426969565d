// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { SPACE } from '../../../test/xr_frame';
import { ControllerReader } from './controllers';

const GRIP = {} as XRSpace;
const gamepad = {
  axes: [null, undefined, 0.5, -1],
  buttons: [{ value: 1, pressed: true }, { value: 0.5 }, { value: 1, pressed: true }],
};
const source = { handedness: 'right', gamepad, gripSpace: GRIP, targetRaySpace: {} };

function read(given: object, emulatedPosition = false) {
  const orientation = { x: 0, y: 0, z: 0, w: 1 };
  const frame = {
    getPose: (space: XRSpace) => ({
      transform: { position: { x: space === GRIP ? 1 : 2, y: 0, z: 0 }, orientation },
      emulatedPosition,
    }),
  } as unknown as XRFrame;
  const input = { ...source, ...given } as unknown as XRInputSource;
  return new ControllerReader().read(frame, input, SPACE)!;
}

test('a controller has grip and aim, each under its name, axes and buttons', () => {
  const { poses, gamepad: pad, pressed } = read({});
  expect([...poses]).toEqual([1, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 1]);
  expect([...pad]).toEqual([0, 0, 0.5, -1, 1, 0.5, 1]);
  expect(pressed).toBe(0b101);
});

test('one whose place is a guess has buttons alone, and says so', () => {
  const { poses, emulated, pressed } = read({}, true);
  expect([poses.length, emulated, pressed]).toEqual([0, true, 0b101]);
  expect(read({ gripSpace: undefined }).poses).toHaveLength(0);
});

test('hands are no controllers', () => {
  expect(read({ hand: {} })).toBeNull();
  expect(read({ gamepad: undefined })).toBeNull();
});
