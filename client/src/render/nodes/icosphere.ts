// SPDX-License-Identifier: Apache-2.0
/** A ball whose triangles are nearly of one size. */

import { BufferAttribute, BufferGeometry, IcosahedronGeometry } from 'three';
import { mergeVertices } from 'three/addons/utils/BufferGeometryUtils.js';

/** Each of the subdivisions divides each triangle of an icosahedron in four; vertices are shared, normals are exact. */
export function icosphere(radius: number, subdivisions: number): BufferGeometry {
  const raw = new IcosahedronGeometry(1, 2 ** subdivisions - 1);
  const corners = new BufferGeometry().setAttribute('position', raw.getAttribute('position'));
  const ball = mergeVertices(corners, 1e-6);
  raw.dispose();
  const directions = ball.getAttribute('position').array;
  ball.setAttribute('normal', new BufferAttribute(Float32Array.from(directions), 3));
  return ball.scale(radius, radius, radius).setAttribute('normal', ball.getAttribute('normal'));
}
