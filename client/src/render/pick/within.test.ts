// SPDX-License-Identifier: Apache-2.0
import {
  AlwaysDepth,
  Box3,
  BoxGeometry,
  Frustum,
  Group,
  InstancedMesh,
  LessEqualDepth,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  OrthographicCamera,
} from 'three';
import { expect, test } from 'vitest';
import { setPassed, setReach, spanOf, Within } from './within';

/** Sees what is less than 1 m from the z axis. */
function column(): Frustum {
  const camera = new OrthographicCamera(-1, 1, 1, -1, 0.1, 100);
  camera.position.z = 50;
  camera.updateMatrixWorld();
  const whole = new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
  return new Frustum().setFromProjectionMatrix(whole);
}

function cube(x: number): Mesh<BoxGeometry, MeshBasicMaterial> {
  const mesh = new Mesh(new BoxGeometry(1, 1, 1), new MeshBasicMaterial());
  mesh.position.x = x;
  mesh.updateMatrixWorld();
  return mesh;
}

test('what is beside the view is left out, and is there again afterwards', () => {
  const [here, there] = [cube(0), cube(9)];
  const thing = new Group().add(here, there);
  const within = new Within();
  expect(within.visit(thing, column())).toBe(true);
  expect([here.visible, there.visible]).toEqual([true, false]);
  within.undo();
  expect(there.visible).toBe(true);
  expect(within.visit(there, column())).toBe(false);
});

test('objects that three always draws are left out where their reach is known', () => {
  const batch = new InstancedMesh(new BoxGeometry(1, 1, 1), new MeshBasicMaterial(), 2);
  batch.frustumCulled = false;
  for (const i of [0, 1]) batch.setMatrixAt(i, new Matrix4().makeTranslation(4 + i, 0, 0));
  const within = new Within();
  expect(within.visit(batch, column()), 'nothing is known of it').toBe(true);
  within.undo();
  setReach(batch, 0);
  expect(within.visit(batch, column())).toBe(false);
  within.undo();
  setReach(batch, 3);
  expect(within.visit(batch, column())).toBe(true);
});

test('what is see-through can be pointed at, and is see-through again afterwards', () => {
  const mesh = cube(0);
  mesh.material.depthWrite = false;
  const within = new Within();
  within.visit(mesh, column());
  expect(mesh.material.depthWrite).toBe(true);
  within.undo();
  expect(mesh.material.depthWrite).toBe(false);
});

test('what is drawn over all in front of it leaves its depth, is told apart, and is as it was afterwards', () => {
  const [label, box] = [cube(0), cube(0)];
  label.material.depthTest = label.material.depthWrite = false;
  const within = new Within();
  within.visit(box, column());
  expect(within.hasOver).toBe(false);
  within.visit(new Group().add(label), column());
  within.visit(label, column()); // of a material that several share
  expect(within.hasOver).toBe(true);
  expect(label.material).toMatchObject({
    depthTest: true,
    depthWrite: true,
    depthFunc: AlwaysDepth,
  });
  within.showOnly(true);
  expect([label.material.visible, box.material.visible]).toEqual([true, false]);
  within.showOnly(false);
  expect([label.material.visible, box.material.visible]).toEqual([false, true]);
  within.undo();
  const before = { depthTest: false, depthWrite: false, depthFunc: LessEqualDepth, visible: true };
  expect(label.material).toMatchObject(before);
  expect(box.material).toMatchObject({ depthTest: true, depthWrite: true, visible: true });
  expect(within.hasOver).toBe(false);
});

test('a material that draws nothing draws nothing for a pointer either', () => {
  const volume = cube(0);
  volume.material.visible = false;
  const within = new Within();
  within.visit(volume, column());
  within.showOnly(false);
  expect(volume.material.visible).toBe(false);
  within.undo();
  expect(volume.material.visible).toBe(false);
});

test('pointers pass through what is only written beside things', () => {
  const name = cube(0);
  setPassed(name);
  const within = new Within();
  expect(within.visit(name, column())).toBe(false);
  expect(name.visible).toBe(false);
  within.undo();
  expect(name.visible).toBe(true);
});

test('what a thing spans is told with how far it reaches, and not at all where that is unknown', () => {
  const [box, other] = [cube(0), cube(2)];
  const thing = new Group().add(box, other);
  expect(spanOf(thing, new Box3()).max.x).toBe(2.5);
  setReach(other, 3);
  expect(spanOf(thing, new Box3()).max.x).toBe(5.5);
  box.frustumCulled = false; // as points are, of a size in metres
  expect(spanOf(thing, new Box3()).isEmpty()).toBe(true);
});
