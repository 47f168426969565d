// SPDX-License-Identifier: Apache-2.0
import { Quaternion, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { turnWithin, within, type Home } from './gizmo_limits';

const about = (axis: Vector3, angle: number) => new Quaternion().setFromAxisAngle(axis, angle);
const Z = new Vector3(0, 0, 1);
const home: Home = {
  home_position: [1, 0, 0],
  home_orientation: about(Z, Math.PI / 2).toArray() as [number, number, number, number],
  translation_limits: [
    [-1, 2],
    [0, 0],
    [-9, 9],
  ],
  rotation_limits: [
    [-9, 9],
    [-9, 9],
    [-0.5, 1],
  ],
};

test('places are allowed along the axes in which the script put it', () => {
  // Its x is y there.
  expect(within(new Vector3(1, 5, 3), home).toArray()).toEqual([
    expect.closeTo(1, 9),
    expect.closeTo(2, 9),
    3,
  ]);
  expect(within(new Vector3(4, -3, 0), home).toArray()).toEqual([
    expect.closeTo(1, 9),
    expect.closeTo(-1, 9),
    0,
  ]);
});

test('turns add up from where the script put it, and stop at the limit', () => {
  const angleOf = (wxyz: number[]) => 2 * Math.atan2(wxyz[2]!, wxyz[3]!) - Math.PI / 2;
  const start = about(Z, Math.PI / 2 + 0.8);
  expect(angleOf(turnWithin(start, 2, 0.1, home))).toBeCloseTo(0.9, 9);
  expect(angleOf(turnWithin(start, 2, 0.7, home))).toBeCloseTo(1, 9);
  expect(angleOf(turnWithin(start, 2, -3, home))).toBeCloseTo(-0.5, 9);
});
