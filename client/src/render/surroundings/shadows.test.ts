// SPDX-License-Identifier: Apache-2.0
import { BoxGeometry, DirectionalLight, Group, Mesh, Sphere, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { castersWithin, fitShadow } from './shadows';

test('what casts shadows is found, and nothing else', () => {
  const root = new Group();
  const box = new Mesh(new BoxGeometry(2, 2, 2));
  const other = new Mesh(new BoxGeometry(2, 2, 2));
  box.position.set(5, 0, 0);
  other.position.set(-50, 0, 0);
  root.add(box, other);
  expect(castersWithin(root)).toBe(null);
  box.castShadow = true;
  const ball = castersWithin(root)!;
  expect(ball.center.toArray()).toEqual([5, 0, 0]);
  expect(ball.radius).toBeCloseTo(Math.sqrt(3));
});

test('a shadow camera is outside of what it sees, on the side of the light', () => {
  const light = new DirectionalLight();
  light.matrixWorld.makeTranslation(0, 0, 9);
  light.target.matrixWorld.makeTranslation(0, 0, 8);
  fitShadow(light, new Sphere(new Vector3(1, 2, 3), 4));
  const at = new Vector3().setFromMatrixPosition(light.matrixWorld);
  expect(at.toArray()).toEqual([1, 2, 11]);
  expect(light.shadow.camera.right).toBe(4);
  expect(light.shadow.camera.far).toBeGreaterThanOrEqual(12);
});
