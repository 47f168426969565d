// SPDX-License-Identifier: Apache-2.0
import { Matrix4, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { emulatedFrame, SPACE } from '../../../test/xr_frame';
import { FrameReader } from './frame_message';
import { HandModel } from './hand_model';
import { JOINTS } from './hands';

const reader = new FrameReader();

function sphere(model: HandModel, i: number): { x: number; radius: number } {
  const matrix = new Matrix4();
  model.object.getMatrixAt(i, matrix);
  return {
    x: new Vector3().setFromMatrixPosition(matrix).x,
    radius: new Vector3().setFromMatrixScale(matrix).x,
  };
}

test('a sphere is at every joint of both hands, as thick as the joint', () => {
  const model = new HandModel();
  expect(model.object.visible).toBe(false);
  model.show(reader.read(emulatedFrame(), SPACE, 0, 0), true);
  expect(model.object.count).toBe(2 * JOINTS);
  expect(sphere(model, 0)).toEqual({ x: -1, radius: expect.closeTo(0.01) as number });
  expect(sphere(model, 2 * JOINTS - 1).x).toBe(1);
});

test('a hand that is lost is not drawn where it was', () => {
  const model = new HandModel();
  model.show(reader.read(emulatedFrame(), SPACE, 0, 0), true);
  model.show(reader.read(emulatedFrame({ lost: ['left'] }), SPACE, 1, 0), true);
  expect(model.object.count).toBe(JOINTS);
  expect(sphere(model, 0).x).toBe(1);
  model.show(reader.read(emulatedFrame({ sides: [] }), SPACE, 2, 0), true);
  expect(model.object.visible).toBe(false);
});

test('the colour says whether the robot gets the hands', () => {
  const model = new HandModel();
  const frame = reader.read(emulatedFrame(), SPACE, 0, 0);
  model.show(frame, true);
  const engaged = model.object.material.color.getHex();
  model.show(frame, false);
  expect(model.object.material.color.getHex()).not.toBe(engaged);
});

test('a joint of unknown thickness is drawn all the same', () => {
  const model = new HandModel();
  const frame = reader.read(emulatedFrame(), SPACE, 0, 0);
  model.show({ ...frame, left_radii: new Uint8Array(JOINTS) }, true);
  expect(sphere(model, 0).radius).toBeGreaterThan(0.001);
});
