// SPDX-License-Identifier: Apache-2.0
/** The solids of a pose: an arrow along its x axis, or three axes. */

import { Matrix4 } from 'three';
import { AXIS_RGB } from '../axes_geometry';
import type { SolidSet } from '../solid_set';
import type { ArrowStyle, AxesStyle } from './style';

const solid = new Matrix4();
const part = new Matrix4();
/** Of the x axis to each axis. */
const TURNS = [
  new Matrix4(),
  new Matrix4().makeRotationZ(Math.PI / 2),
  new Matrix4().makeRotationY(-Math.PI / 2),
];

/** From the pose's origin along x: the shaft, then the head. */
export function addArrow(pose: Matrix4, style: ArrowStyle, into: SolidSet): void {
  const { shaftLength, shaftDiameter, headLength, headDiameter, color } = style;
  part.makeScale(shaftLength, shaftDiameter, shaftDiameter);
  into.add('shaft', solid.multiplyMatrices(pose, part), color);
  part.makeScale(headLength, headDiameter, headDiameter).setPosition(shaftLength, 0, 0);
  into.add('head', solid.multiplyMatrices(pose, part), color);
}

/** x red, y green, z blue. */
export function addAxes(pose: Matrix4, style: AxesStyle, into: SolidSet): void {
  const { length, diameter, alpha } = style;
  for (const [axis, turn] of TURNS.entries()) {
    part.makeScale(length, diameter, diameter).premultiply(turn);
    const [r, g, b] = AXIS_RGB[axis]!;
    into.add('shaft', solid.multiplyMatrices(pose, part), [r, g, b, alpha]);
  }
}
