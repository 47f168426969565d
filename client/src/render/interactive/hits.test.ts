// SPDX-License-Identifier: Apache-2.0
/** What can be seen of a control can be taken hold of. */

import {
  BoxGeometry,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  Ray,
  Raycaster,
  Vector3,
} from 'three';
import { expect, test } from 'vitest';
import { MarkerRow, TYPE } from '../markers/row';
import { nearestHit, slimHit } from './hits';
import { ownRows } from './rows';

const down = (x: number, y = 0) => new Ray(new Vector3(x, y, 5), new Vector3(0, 0, -1));

test('an instance is met where it is now, the nearer one first', () => {
  const mesh = new InstancedMesh(new BoxGeometry(1, 1, 1), new MeshBasicMaterial(), 2);
  const root = new Group();
  root.add(mesh);
  const caster = new Raycaster(down(3).origin, down(3).direction);
  mesh.setMatrixAt(0, new Matrix4());
  mesh.setMatrixAt(1, new Matrix4());
  expect(nearestHit(root, caster)).toBeNull();
  mesh.setMatrixAt(0, new Matrix4().makeTranslation(3, 0, 0));
  mesh.setMatrixAt(1, new Matrix4().makeTranslation(3, 0, 2));
  expect(nearestHit(root, caster)?.distance).toBeCloseTo(2.5);
  root.visible = false;
  expect(nearestHit(root, caster)).toBeNull();
});

test('lines are as thick as they are drawn', () => {
  const line = {
    scale: [0.2, 0, 0],
    color: [1, 1, 1, 1],
    points: [0, 0, 0, 1, 0, 0, 1, 1, 0, 5, 1, 0],
  } as const;
  const strip = new MarkerRow(ownRows([{ ...line, type: TYPE.LINE_STRIP }]));
  const list = new MarkerRow(ownRows([{ ...line, type: TYPE.LINE_LIST }]));
  const none = new Matrix4();
  expect(slimHit(down(0.5, 0.09), strip, none)?.point.toArray()).toEqual([0.5, 0, 0]);
  expect(slimHit(down(0.5, 0.11), strip, none)).toBeNull();
  expect(slimHit(down(1, 0.5), strip, none)).not.toBeNull();
  expect(slimHit(down(1, 0.5), list, none), 'a list has a gap there').toBeNull();
  expect(slimHit(down(3, 1), list, none)).not.toBeNull();
});

test('points are as large as they are drawn', () => {
  const dots = new MarkerRow(
    ownRows([{ type: TYPE.POINTS, scale: [0.2, 0.4, 0], color: [1, 1, 1, 1], points: [2, 0, 0] }]),
  );
  const lifted = new Matrix4().makeTranslation(0, 0, 1);
  expect(slimHit(down(2.19), dots, lifted)?.distance).toBeCloseTo(4);
  expect(slimHit(down(2.3), dots, lifted)).toBeNull();
});
