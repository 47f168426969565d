// SPDX-License-Identifier: Apache-2.0
/** What messages say of things, as rows that are read and copied. */

import { Euler, Quaternion } from 'three';
import { numberText, rowText } from './numbers';

export type Fields = (readonly [name: string, value: string])[];

const AXES = ['x', 'y', 'z', 'roll', 'pitch', 'yaw'] as const;
const turn = new Quaternion();
const angles = new Euler();

/** A number with as many digits as float64 noise allows. */
const rounded = (value: number): number => Math.round(value * 1e9) / 1e9 + 0;

/** Degrees about x, y and z of the frame, one after the other (as tf2 has them). */
export function rollPitchYaw(orientation: ArrayLike<number>, at = 0): [number, number, number] {
  turn.set(orientation[at]!, orientation[at + 1]!, orientation[at + 2]!, orientation[at + 3]!);
  angles.setFromQuaternion(turn, 'ZYX');
  const degrees = (angle: number) => rounded((angle * 180) / Math.PI);
  return [degrees(angles.x), degrees(angles.y), degrees(angles.z)];
}

/** Of numbers x y z and a quaternion x y z w that begin at `at`. */
export function poseFields(pose: ArrayLike<number>, at = 0): Fields {
  const numbers = Array.from({ length: 7 }, (_, i) => pose[at + i]!);
  return [
    ['position', rowText(numbers.slice(0, 3))],
    ['orientation', rowText(numbers.slice(3))],
    ['roll pitch yaw', `${rowText(rollPitchYaw(numbers, 3))} °`],
  ];
}

/** Of the (6, 6) covariance of a pose that begins at `at`: how sure each number is, then the matrix by its rows. */
export function covarianceFields(covariance: ArrayLike<number>, at = 0): Fields {
  const sigma = (axis: number) => Math.sqrt(Math.max(covariance[at + axis * 7]!, 0));
  const degrees = (axis: number) => rounded((sigma(axis) * 180) / Math.PI);
  return [
    ['σ x y z', `${rowText([sigma(0), sigma(1), sigma(2)])} m`],
    ['σ roll pitch yaw', `${rowText([degrees(3), degrees(4), degrees(5)])} °`],
    ...AXES.map((axis, row): readonly [string, string] => {
      const numbers = Array.from({ length: 6 }, (_, i) => covariance[at + row * 6 + i]!);
      return [`covariance ${axis}`, rowText(numbers)];
    }),
  ];
}

/** A vector that a message may leave out, and how long it is. */
export function vectorFields(name: string, vector: ArrayLike<number>, unit: string): Fields {
  if (vector.length !== 3) return [];
  const [x, y, z] = [vector[0]!, vector[1]!, vector[2]!];
  return [
    [name, `${rowText([x, y, z])} ${unit}`.trimEnd()],
    [`|${name}|`, `${numberText(rounded(Math.hypot(x, y, z)))} ${unit}`.trimEnd()],
  ];
}
