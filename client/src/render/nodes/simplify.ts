// SPDX-License-Identifier: Apache-2.0
/**
 * Shapes of fewer triangles, for what is far away: vertices of one cell of a grid become one.
 *
 * Quick, never fails, and keeps what a distant shape is seen by: its outline.
 */

export interface Triangles {
  positions: Float32Array;
  indices: Uint32Array;
}

/** Halvings of the cells' size until their number fits. */
const STEPS = 14;

/** About `share` (0 to 1) of the triangles; what has none to lose is returned as it is. */
export function simplify(shape: Triangles, share: number): Triangles {
  const wanted = Math.max(4, Math.round((shape.indices.length / 3) * share));
  if (wanted * 3 >= shape.indices.length) return shape;
  const { low, size } = extent(shape.positions);
  let [fine, coarse] = [0, size];
  let best: Triangles | null = null;
  for (let step = 0; step < STEPS; step++) {
    const cell = (fine + coarse) / 2;
    const found = clustered(shape, low, cell);
    const count = found.indices.length / 3;
    if (count > wanted) fine = cell;
    else coarse = cell;
    if (count > 0 && (best === null || off(best, wanted) > off(found, wanted))) best = found;
  }
  return best ?? shape;
}

function off({ indices }: Triangles, wanted: number): number {
  return Math.abs(indices.length / 3 - wanted);
}

function extent(positions: Float32Array): { low: [number, number, number]; size: number } {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    const axis = i % 3;
    low[axis] = Math.min(low[axis]!, positions[i]!);
    high[axis] = Math.max(high[axis]!, positions[i]!);
  }
  return { low, size: Math.max(...high.map((value, axis) => value - low[axis]!)) };
}

/** Every vertex at the mean of those in its cell; triangles that became lines or points are left out. */
function clustered(shape: Triangles, low: readonly number[], cell: number): Triangles {
  const { positions, indices } = shape;
  const cells = new Map<number, number>();
  const cellOf = new Uint32Array(positions.length / 3);
  const sums: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < cellOf.length; i++) {
    let key = 0;
    for (let axis = 0; axis < 3; axis++) {
      key = key * 65536 + Math.floor((positions[i * 3 + axis]! - low[axis]!) / cell);
    }
    let id = cells.get(key);
    if (id === undefined) {
      cells.set(key, (id = counts.length));
      counts.push(0);
      sums.push(0, 0, 0);
    }
    cellOf[i] = id;
    counts[id] = counts[id]! + 1;
    for (let axis = 0; axis < 3; axis++) sums[id * 3 + axis]! += positions[i * 3 + axis]!;
  }
  const kept: number[] = [];
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [cellOf[indices[i]!]!, cellOf[indices[i + 1]!]!, cellOf[indices[i + 2]!]!];
    if (a !== b && b !== c && c !== a) kept.push(a, b, c);
  }
  return {
    positions: Float32Array.from(sums, (sum, i) => sum / counts[Math.floor(i / 3)]!),
    indices: Uint32Array.from(kept),
  };
}
