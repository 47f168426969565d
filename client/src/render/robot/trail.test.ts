// SPDX-License-Identifier: Apache-2.0

import { expect, test } from 'vitest';
import { Trail } from './trail';

const drawn = (trail: Trail) => trail.object.geometry.instanceCount;

test('it ends where the link is, and is as long as two metres', () => {
  const trail = new Trail();
  trail.add([5, 0, 0]);
  expect(drawn(trail)).toBe(0);
  for (let i = 1; i <= 1000; i++) trail.add([5 + i * 0.01, 0, 0]);
  const { min, max } = trail.object.geometry.boundingBox!;
  const start = trail.object.matrix.elements[12];
  expect(max.x + start).toBeCloseTo(15);
  expect(max.x - min.x).toBeCloseTo(2, 1);
  expect(trail.count).toBeLessThanOrEqual(102);
});

test('a link that stands adds nothing; what is forgotten begins anew', () => {
  const trail = new Trail();
  for (let i = 0; i < 10; i++) trail.add([1, 2, 3]);
  expect(trail.count).toBe(2);
  trail.add([1.5, 2, 3]);
  expect(drawn(trail)).toBe(2);
  trail.clear();
  expect(drawn(trail)).toBe(0);
  trail.add([9, 9, 9]);
  trail.add([9.01, 9, 9]);
  expect(drawn(trail)).toBe(1);
});
