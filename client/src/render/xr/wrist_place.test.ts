// SPDX-License-Identifier: Apache-2.0
import { Object3D, Vector3 } from 'three';
import { expect, test } from 'vitest';
import type { XrSample } from '../../wire/messages';
import type { Sheet } from './sheet/sheet';
import { WristPlace } from './wrist_place';

const NONE = new Float32Array(0);
const HEAD = new Vector3(0, 1.6, 0);
const LEFT = new Float32Array([-0.3, 1.2, -0.4]);

/** Where the sheet is after two seconds of such frames, and who wears it. */
function after(left: Float32Array, right: Float32Array): { sheet: Sheet; object: Object3D } {
  const object = new Object3D();
  const sheet = { object, wearer: 'none' } as unknown as Sheet;
  const place = new WristPlace(sheet);
  const parts = { left_controller: NONE, right_controller: NONE };
  const sample = { ...parts, left_hand: left, right_hand: right } as XrSample;
  for (let frame = 0; frame < 144; frame += 1) place.follow(sample, HEAD, 0, 1 / 72);
  object.updateMatrixWorld();
  return { sheet, object };
}

test('a sheet is at the left hand while there is another one to press on it', () => {
  const { sheet, object } = after(LEFT, LEFT);
  expect(sheet.wearer).toBe('left');
  expect(object.position.distanceTo(new Vector3(...LEFT))).toBeLessThan(0.3);
});

test('who has only a left hand can point at the stop', () => {
  const { sheet, object } = after(LEFT, NONE);
  expect(sheet.wearer).toBe('none');
  const hand = new Vector3(...LEFT);
  const away = object.position.clone().sub(hand).normalize();
  const ahead = new Vector3(0, 0, 1).transformDirection(object.matrixWorld);
  expect(away.dot(ahead)).toBeLessThan(-0.3);
});
