// SPDX-License-Identifier: Apache-2.0
/** Geometry of what scripts tell as vertices and faces. */

import { BufferAttribute, BufferGeometry } from 'three';

/** The arrays are used as they are: they belong to the message. */
export function trianglesOf(vertices: Float32Array, faces: Uint32Array): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(vertices, 3));
  geometry.setIndex(new BufferAttribute(faces, 1));
  geometry.computeVertexNormals();
  return geometry;
}
