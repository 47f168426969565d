// SPDX-License-Identifier: Apache-2.0
/** The bytes go to the GPU as they came, and its memory is used again: a cloud costs no more than it must. */

import { expect, test } from 'vitest';
import type { PointCloud } from '../wire/messages';
import { PointGeometry } from './point_geometry';

function cloud(names: string[], points: number[][]): PointCloud {
  return {
    t: 'PointCloud',
    display: '',
    key: '',
    frame: 'map',
    stamp: 0,
    count: points.length,
    step: names.length * 4,
    fields: names.map((name, i) => ({ name, offset: i * 4, scalar: 'f4' })),
    origin: [0, 0, 0],
    sweep: 0,
    labels: [],
    data: new Uint8Array(Float32Array.from(points.flat()).buffer),
  };
}

const placeOf = (geometry: PointGeometry, i: number) => {
  const position = geometry.getAttribute('place');
  return [position.getX(i), position.getY(i), position.getZ(i)];
};

test('coordinates that follow each other are read where they lie', () => {
  const message = cloud(
    ['ring', 'x', 'y', 'z'],
    [
      [9, 1, 2, 3],
      [9, 4, 5, 6],
    ],
  );
  const geometry = PointGeometry.of(message, null, 'points', null);
  expect(placeOf(geometry, 1)).toEqual([4, 5, 6]);
  expect(geometry.positions.array.buffer).toBe(message.data.buffer);
});

test('coordinates in another order are put in order', () => {
  const geometry = PointGeometry.of(
    cloud(['z', 'x', 'i', 'y'], [[3, 1, 9, 2]]),
    null,
    'points',
    null,
  );
  expect(placeOf(geometry, 0)).toEqual([1, 2, 3]);
});

test('the same size: only the contents are sent again', () => {
  const first = PointGeometry.of(cloud(['x', 'y', 'z'], [[1, 2, 3]]), null, 'points', null);
  const again = PointGeometry.of(cloud(['x', 'y', 'z'], [[4, 5, 6]]), null, 'points', first);
  expect(again).toBe(first);
  expect(placeOf(again, 0)).toEqual([4, 5, 6]);
});

test('the same message coloured by something else is not sent again', () => {
  const message = cloud(['x', 'y', 'z'], [[1, 2, 3]]);
  const value = (v: number) => ({ name: 'value' as const, array: Float32Array.of(v) });
  const first = PointGeometry.of(message, value(1), 'points', null);
  const position = first.getAttribute('place') as unknown as { data: { version: number } };
  const sent = position.data.version;
  PointGeometry.of(message, value(2), 'points', first);
  expect(position.data.version).toBe(sent);
  expect(first.getAttribute('value').getX(0)).toBe(2);
});

test.each([
  [
    'more points',
    cloud(
      ['x', 'y', 'z'],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ),
  ],
  ['another layout of the same size', cloud(['x', 'y', 'z', 'a', 'b', 'c'], [[1, 2, 3, 4, 5, 6]])],
])('%s: a new geometry, the old one freed', (_, message) => {
  const first = PointGeometry.of(cloud(['x', 'y', 'z'], [[1, 2, 3]]), null, 'points', null);
  let freed = false;
  first.addEventListener('dispose', () => (freed = true));
  expect(PointGeometry.of(message, null, 'points', first)).not.toBe(first);
  expect(freed).toBe(true);
});

test('a style that has corners draws them for every point', () => {
  const message = cloud(
    ['x', 'y', 'z'],
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  );
  const plain = PointGeometry.of(message, null, 'points', null);
  expect(plain.instanceCount).toBe(1);
  expect(plain.drawRange.count).toBe(2);
  const boxes = PointGeometry.of(message, null, 'boxes', plain);
  expect(boxes).not.toBe(plain);
  expect(boxes.instanceCount).toBe(2);
  expect(boxes.index!.count).toBe(3 * 2 * 3);
  expect(placeOf(boxes, 1)).toEqual([4, 5, 6]);
  expect(PointGeometry.of(message, null, 'boxes', boxes)).toBe(boxes);
});

test('a cloud without points has empty bounds', () => {
  const geometry = PointGeometry.of(cloud(['x', 'y', 'z'], []), null, 'points', null);
  geometry.computeBoundingSphere();
  expect(geometry.boundingBox!.isEmpty()).toBe(true);
});
