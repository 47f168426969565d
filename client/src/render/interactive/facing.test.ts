// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Quaternion, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { facing } from './facing';

const number = fc.double({ min: -1, max: 1, noNaN: true });
const rotation = fc
  .tuple(number, number, number, number)
  .filter((q) => Math.hypot(...q) > 0.1)
  .map((q) => new Quaternion(...q).normalize());

test('whatever its orientation, a control looks along the view and stands upright', () => {
  fc.assert(
    fc.property(rotation, rotation, (own, camera) => {
      const forward = new Vector3(0, 0, -1).applyQuaternion(camera);
      const up = new Vector3(0, 1, 0).applyQuaternion(camera);
      const found = facing(own, { forward, up }, 0, new Quaternion());
      const x = new Vector3(1, 0, 0).applyQuaternion(own).applyQuaternion(found);
      const z = new Vector3(0, 0, 1).applyQuaternion(own).applyQuaternion(found);
      expect(x.distanceTo(forward)).toBeCloseTo(0, 6);
      expect(z.distanceTo(up)).toBeCloseTo(0, 6);
    }),
  );
});

test('turned, it turns about the view', () => {
  const [forward, up] = [new Vector3(1, 0, 0), new Vector3(0, 0, 1)];
  const found = facing(new Quaternion(), { forward, up }, Math.PI / 2, new Quaternion());
  const z = new Vector3(0, 0, 1).applyQuaternion(found);
  expect(z.distanceTo(new Vector3(0, -1, 0))).toBeCloseTo(0, 9);
});
