// SPDX-License-Identifier: Apache-2.0
/** The size of a script's camera frustum: its volume is the same whatever its field of view and aspect. */

import type { CameraFrustumLook } from '../../wire/messages';

export type FrustumLook = Pick<CameraFrustumLook, 'fov' | 'aspect' | 'extent'>;

/** Half the width, half the height and the depth of its far end, metres. */
export function frustumSize({ fov, aspect, extent }: FrustumLook): [number, number, number] {
  const y = Math.tan(fov / 2);
  const x = y * aspect;
  const unit = Math.cbrt((x * y) / 3);
  return [(x / unit) * extent[0], (y / unit) * extent[1], (1 / unit) * extent[2]];
}

/** Ends of its edges and of the mark on its upper side, x y z each; `picture` leaves the far end free. */
export function frustumEdges([x, y, z]: readonly number[], picture: boolean): Float32Array {
  const corners = [
    [-x!, -y!],
    [x!, -y!],
    [x!, y!],
    [-x!, y!],
  ];
  const points: number[] = [];
  for (const [i, corner] of corners.entries()) {
    const next = corners[(i + 1) % 4]!;
    points.push(corner[0]!, corner[1]!, z!, next[0]!, next[1]!, z!);
    points.push(corner[0]!, corner[1]!, z!, 0, 0, 0);
  }
  // y is down.
  points.push(0, -1.2 * y!, z!, 0, (picture ? -1 : -0.9) * y!, z!);
  return Float32Array.from(points);
}

/** The eye and the four corners, x y z each, and their triangles. */
export function frustumFaces([x, y, z]: readonly number[]): {
  position: Float32Array;
  index: number[];
} {
  const position = Float32Array.of(
    ...[0, 0, 0],
    ...[-x!, -y!, z!],
    ...[x!, -y!, z!],
    ...[x!, y!, z!],
    ...[-x!, y!, z!],
  );
  return { position, index: [0, 2, 1, 0, 3, 2, 0, 4, 3, 0, 1, 4, 1, 2, 3, 1, 3, 4] };
}
