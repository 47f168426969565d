// SPDX-License-Identifier: Apache-2.0
import { PerspectiveCamera } from 'three';
import { expect, test } from 'vitest';
import { sceneContext } from '../../../test/scene_context';
import type { PointsBuffers, PointsColors, PointsLook } from '../../wire/messages';
import { Sight } from '../pick/sight';
import { PointsDrawing } from './points';

const node = { display: '', key: '/cloud' } as const;
const look: PointsLook = {
  t: 'PointsLook',
  ...node,
  point_size: 0.1,
  point_shape: 'circle',
  point_shading: 'flat',
};

function places(...numbers: number[]): PointsBuffers {
  const data = new Uint8Array(Float32Array.from(numbers).buffer);
  return { t: 'PointsBuffers', ...node, precision: 'float32', origin: [0, 0, 0], data };
}

function colors(count: number): PointsColors {
  return { t: 'PointsColors', ...node, colors: new Uint8Array(3 * count) };
}

test('what was seen stays, with a word, while colours and points do not agree', () => {
  const cloud = new PointsDrawing(sceneContext(), look);
  for (const message of [look, places(0, 0, 0, 1, 0, 0), colors(2)]) cloud.update(message);
  expect([cloud.elements(), cloud.place()]).toEqual([2, []]);
  cloud.update(places(0, 0, 0));
  expect(cloud.elements()).toBe(2);
  expect(cloud.place()).toMatchObject([{ name: '/cloud', level: 'warning' }]);
  cloud.update(colors(1));
  expect([cloud.elements(), cloud.place()]).toEqual([1, []]);
  cloud.dispose();
});

test('the point that is looked at is told by its index', () => {
  const cloud = new PointsDrawing(sceneContext(), look);
  for (const message of [look, places(5, 0, 0, 0, 0, 0), colors(1)]) cloud.update(message);
  cloud.object.updateMatrixWorld(true);
  const camera = new PerspectiveCamera(45, 1, 0.1, 100);
  camera.position.set(0, 0, 10);
  camera.updateMatrixWorld(true);
  const sight = new Sight();
  sight.set(camera, 50, 50, { width: 100, height: 100, pixelRatio: 1 });
  expect(cloud.seenAt(sight)?.part()).toMatchObject({ index: 1, name: 'point 1' });
  cloud.dispose();
});

test('a point of a cloud far away is told with all its metres', () => {
  const cloud = new PointsDrawing(sceneContext(), look);
  const far = { ...places(0.5, 0, 0), origin: [1e6, 0, 0] as [number, number, number] };
  for (const message of [look, far, colors(1)]) cloud.update(message);
  cloud.object.updateMatrixWorld(true);
  const camera = new PerspectiveCamera(45, 1, 0.1, 100);
  camera.position.set(1e6 + 0.5, 0, 10);
  camera.updateMatrixWorld(true);
  const sight = new Sight();
  sight.set(camera, 50, 50, { width: 100, height: 100, pixelRatio: 1 });
  expect(cloud.seenAt(sight)?.part()?.fields[0]).toEqual(['x', '1000000.5']);
  cloud.dispose();
});
