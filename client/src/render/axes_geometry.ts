// SPDX-License-Identifier: Apache-2.0
/** Three arrows of a frame as one mesh: x red, y green, z blue, as everywhere in ROS. */

import { BufferAttribute, Color, CylinderGeometry, type BufferGeometry } from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';

export const AXIS_COLORS = ['#e5484d', '#30a46c', '#3e7bfa'] as const;
/** The same in 0..1, sRGB. */
export const AXIS_RGB = AXIS_COLORS.map((hex) => {
  const value = parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255] as const;
});
const SIDES = 12;

/** Return the axes of the given length and radius (metres), with vertex colours. */
export function axesGeometry(length: number, radius: number): BufferGeometry {
  const axes = AXIS_COLORS.map((color, axis) => {
    const rod = new CylinderGeometry(radius, radius, length, SIDES, 1);
    rod.translate(0, length / 2, 0);
    if (axis === 0) rod.rotateZ(-Math.PI / 2);
    if (axis === 2) rod.rotateX(Math.PI / 2);
    const { r, g, b } = new Color(color);
    const count = rod.getAttribute('position').count;
    const colors = new Float32Array(count * 3);
    for (let i = 0; i < count; i++) colors.set([r, g, b], i * 3);
    rod.setAttribute('color', new BufferAttribute(colors, 3));
    rod.deleteAttribute('uv');
    return rod;
  });
  const merged = mergeGeometries(axes);
  for (const rod of axes) rod.dispose();
  return merged;
}
