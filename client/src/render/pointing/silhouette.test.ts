// SPDX-License-Identifier: Apache-2.0
import { Box3, Matrix4, PerspectiveCamera, Vector3, Vector4 } from 'three';
import { expect, test } from 'vitest';
import { partOf } from './silhouette';

/** At the origin, looking along -z; as wide as high, 90 degrees. */
const camera = new PerspectiveCamera(90, 1, 0.1, 100);
const toPicture = new Matrix4().multiplyMatrices(
  camera.projectionMatrix,
  camera.matrixWorldInverse,
);

function part(min: Vector3, max: Vector3): number[] {
  const { x, y, z, w } = partOf(new Box3(min, max), toPicture, new Vector4());
  return [x, y, z, w].map((value) => Math.round(value * 1000) / 1000);
}

test('the part of the picture in which a box is', () => {
  expect(part(new Vector3(1, -2, -8), new Vector3(2, -1, -4))).toEqual([0.125, -0.5, 0.5, -0.125]);
});

test('all of it, where it reaches behind the eye or has no size in the scene', () => {
  expect(part(new Vector3(-1, -1, -4), new Vector3(1, 1, 4))).toEqual([-1, -1, 1, 1]);
  expect(partOf(new Box3(), toPicture, new Vector4()).toArray()).toEqual([-1, -1, 1, 1]);
});
