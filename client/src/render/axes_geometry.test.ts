// SPDX-License-Identifier: Apache-2.0
import { Color } from 'three';
import { expect, test } from 'vitest';
import { AXIS_COLORS, axesGeometry } from './axes_geometry';

test('x is red, y green, z blue, each as long as asked', () => {
  const geometry = axesGeometry(2, 0.1);
  geometry.computeBoundingBox();
  const { max, min } = geometry.boundingBox!;
  for (const side of max.toArray()) expect(side).toBeCloseTo(2, 5);
  for (const side of min.toArray()) expect(side).toBeCloseTo(-0.1, 5);
  const position = geometry.getAttribute('position');
  const color = geometry.getAttribute('color');
  for (let i = 0; i < position.count; i++) {
    const at = [position.getX(i), position.getY(i), position.getZ(i)];
    const axis = at.findIndex((value) => value > 1);
    if (axis < 0) continue;
    const { r, g, b } = new Color(AXIS_COLORS[axis]);
    expect([color.getX(i), color.getY(i), color.getZ(i)]).toEqual([r, g, b].map(Math.fround));
  }
});
