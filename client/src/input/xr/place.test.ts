// SPDX-License-Identifier: Apache-2.0
import { Matrix4, Quaternion, Vector3 } from 'three';
import { expect, test, vi } from 'vitest';
import { holdRecenter, recenterSession, sceneFromXr, standing } from './place';

test('whoever walked and turned away stands at the feet again, facing x', () => {
  const turned = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), 0.7);
  const head = new Float32Array([2, 1.7, -3, ...turned.toArray()]);
  const matrix = sceneFromXr(standing(head, new Vector3(5, 6, 0.5)), new Matrix4());
  const eyes = new Vector3(2, 1.7, -3).applyMatrix4(matrix);
  expect(eyes.distanceTo(new Vector3(5, 6, 2.2))).toBeLessThan(1e-6);
  const ahead = new Vector3(0, 0, -1).applyQuaternion(turned).transformDirection(matrix);
  expect(ahead.distanceTo(new Vector3(1, 0, 0))).toBeLessThan(1e-6);
});

test('a session is recentered while there is one', () => {
  const again = vi.fn();
  holdRecenter(again);
  recenterSession();
  holdRecenter(null);
  recenterSession();
  expect(again).toHaveBeenCalledOnce();
});
