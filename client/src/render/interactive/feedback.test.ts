// SPDX-License-Identifier: Apache-2.0
/** A pose in the wrong frame drives a robot elsewhere. */

import { Matrix4, Quaternion, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { feedback, type Spoken } from './feedback';

const quarter = new Quaternion().setFromAxisAngle(new Vector3(0, 0, 1), Math.PI / 2);
const spoken: Spoken = {
  display: '/arm/update',
  marker: 'a',
  control: 'x',
  frame: 'base',
  locked: true,
  reference: new Matrix4().compose(new Vector3(10, 0, 0), quarter, new Vector3(1, 1, 1)),
  fixedFrame: 'map',
  place: { position: new Vector3(1, 0, 0), orientation: new Quaternion() },
  point: new Vector3(2, 0, 0),
};

test('a marker that stays with its frame is told of in that frame', () => {
  const said = feedback('pose_update', spoken);
  expect([said.frame, said.position, said.orientation]).toEqual(['base', [1, 0, 0], [0, 0, 0, 1]]);
  expect([said.mouse_point, said.mouse_point_valid]).toEqual([[2, 0, 0], true]);
});

test('another one is told of in the fixed frame', () => {
  const said = feedback('menu_select', { ...spoken, locked: false, point: null }, 7);
  expect(said.frame).toBe('map');
  expect(said.position.map((n) => Math.round(n * 1e9) / 1e9)).toEqual([10, 1, 0]);
  expect(said.orientation[2]).toBeCloseTo(Math.SQRT1_2);
  expect([said.mouse_point_valid, said.menu_entry]).toEqual([false, 7]);
});
