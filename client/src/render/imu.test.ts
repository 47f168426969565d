// SPDX-License-Identifier: Apache-2.0
import { Box3 } from 'three';
import { expect, test } from 'vitest';
import { sceneContext } from '../../test/scene_context';
import { transforms } from '../../test/transforms';
import type { OptionValue } from '../state';
import type { Imu } from '../wire/messages';
import { ImuRenderable } from './imu';

const HALF = Math.SQRT1_2;
/** A quarter to the left. */
const LEFT = [0, 0, HALF, HALF] as const;
const NOTHING = { axes: false, box: false, acceleration: false, angular_velocity: false };

function imu(changes: Partial<Imu> = {}): Imu {
  return {
    t: 'Imu',
    display: 'd',
    key: 'd',
    frame: 'imu',
    stamp: 0,
    orientation: Float64Array.from(LEFT),
    angular_velocity: Float64Array.of(0, 0, 2),
    linear_acceleration: Float64Array.of(10, 0, 0),
    ...changes,
  };
}

/** What it spans with the sensor turned a quarter to the left, too. */
function boxOf(message: Imu, options: Record<string, OptionValue>): Box3 {
  const context = sceneContext();
  const row = { parent: 'map', child: 'imu', orientation: LEFT, isStatic: true } as const;
  context.frames.add(transforms([row]));
  const renderable = new ImuRenderable(context, message);
  renderable.setOptions({ ...NOTHING, ...options });
  expect(renderable.place()).toEqual([]);
  renderable.object.updateMatrixWorld(true);
  return new Box3().setFromObject(renderable.object);
}

test('the orientation is that in the fixed frame, or in the frame of the sensor', () => {
  const options = { box: true, box_x: 4, box_y: 2, box_z: 2 };
  // Both orders give a quarter turn or a half: seen in the extent.
  expect(boxOf(imu(), options).max.y).toBeCloseTo(2);
  expect(boxOf(imu(), { ...options, fixed_frame_orientation: false }).max.x).toBeCloseTo(2);
});

test('vectors are in the axes of the sensor, by its frame or by what it reports', () => {
  const options = { acceleration: true, acceleration_scale: 0.1 };
  expect(boxOf(imu(), options).max.y).toBeCloseTo(1.3);
  const own = { ...options, fixed_frame_orientation: false, derotate: true };
  expect(boxOf(imu(), own).min.x).toBeCloseTo(-1.3);
});

test('what is not measured is not drawn', () => {
  const none = new Float64Array(0);
  const all = { axes: true, box: true, acceleration: true, angular_velocity: true };
  const nothing = { orientation: none, angular_velocity: none, linear_acceleration: none };
  expect(boxOf(imu(nothing), all).isEmpty()).toBe(true);
  expect(
    boxOf(imu({ ...nothing, angular_velocity: Float64Array.of(0, 0, 2) }), all).max.z,
  ).toBeCloseTo(2.6);
});
