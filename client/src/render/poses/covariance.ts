// SPDX-License-Identifier: Apache-2.0
/**
 * The solids that show how uncertain a pose is, as RViz draws them: an ellipsoid around its position, and at the end of
 * each axis a disc in which that end may be. In a plane (no variance of z, roll and pitch) an ellipse and a sector.
 */

import { Matrix4, Vector3 } from 'three';
import type { SolidSet } from '../solid_set';
import { eigen2, eigen3 } from './eigen';
import type { CovarianceStyle, OrientationStyle } from './style';

/** Metres: what is flat has this thickness. */
const THIN = 0.001;
/** A direction uncertain by more than this (radians) is drawn as if it were this. */
const WIDEST = (89 / 180) * Math.PI;

const [Z, ROLL, PITCH, YAW] = [2, 3, 4, 5];

const where = new Vector3();
const axes = new Matrix4();
const solid = new Matrix4();
const size = new Vector3();
const local = new Matrix4();

/** Add what shows the (6, 6) covariance beginning at `at` around `pose`, which is in the axes of the frame. */
export function addCovariance(
  covariance: ArrayLike<number>,
  at: number,
  pose: Matrix4,
  style: CovarianceStyle,
  into: SolidSet,
): void {
  const c = (row: number, column: number) => covariance[at + row * 6 + column]!;
  const flat = c(Z, Z) <= 0 && c(ROLL, ROLL) <= 0 && c(PITCH, PITCH) <= 0;
  where.setFromMatrixPosition(pose);
  if (style.position) {
    const { color, scale } = style.position;
    if (flat) {
      const [first, second, angle] = eigen2(c(0, 0), c(0, 1), c(1, 1));
      size.set(diameter(first, scale), diameter(second, scale), THIN);
      solid.makeRotationZ(angle);
    } else {
      const upper = [c(0, 0), c(0, 1), c(0, 2), c(1, 1), c(1, 2), c(2, 2)];
      const [x, y, z] = eigen3(upper, solid);
      size.set(diameter(x, scale), diameter(y, scale), diameter(z, scale));
    }
    into.add('sphere', solid.scale(size).setPosition(where), color);
  }
  if (!style.orientation) return;
  if (style.orientation.local) axes.copy(pose);
  else axes.makeTranslation(where);
  if (flat) addSector(c(YAW, YAW), style.orientation, into);
  else for (const axis of [0, 1, 2] as const) addDisc(c, axis, style.orientation, into);
}

/** Where the end of one axis may be: turning about the second of the others moves it along the first, and back. */
function addDisc(
  c: (row: number, column: number) => number,
  axis: 0 | 1 | 2,
  { colors, offset, scale }: OrientationStyle,
  into: SolidSet,
): void {
  const [j, k] = [(axis + 1) % 3, (axis + 2) % 3];
  const [first, second, angle] = eigen2(c(3 + k, 3 + k), -c(3 + j, 3 + k), c(3 + j, 3 + j));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Columns: the two directions across, then the axis itself.
  local.identity();
  const e = local.elements;
  e.fill(0, 0, 12);
  e[j] = cos;
  e[k] = sin;
  e[4 + j] = -sin;
  e[4 + k] = cos;
  e[8 + axis] = 1;
  e[12 + axis] = offset;
  size.set(spread(first, scale) * offset, spread(second, scale) * offset, THIN);
  into.add('cylinder', solid.multiplyMatrices(axes, local).scale(size), colors[axis]);
}

/** Where the pose may point to in the plane. */
function addSector(
  variance: number,
  { colors, offset, scale }: OrientationStyle,
  into: SolidSet,
): void {
  local.makeRotationZ(Math.PI).setPosition(offset, 0, 0);
  size.set(offset, spread(variance, scale) * offset, THIN);
  into.add('head', solid.multiplyMatrices(axes, local).scale(size), colors[2]);
}

function diameter(variance: number, scale: number): number {
  return Math.max(2 * Math.sqrt(Math.max(variance, 0)) * scale, THIN);
}

/** How broad something at a distance of 1 is that is uncertain by an angle. */
function spread(variance: number, scale: number): number {
  const angle = Math.min(Math.sqrt(Math.max(variance, 0)) * scale, WIDEST);
  return Math.max(2 * Math.tan(angle), THIN);
}
