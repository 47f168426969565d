// SPDX-License-Identifier: Apache-2.0
import { BoxGeometry, Group, Mesh, PerspectiveCamera, Scene, type Object3D } from 'three';
import { expect, test } from 'vitest';
import type { SceneNode } from '../node';
import type { Eye } from '../pick/picker';
import { Outline } from './outline';

/** A node with a box, four metres before a camera. */
function boxNode(): SceneNode {
  const object = new Group().add(new Mesh(new BoxGeometry(2, 1, 1)));
  const holder = new Group().add(object);
  holder.position.z = -4;
  return { holder, renderable: { object } } as unknown as SceneNode;
}

test('what is pointed at is drawn alone and outlined, until it is hidden or gone', () => {
  const [node, other] = [boxNode(), boxNode()];
  const scene = new Scene().add(node.holder, other.holder);
  const drawn: Object3D[][] = [];
  const renderer = {
    shadowMap: {},
    getRenderTarget: () => null,
    setRenderTarget: () => undefined,
    getClearAlpha: () => 1,
    setClearAlpha: () => undefined,
    render: () => drawn.push(scene.children.filter(({ visible }) => visible)),
  };
  const size = { width: 400, height: 300, pixelRatio: 1 };
  const eye = { renderer, scene, camera: new PerspectiveCamera(), size } as unknown as Eye;
  const outline = new Outline({ eye: () => eye, allBut: () => [other.holder] });
  scene.updateMatrixWorld();
  outline.place();
  expect(outline.object.visible).toBe(false);
  expect(outline.show(node)).toBe(true);
  expect(outline.show(node)).toBe(false);
  outline.place();
  expect(drawn).toEqual([[node.holder]]);
  expect([outline.object.visible, other.holder.visible]).toEqual([true, true]);
  node.holder.visible = false;
  outline.place();
  expect(outline.object.visible).toBe(false);
  node.holder.visible = true;
  node.holder.position.z = 4;
  outline.place();
  expect([outline.object.visible, drawn.length]).toEqual([false, 1]);
  node.holder.position.z = -4;
  outline.place();
  expect([outline.object.visible, drawn.length]).toEqual([true, 2]);
  outline.drop();
  expect(outline.object.visible).toBe(false);
  outline.place();
  expect(drawn.length).toBe(2);
});
