// SPDX-License-Identifier: Apache-2.0
/** What the GPU is sent must be what changed, no more (slow) and no less (wrong). */

import { Box3, Matrix4, type InstancedMesh } from 'three';
import { expect, test } from 'vitest';
import { SolidBatch } from './solid_batch';

const meshOf = (batch: SolidBatch) => batch.object.children[0] as InstancedMesh;
const at = (x: number) => new Matrix4().makeTranslation(x, 0, 0);

test('growing keeps what there was', () => {
  const batch = new SolidBatch('cube', false);
  batch.resize(1);
  batch.setMatrix(0, at(7));
  batch.setTint(0, 1, 0, 0, 1);
  batch.resize(1000);
  const matrix = new Matrix4();
  meshOf(batch).getMatrixAt(0, matrix);
  expect(matrix.elements[12]).toBe(7);
  expect([...meshOf(batch).geometry.getAttribute('tint').array.slice(0, 4)]).toEqual([
    255, 0, 0, 255,
  ]);
  expect(meshOf(batch).count).toBe(1000);
  expect(batch.object.children).toHaveLength(1);
});

test('only the instances that changed are uploaded', () => {
  const batch = new SolidBatch('sphere', false);
  batch.resize(10);
  const { instanceMatrix } = meshOf(batch);
  instanceMatrix.clearUpdateRanges();
  batch.setMatrix(4, at(1));
  batch.setMatrix(6, at(2));
  expect(instanceMatrix.updateRanges).toEqual([{ start: 64, count: 48 }]);
});

test('bounds follow what is drawn, with and without outlines', () => {
  const batch = new SolidBatch('cube', false);
  batch.resize(1);
  batch.setMatrix(0, at(5));
  const box = () => new Box3().setFromObject(batch.object);
  expect(box().min.x).toBeCloseTo(4.5);
  batch.showOutlines(true);
  batch.setMatrix(0, at(9));
  expect([box().min.x, box().max.x]).toEqual([8.5, 9.5]);
});

test('disposing frees the solids and their outlines', () => {
  const batch = new SolidBatch('cube', true);
  batch.resize(1);
  batch.showOutlines(true);
  const freed: string[] = [];
  batch.object.traverse((child) => {
    if (!('geometry' in child)) return;
    const { geometry, type } = child as InstancedMesh;
    geometry.addEventListener('dispose', () => freed.push(type));
  });
  batch.dispose();
  expect(freed).toHaveLength(2);
});
