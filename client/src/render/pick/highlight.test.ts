// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { Box3, Matrix4, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { Highlight } from './highlight';

test('a thing is boxed a little larger than it is, a point ringed, and nothing shown without', () => {
  const highlight = new Highlight('#ffffff', 1);
  expect(highlight.object.visible).toBe(false);
  const box = new Matrix4().makeTranslation(1, 2, 3).scale(new Vector3(2, 2, 0));
  highlight.show({ position: new Vector3(), box });
  highlight.object.updateMatrixWorld(true);
  const [edges, ring] = highlight.object.children;
  expect([highlight.object.visible, edges!.visible, ring!.visible]).toEqual([true, true, false]);
  const size = new Box3().setFromObject(edges!).getSize(new Vector3());
  expect(size.x).toBeCloseTo(2.06, 5);
  expect(size.z).toBeCloseTo(0, 5);
  highlight.show({ position: new Vector3(4, 5, 6) });
  expect([edges!.visible, ring!.visible]).toEqual([false, true]);
  expect(ring!.position.x).toBe(4);
  highlight.show(null);
  expect(highlight.object.visible).toBe(false);
});
