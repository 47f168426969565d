// SPDX-License-Identifier: Apache-2.0
/** What to look at of a point cloud: where nearly all of it is, not how far its last stray point went. */

import type { Box3 } from 'three';
import type { Positions } from './point_fields';

/** Clouds of fewer points are looked at whole. */
const FEW = 1000;
/** As many points are looked at, evenly spread over the cloud. */
const SAMPLES = 4096;
/** Part of the points that may lie outside at either end of an axis. */
const STRAY = 0.01;

/** The looked at points' coordinates, axis by axis: asked for with each cloud, and kept. */
const axes = [
  new Float32Array(SAMPLES),
  new Float32Array(SAMPLES),
  new Float32Array(SAMPLES),
] as const;

/** Set `box` to the bounds of the points, of many points without the outermost; points that are not finite have no place. */
export function boundsOfPoints({ array, stride, offsets }: Positions, box: Box3): Box3 {
  box.makeEmpty();
  const count = Math.floor(array.length / stride);
  const step = count < FEW ? 1 : Math.ceil(count / SAMPLES);
  const [ox, oy, oz] = offsets;
  let found = 0;
  for (let i = 0; i < count; i += step) {
    const at = i * stride;
    const x = array[at + ox]!;
    const y = array[at + oy]!;
    const z = array[at + oz]!;
    if (!Number.isFinite(x + y + z)) continue;
    axes[0][found] = x;
    axes[1][found] = y;
    axes[2][found] = z;
    found++;
  }
  if (found === 0) return box;
  const stray = found < FEW ? 0 : Math.floor(found * STRAY);
  const sorted = axes.map((values) => values.subarray(0, found).sort());
  const at = (i: number) => sorted.map((values) => values[i]!);
  box.min.fromArray(at(stray));
  box.max.fromArray(at(found - 1 - stray));
  return box;
}
