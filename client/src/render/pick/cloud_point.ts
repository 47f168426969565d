// SPDX-License-Identifier: Apache-2.0
/** A point of a cloud that is pointed at: which it is, and everything that the message says of it. */

import type { PointCloud } from '../../wire/messages';
import { SCALAR_SIZE } from '../point_fields';
import { numberText } from './numbers';

const COLORS = new Set(['rgb', 'rgba']);

/** Every field of one point; packed colours as #rrggbb and, of rgba, their alpha. */
export function fieldsOfPoint(
  { fields, data, step, origin }: PointCloud,
  index: number,
): [name: string, value: string][] {
  const bytes = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const shifts: Record<string, number> = { x: origin[0], y: origin[1], z: origin[2] };
  return fields.map(({ name, scalar, offset }) => {
    const at = index * step + offset;
    if (at + SCALAR_SIZE[scalar] > data.byteLength) return [name, '–'];
    if (COLORS.has(name) && SCALAR_SIZE[scalar] === 4) {
      const packed = bytes.getUint32(at, true);
      const color = `#${(packed & 0xffffff).toString(16).padStart(6, '0')}`;
      return [name, name === 'rgba' ? `${color}, alpha ${packed >>> 24}` : color];
    }
    return [name, numberText(READ[scalar](bytes, at) + (shifts[name] ?? 0))];
  });
}

const READ: Record<keyof typeof SCALAR_SIZE, (bytes: DataView, at: number) => number> = {
  i1: (bytes, at) => bytes.getInt8(at),
  u1: (bytes, at) => bytes.getUint8(at),
  i2: (bytes, at) => bytes.getInt16(at, true),
  u2: (bytes, at) => bytes.getUint16(at, true),
  i4: (bytes, at) => bytes.getInt32(at, true),
  u4: (bytes, at) => bytes.getUint32(at, true),
  f4: (bytes, at) => bytes.getFloat32(at, true),
  f8: (bytes, at) => bytes.getFloat64(at, true),
};
