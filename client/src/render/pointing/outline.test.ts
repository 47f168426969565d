// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { BoxGeometry, Group, Mesh } from 'three';
import { expect, test } from 'vitest';
import type { SceneNode } from '../node';
import { Outline } from './outline';

test('what is pointed at is boxed where it is now, until it is hidden or gone', () => {
  const object = new Group().add(new Mesh(new BoxGeometry(2, 1, 1)));
  const node = { holder: new Group(), renderable: { object } };
  const outline = new Outline();
  expect(outline.show(node as unknown as SceneNode)).toBe(true);
  expect(outline.show(node as unknown as SceneNode)).toBe(false);
  object.position.x = 3;
  outline.place();
  const [edges] = outline.object.children;
  expect(outline.object.visible).toBe(true);
  expect(edges!.matrix.elements[12]).toBe(3);
  expect(edges!.matrix.elements[0]).toBeCloseTo(2.06, 6);
  node.holder.visible = false;
  outline.place();
  expect(outline.object.visible).toBe(false);
});
