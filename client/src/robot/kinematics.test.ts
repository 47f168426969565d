// SPDX-License-Identifier: Apache-2.0

import { describe, expect, test } from 'vitest';
import { robot } from '../../test/robots';
import { Kinematics } from './kinematics';

const ORIGIN = Float64Array.of(0, 0, 0, 0, 0, 0, 1);

function tip(arm: Parameters<typeof robot>[0], positions: Record<string, number>): number[] {
  const kinematics = new Kinematics(robot(arm));
  kinematics.solve(
    () => ORIGIN,
    (name) => positions[name] ?? NaN,
  );
  return [...kinematics.poses.at(-1)!.subarray(0, 3)].map((x) => Math.round(x * 1e9) / 1e9);
}

describe('links follow their joints', () => {
  const quarter = Math.PI / 2;

  test('revolute and continuous ones turn about their axis', () => {
    expect(tip([{}, {}], { joint0: quarter })).toEqual([1, 1, 0]);
    expect(tip([{ type: 'continuous' }, {}], { joint0: 5 * quarter })).toEqual([1, 1, 0]);
    expect(tip([{ axis: [0, 1, 0] }, {}], { joint0: quarter })).toEqual([1, 0, -1]);
    expect(tip([{ axis: [-1, 0, 0] }, {}], { joint0: quarter })).toEqual([2, 0, 0]);
  });

  test('prismatic ones slide along it, in the frame of the child', () => {
    const turned: [number, number, number, number] = [0, 0, Math.SQRT1_2, Math.SQRT1_2];
    const slide = { type: 'prismatic', axis: [1, 0, 0], orientation: turned } as const;
    expect(tip([{ ...slide, axis: [1, 0, 0] }], { joint0: 0.5 })).toEqual([1, 0.5, 0]);
  });

  test('fixed, floating and planar ones stay, whatever is told of them', () => {
    for (const type of ['fixed', 'floating', 'planar'] as const) {
      expect(tip([{ type }, {}], { joint0: 1 })).toEqual([2, 0, 0]);
    }
  });

  test('one that mimics follows the other, also further down', () => {
    const mimic = { mimic: 0, multiplier: -2, offset: quarter };
    expect(tip([{}, mimic, {}], { joint0: quarter, joint1: 9 })).toEqual([2, 1, 0]);
  });

  test('a joint nobody told of is at 0, or at the limit next to it', () => {
    expect(tip([{}, {}], {})).toEqual([2, 0, 0]);
    const slide = { type: 'prismatic', axis: [1, 0, 0], lower: 0.5, upper: 2 } as const;
    expect(tip([{ ...slide, axis: [1, 0, 0] }], {})).toEqual([1.5, 0, 0]);
  });
});

test('what hangs on a root without a place has none', () => {
  const two = robot([{}, {}]);
  two.joints[1]!.parent = 0;
  two.joints.shift();
  const kinematics = new Kinematics(two);
  expect(kinematics.roots).toEqual([0, 1]);
  kinematics.solve(
    (link) => (link === 1 ? ORIGIN : null),
    () => NaN,
  );
  expect(kinematics.placed).toEqual([false, true, false]);
});
