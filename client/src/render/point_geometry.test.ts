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
    data: new Uint8Array(Float32Array.from(points.flat()).buffer),
  };
}

const placeOf = (geometry: PointGeometry, i: number) => {
  const position = geometry.getAttribute('position');
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
  const geometry = PointGeometry.of(message, null, null);
  expect(placeOf(geometry, 1)).toEqual([4, 5, 6]);
  expect(geometry.positions.array.buffer).toBe(message.data.buffer);
});

test('coordinates in another order are put in order', () => {
  const geometry = PointGeometry.of(cloud(['z', 'x', 'i', 'y'], [[3, 1, 9, 2]]), null, null);
  expect(placeOf(geometry, 0)).toEqual([1, 2, 3]);
});

test('the same size: only the contents are sent again', () => {
  const first = PointGeometry.of(cloud(['x', 'y', 'z'], [[1, 2, 3]]), null, null);
  const again = PointGeometry.of(cloud(['x', 'y', 'z'], [[4, 5, 6]]), null, first);
  expect(again).toBe(first);
  expect(placeOf(again, 0)).toEqual([4, 5, 6]);
});

test('the same message coloured by something else is not sent again', () => {
  const message = cloud(['x', 'y', 'z'], [[1, 2, 3]]);
  const value = (v: number) => ({ name: 'value' as const, array: Float32Array.of(v) });
  const first = PointGeometry.of(message, value(1), null);
  const position = first.getAttribute('position') as unknown as { data: { version: number } };
  const sent = position.data.version;
  PointGeometry.of(message, value(2), first);
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
  const first = PointGeometry.of(cloud(['x', 'y', 'z'], [[1, 2, 3]]), null, null);
  let freed = false;
  first.addEventListener('dispose', () => (freed = true));
  expect(PointGeometry.of(message, null, first)).not.toBe(first);
  expect(freed).toBe(true);
});

test('a cloud without points has empty bounds', () => {
  const geometry = PointGeometry.of(cloud(['x', 'y', 'z'], []), null, null);
  geometry.computeBoundingSphere();
  expect(geometry.boundingBox!.isEmpty()).toBe(true);
});
