// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Quaternion, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { anyPosition } from '../../test/arbitraries';
import { aimedAt } from './home';

const Z = new Vector3(0, 0, 1);

test('the camera looks where it shall, upright', () => {
  fc.assert(
    fc.property(anyPosition, anyPosition, (position, lookAt) => {
      const { orientation, distance } = aimedAt({ position, lookAt, up: null }, Z);
      const ahead = new Vector3(...lookAt).sub(new Vector3(...position));
      fc.pre(ahead.length() > 1e-3 && Math.abs(ahead.clone().normalize().z) < 0.99);
      const body = new Quaternion(...orientation);
      const reached = new Vector3(distance, 0, 0).applyQuaternion(body);
      expect(reached.distanceTo(ahead)).toBeLessThan(1e-6 * (1 + ahead.length()));
      expect(new Vector3(0, 1, 0).applyQuaternion(body).z).toBeCloseTo(0, 6);
      expect(new Vector3(0, 0, 1).applyQuaternion(body).z).toBeGreaterThan(0);
    }),
  );
});

test('from straight above x is to the right; nowhere to look at is no reason to fail', () => {
  const down = aimedAt({ position: [0, 0, 5], lookAt: [0, 0, 0], up: null }, Z);
  const left = new Vector3(0, 1, 0).applyQuaternion(new Quaternion(...down.orientation));
  expect(left.x).toBeCloseTo(-1, 6);
  const same = aimedAt({ position: [1, 1, 1], lookAt: [1, 1, 1], up: [0, 0, 0] }, Z);
  expect(same.orientation.every(Number.isFinite)).toBe(true);
});
