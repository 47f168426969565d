// SPDX-License-Identifier: Apache-2.0
import {
  BoxGeometry,
  Group,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  Vector3,
} from 'three';
import { expect, test } from 'vitest';
import type { Seen } from '../pick/finder';
import { instanceOf } from './instance';

const eye = new Vector3(0, 0, 5);

function seen(object: Group, surface: Vector3, index?: number): Seen {
  const part = index === undefined ? null : { name: '', index };
  return { node: { renderable: { object } }, part, position: surface, surface } as unknown as Seen;
}

test('a part knows its index; of several instances the foremost at the place counts', () => {
  const shapes = new InstancedMesh(new BoxGeometry(), new MeshBasicMaterial(), 3);
  for (const [i, z] of [0, -3, 0].entries()) {
    shapes.setMatrixAt(i, new Matrix4().makeTranslation(i === 2 ? 2 : 0, 0, z));
  }
  shapes.userData.instances = Uint32Array.of(7, 8, 9);
  const object = new Group().add(shapes);
  expect(instanceOf(seen(object, new Vector3(0, 0, 0.5)), eye)).toBe(7);
  expect(instanceOf(seen(object, new Vector3(2, 0, 0.5)), eye)).toBe(9);
  expect(instanceOf(seen(object, new Vector3(0, 4, 0)), eye)).toBe(-1);
  expect(instanceOf(seen(object, new Vector3(), 4), eye)).toBe(4);
});

test('what is drawn once has none', () => {
  const object = new Group().add(new Mesh(new BoxGeometry()));
  expect(instanceOf(seen(object, new Vector3()), eye)).toBe(-1);
});
