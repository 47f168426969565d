// SPDX-License-Identifier: Apache-2.0
/** The view is framed by bounds: wrong ones leave the data out of the picture. */

import fc from 'fast-check';
import { Box3, BoxGeometry, InstancedMesh, Matrix4, Quaternion, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { boundsOf, boundsOfCopies } from './bounds';

test('the box around points', () => {
  const box = boundsOf([1, 2, 3, -1, 5, 0]);
  expect([box.min.toArray(), box.max.toArray()]).toEqual([
    [-1, 2, 0],
    [1, 5, 3],
  ]);
});

test('no points have no box', () => {
  expect(boundsOf([]).isEmpty()).toBe(true);
});

test('around copies as three has it, turned and scaled as they are', () => {
  const number = fc.double({ min: -10, max: 10, noNaN: true });
  const copy = fc.tuple(...Array.from({ length: 10 }, () => number));
  const geometry = new BoxGeometry(1, 2, 3).translate(0.5, 0, 1);
  geometry.computeBoundingBox();
  fc.assert(
    fc.property(fc.array(copy, { maxLength: 5 }), (copies) => {
      const mesh = new InstancedMesh(geometry, undefined, copies.length);
      copies.forEach(([x, y, z, i, j, k, w, a, b, c], at) => {
        const turn = new Quaternion(i, j, k, w! + 20).normalize();
        const pose = new Matrix4().compose(new Vector3(x, y, z), turn, new Vector3(a, b, c));
        mesh.setMatrixAt(at, pose);
      });
      mesh.computeBoundingBox();
      const { array } = mesh.instanceMatrix;
      const box = boundsOfCopies(geometry.boundingBox!, array, copies.length, new Box3());
      expect(box.isEmpty()).toBe(copies.length === 0);
      if (box.isEmpty()) return;
      expect(box.min.distanceTo(mesh.boundingBox!.min)).toBeLessThan(1e-4);
      expect(box.max.distanceTo(mesh.boundingBox!.max)).toBeLessThan(1e-4);
    }),
  );
});
