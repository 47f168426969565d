// SPDX-License-Identifier: Apache-2.0
/** Meshes come late, and in any order: only the one that was asked for last is drawn. */

import { BoxGeometry, Group, Matrix4, Mesh, type Object3D } from 'three';
import { beforeEach, expect, test, vi } from 'vitest';
import { FakeScene } from '../../../test/fake_scene';
import { markersMessage } from '../../../test/marker_messages';
import * as loader from './mesh_loader';
import { PartFactory } from './part_factory';
import { MarkerRow, TYPE } from './row';

vi.mock('./mesh_loader', async (real) => ({ ...(await real<object>()), acquireMesh: vi.fn() }));

let root: Group;
let factory: PartFactory;
let come: ((object: Object3D) => void)[];
let released: number;

beforeEach(() => {
  root = new Group();
  come = [];
  released = 0;
  vi.mocked(loader.acquireMesh).mockImplementation(() => ({
    object: new Promise((resolve) => come.push(resolve)),
    release: () => void (released += 1),
  }));
  const style = { alpha: 1, outlines: false };
  factory = new PartFactory({
    context: new FakeScene(),
    style,
    root,
    report: () => undefined,
  });
});

const row = (mesh: string) =>
  new MarkerRow(
    markersMessage([{ type: TYPE.MESH_RESOURCE, mesh, scale: [1, 1, 1], color: [1, 0, 0, 1] }]),
  );

function template(): Group {
  const group = new Group();
  group.add(new Mesh(new BoxGeometry()));
  group.userData[loader.MISSING] = [];
  return group;
}

function drawn(): number {
  let count = 0;
  root.traverse((child) => void (count += child instanceof Mesh ? 1 : 0));
  return count;
}

test('a mesh that is asked for twice while it loads is drawn once, and goes when another is', async () => {
  const part = factory.make(TYPE.MESH_RESOURCE);
  for (const uri of ['package://p/a.stl', 'package://p/b.stl', 'package://p/a.stl']) {
    part.set(row(uri));
  }
  part.place(new Matrix4());
  for (const resolve of come) resolve(template());
  await new Promise((resolve) => setTimeout(resolve));
  expect(come).toHaveLength(3);
  expect(drawn()).toBe(1);
  part.set(row(''));
  expect(drawn()).toBe(0);
  expect(released).toBe(3);
});
