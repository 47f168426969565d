// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { markersMessage, type Plain } from '../../../test/marker_messages';
import { MarkerRow, TYPE } from '../markers/row';
import { boxOf, distanceTo, fieldsOfMarker } from './marker_part';

const row = (plain: Plain) => new MarkerRow(markersMessage([plain]));
const UP = [1, 0, 0, 0, 0, Math.SQRT1_2, Math.SQRT1_2];

test('a turned box is left where its sides are', () => {
  const box = row({ type: TYPE.CUBE, pose: UP, scale: [2, 1, 1] });
  expect(distanceTo(box, new Vector3(1, 0.9, 0))).toBeCloseTo(0, 6);
  expect(distanceTo(box, new Vector3(2, 0, 0))).toBeCloseTo(0.5, 6);
  const corner = new Vector3(0.5, 0.5, 0.5).applyMatrix4(boxOf(box));
  expect(corner.distanceTo(new Vector3(0.5, 1, 0.5))).toBeLessThan(1e-6);
});

test('an arrow begins at its pose, a line is as thick as it is drawn', () => {
  const arrow = row({ type: TYPE.ARROW, scale: [2, 0.2, 0.2] });
  expect(distanceTo(arrow, new Vector3(1.9, 0, 0))).toBe(0);
  expect(distanceTo(arrow, new Vector3(-1, 0, 0))).toBeCloseTo(1, 6);
  const line = row({
    type: TYPE.LINE_STRIP,
    scale: [0.2, 0, 0],
    points: [
      [0, 0, 0],
      [4, 0, 0],
      [4, 4, 0],
    ],
  });
  expect(distanceTo(line, new Vector3(2, 1, 0))).toBeCloseTo(0.9, 6);
  expect(distanceTo(line, new Vector3(4, 2, 0))).toBe(0);
});

test('of a list the nearest of its things counts', () => {
  const points = [
    [0, 0, 0],
    [5, 0, 0],
  ];
  const list = row({ type: TYPE.CUBE_LIST, scale: [1, 1, 1], points });
  expect(distanceTo(list, new Vector3(4.6, 0, 0))).toBe(0);
  expect(distanceTo(list, new Vector3(2.5, 0, 0))).toBeCloseTo(2, 6);
});

test('what the message says is told', () => {
  const text = row({
    ns: 'a',
    id: 3,
    type: TYPE.TEXT_VIEW_FACING,
    text: 'hello',
    scale: [0, 0, 1],
  });
  const fields = Object.fromEntries(fieldsOfMarker(text));
  expect(fields).toMatchObject({ ns: 'a', id: '3', type: 'TEXT_VIEW_FACING', text: 'hello' });
});
