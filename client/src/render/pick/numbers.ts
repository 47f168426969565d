// SPDX-License-Identifier: Apache-2.0
/** Numbers of data as a viewer reads and copies them. */

import type { Vector3 } from 'three';

/** Seven significant digits, as float32 has; more where there are whole numbers. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(7)));
}

export function rowText(values: Iterable<number>): string {
  return Array.from(values, numberText).join(' ');
}

/** Metres to a tenth of a millimetre. */
export function placeText({ x, y, z }: Pick<Vector3, 'x' | 'y' | 'z'>): string {
  return [x, y, z].map((value) => (value + 0).toFixed(4)).join(' ');
}
