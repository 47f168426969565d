// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { PerspectiveCamera } from 'three';
import { expect, test } from 'vitest';
import { lengthText, Ruler } from './ruler';

test('a distance is written in metres, to the millimetre', () => {
  expect(lengthText(2.34567)).toBe('2.346 m');
});

test('one point has no line yet, two have one, none leaves nothing', () => {
  const ruler = new Ruler('#ffffff', 1);
  expect(ruler.object.visible).toBe(false);
  const line = ruler.object.children[0]!;
  ruler.set([[1e6, 2, 3]]);
  expect([ruler.object.visible, line.visible]).toEqual([true, false]);
  ruler.set([
    [1e6, 2, 3],
    [1e6 + 1, 2, 3],
  ]);
  expect(line.visible).toBe(true);
  expect(line.position.x).toBe(1e6);
  ruler.place(new PerspectiveCamera(), 100, 100);
  ruler.set([]);
  expect(ruler.object.visible).toBe(false);
  ruler.dispose();
});
