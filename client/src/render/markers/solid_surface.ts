// SPDX-License-Identifier: Apache-2.0
/** How far a place is from the surface of a solid: which of several solids it lies on. */

import { Matrix4, Vector3 } from 'three';
import type { Shape } from './solid_shapes';

const HALF = 0.5;

/** Write the place of a unit shape's surface that is next to `at`, in the shape's own axes. */
export function surfaceNear(shape: Shape, at: Vector3, into: Vector3): Vector3 {
  switch (shape) {
    case 'sphere':
      return at.lengthSq() < 1e-30 ? into.set(HALF, 0, 0) : into.copy(at).setLength(HALF);
    case 'cube':
      return onCube(into.copy(at));
    case 'cylinder':
      return onCylinder(into.copy(at), 'z', -HALF, HALF);
    case 'shaft':
      return onCylinder(into.copy(at), 'x', 0, 1);
    case 'head':
      return onCone(into.copy(at));
  }
}

const inverse = new Matrix4();
const own = new Vector3();
const near = new Vector3();

/** Metres from a place to the surface of a solid; `matrix` takes the unit shape to the place's axes. */
export function distanceToSolid(shape: Shape, matrix: Matrix4, at: Vector3): number {
  inverse.copy(matrix).invert();
  surfaceNear(shape, own.copy(at).applyMatrix4(inverse), near);
  return near.applyMatrix4(matrix).distanceTo(at);
}

function onCube(at: Vector3): Vector3 {
  const inside = Math.max(Math.abs(at.x), Math.abs(at.y), Math.abs(at.z)) < HALF;
  if (!inside) return at.clampScalar(-HALF, HALF);
  const axis = nearestTo(HALF, at);
  at[axis] = at[axis] < 0 ? -HALF : HALF;
  return at;
}

function nearestTo(half: number, { x, y, z }: Vector3): 'x' | 'y' | 'z' {
  const [a, b, c] = [half - Math.abs(x), half - Math.abs(y), half - Math.abs(z)];
  if (a <= b && a <= c) return 'x';
  return b <= c ? 'y' : 'z';
}

const ACROSS = { x: ['y', 'z'], z: ['x', 'y'] } as const;

function onCylinder(at: Vector3, along: 'x' | 'z', from: number, to: number): Vector3 {
  const [u, v] = ACROSS[along];
  const radius = Math.hypot(at[u], at[v]);
  const inside = radius < HALF && at[along] > from && at[along] < to;
  const toEnd = Math.min(at[along] - from, to - at[along]);
  if (inside && toEnd < HALF - radius) {
    at[along] = at[along] - from < to - at[along] ? from : to;
    return at;
  }
  at[along] = Math.min(Math.max(at[along], from), to);
  if (inside || radius > HALF) widen(at, u, v, radius, HALF);
  return at;
}

/** Base at x = 0, tip at x = 1. */
function onCone(at: Vector3): Vector3 {
  const radius = Math.hypot(at.y, at.z);
  if (at.x <= 0) {
    at.x = 0;
    if (radius > HALF) widen(at, 'y', 'z', radius, HALF);
    return at;
  }
  // Along the slope, which runs from (0, HALF) to (1, 0).
  const slope = (at.x - HALF * (radius - HALF)) / (1 + HALF * HALF);
  const share = Math.min(Math.max(slope, 0), 1);
  const beneath = radius < HALF * (1 - at.x);
  const toSlope = Math.hypot(at.x - share, radius - HALF * (1 - share));
  if (beneath && at.x < toSlope) {
    at.x = 0;
    return at;
  }
  at.x = share;
  widen(at, 'y', 'z', radius, HALF * (1 - share));
  return at;
}

function widen(at: Vector3, u: 'x' | 'y', v: 'y' | 'z', radius: number, to: number): void {
  if (radius < 1e-15) {
    at[u] = to;
    at[v] = 0;
    return;
  }
  at[u] *= to / radius;
  at[v] *= to / radius;
}
