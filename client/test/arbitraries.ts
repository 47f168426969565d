// SPDX-License-Identifier: Apache-2.0
/** Random geometry for property tests. */

import fc from 'fast-check';

const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
const part = fc.double({ min: -1, max: 1, noNaN: true });

/** Unit quaternions x y z w. */
export const anyRotation = fc
  .tuple(part, part, part, part)
  .filter((q) => Math.hypot(...q) > 0.1)
  .map((q) => q.map((value) => value / Math.hypot(...q)) as [number, number, number, number]);

export const anyPosition = fc.tuple(coordinate, coordinate, coordinate);

/** x y z, quaternion x y z w. */
export const anyPose = fc
  .tuple(anyPosition, anyRotation)
  .map(([position, rotation]) => Float64Array.of(...position, ...rotation));
