// SPDX-License-Identifier: Apache-2.0
/** Which shapes an instance is drawn with, by how far it is from the camera. */

import type { BufferGeometry } from 'three';
import { Float32BufferAttribute } from 'three';
import type { BatchedMeshLook } from '../../wire/messages';
import { simplify, type Triangles } from './simplify';
import { trianglesOf } from './triangles';

export type Lod = BatchedMeshLook['lod'];

export interface Level {
  /** Metres from the camera from which on it is drawn. */
  from: number;
  geometry: BufferGeometry;
}

/** Shapes of fewer vertices are drawn as they are. */
const SMALLEST = 256;
/** How many times as far away as it is large a shape is when its next simpler one is drawn. */
const FAR = [15, 40, 100];

/** Shares of the triangles, from near to far, of a shape of so many vertices. */
function sharesOf(count: number): number[] {
  if (count < SMALLEST) return [];
  if (count < 1024) return [0.25];
  if (count < 8192) return [0.5, 0.25];
  return [8192, 2048, 512].map((vertices) => vertices / count);
}

/** The levels of a shape, the nearest (its own) first; simpler ones are made of its positions alone. */
export function levelsOf(geometry: BufferGeometry, lod: Lod): Level[] {
  const own: Level = { from: 0, geometry };
  const shape = shapeOf(geometry);
  if (lod === 'off' || !shape || geometry.hasAttribute('uv')) return [own];
  geometry.computeBoundingSphere();
  const radius = geometry.boundingSphere?.radius ?? 0;
  const asked =
    lod === 'auto'
      ? sharesOf(shape.positions.length / 3).map((share, i) => [FAR[i]! * radius, share] as const)
      : [...lod].sort(([a], [b]) => a - b);
  return [own, ...asked.map(([from, share]) => ({ from, geometry: simpler(shape, share) }))];
}

function simpler(shape: Triangles, share: number): BufferGeometry {
  const { positions, indices } = simplify(shape, share);
  return trianglesOf(positions, indices);
}

/** Null for what has colours of its own, which a simpler shape would lose. */
function shapeOf(geometry: BufferGeometry): Triangles | null {
  const positions = geometry.getAttribute('position');
  if (geometry.hasAttribute('color') || positions.array.length === 0) return null;
  const flat =
    positions instanceof Float32BufferAttribute || positions.array instanceof Float32Array;
  if (!flat || !geometry.index) return null;
  return {
    positions: positions.array as Float32Array,
    indices: Uint32Array.from(geometry.index.array),
  };
}
