// SPDX-License-Identifier: Apache-2.0

import { expect, test } from 'vitest';
import { circleArrow, straightArrow } from './effort_shapes';

test.each([circleArrow(), straightArrow()])('an arrow is whole', (geometry) => {
  const { count } = geometry.getAttribute('position');
  expect(geometry.getAttribute('offset').count).toBe(count);
  expect(geometry.getAttribute('normal').count).toBe(count);
  for (const index of geometry.getIndex()!.array) expect(index).toBeLessThan(count);
});

test('the circle has radius 1 and turns the way a positive effort does', () => {
  const position = circleArrow().getAttribute('position');
  for (let i = 0; i < position.count; i++) {
    expect(Math.hypot(position.getX(i), position.getY(i))).toBeCloseTo(1);
  }
  expect(position.getY(8)).toBeGreaterThan(0);
});
