// SPDX-License-Identifier: Apache-2.0
/** A value stands beside its sensor, and nowhere while that cannot be placed. */

import { Group, PerspectiveCamera, type Vector3 } from 'three';
import { beforeEach, expect, test, vi } from 'vitest';
import { PointLabels } from './point_labels';

const written = vi.hoisted(() => ({ all: [] as { name: string; x: number }[] }));
vi.mock('./labels', async () => {
  const { Group: Holder } = await import('three');
  return {
    Labels: class {
      object = new Holder();
      set(all: { name: string; x: number }[]) {
        written.all = all.map(({ name, x }) => ({ name, x }));
      }
      setColors = () => undefined;
      dispose = () => undefined;
    },
  };
});

const context = {
  camera: () => new PerspectiveCamera(),
  viewport: () => ({ width: 400, height: 300, pixelRatio: 1 }),
};
const cloud = (labels: string[], placed = true) => ({
  labels,
  pointAt: (index: number, into: Vector3) => (into.set(index, 0, 0), placed),
});

beforeEach(() => (written.all = []));

test('the words of a cloud are at its points; without any nothing is made', () => {
  const parent = new Group();
  const labels = new PointLabels(context, parent);
  labels.set(cloud([]));
  expect(parent.children).toHaveLength(0);
  labels.set(cloud(['20 °C', '21 °C']));
  expect(written.all).toEqual([
    { name: '20 °C', x: 0 },
    { name: '21 °C', x: 1 },
  ]);
  expect(parent.children).toHaveLength(1);
  labels.set(cloud(['20 °C'], false));
  expect(written.all).toEqual([]);
});

test('a word stands at the right of a large point, as the camera sees it', () => {
  const camera = new PerspectiveCamera();
  camera.rotation.z = Math.PI;
  camera.updateMatrixWorld();
  new PointLabels({ ...context, camera: () => camera }, new Group()).set(cloud(['20 °C']), 0.5);
  expect(written.all[0]!.x).toBeCloseTo(-0.5);
});

test('there are never too many', () => {
  const labels = new PointLabels(context, new Group());
  labels.set(cloud(Array.from({ length: 1000 }, String)));
  expect(written.all).toHaveLength(256);
});
