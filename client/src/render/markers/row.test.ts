// SPDX-License-Identifier: Apache-2.0
/** A column read at a wrong place gives one marker the shape of another. */

import { Matrix4, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { markersMessage } from '../../../test/marker_messages';
import { MarkerRow, TYPE } from './row';

const message = markersMessage([
  { type: TYPE.CUBE, ns: 'a', id: -5, scale: [1, 2, 3], color: [0.25, 0.5, 0.75, 1], stamp: 7 },
  {
    type: TYPE.TRIANGLE_LIST,
    ns: 'b',
    id: 6,
    frame: 'odom',
    locked: true,
    stamp: 8,
    expires: 9,
    pose: [1, 2, 3, 0, 0, 1, 0],
    points: [
      [1, 2, 3],
      [4, 5, 6],
    ],
    colors: [[0, 0, 0, 1]],
    uvs: [[0.5, 0.25]],
    text: 'word',
    mesh: 'package://p/m.stl',
    texture: 'embedded://t',
    embedded: true,
  },
]);

function rowAt(index: number): MarkerRow {
  const row = new MarkerRow(message);
  row.index = index;
  return row;
}

test('a row reads its own numbers and names', () => {
  const row = rowAt(1);
  expect(row).toMatchObject({
    ns: 'b',
    id: 6,
    type: TYPE.TRIANGLE_LIST,
    frame: 'odom',
    expires: 9,
  });
  expect(row).toMatchObject({ text: 'word', mesh: 'package://p/m.stl', texture: 'embedded://t' });
  expect(row.embeddedMaterials).toBe(true);
  expect([...row.points]).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...row.colors]).toEqual([0, 0, 0, 1]);
  expect([...row.uvs]).toEqual([0.5, 0.25]);
  const moved = new Vector3(1, 0, 0).applyMatrix4(row.pose(new Matrix4()));
  expect(moved.toArray()).toEqual([0, 2, 3]);
});

test('a row without points, texts or meshes has none of a neighbour', () => {
  const row = rowAt(0);
  expect([row.text, row.mesh, row.texture, row.embeddedMaterials]).toEqual(['', '', '', false]);
  expect([row.points.length, row.colors.length, row.uvs.length]).toEqual([0, 0, 0]);
  expect([row.scale(0), row.scale(2), row.color(1)]).toEqual([1, 3, 0.5]);
});

test('columns that nobody filled are empty, as the wire leaves them out', () => {
  const none = new Int32Array(0);
  const bare = {
    ...message,
    text: none,
    mesh: none,
    texture: none,
    point_offsets: new Uint32Array(0),
    embedded_materials: new Uint8Array(0),
  };
  const row = new MarkerRow(bare);
  expect([row.text, row.mesh, row.embeddedMaterials, row.points.length]).toEqual([
    '',
    '',
    false,
    0,
  ]);
});

test('a marker locked to its frame follows the latest transform', () => {
  expect(rowAt(0).stamp).toBe(7);
  expect(rowAt(1).stamp).toBe(0);
});
