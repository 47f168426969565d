// SPDX-License-Identifier: Apache-2.0
/** Numbers out of the bytes of a point cloud: one field of every point as an array for the GPU. */

import type { PointCloud, PointField } from '../wire/messages';

/** The part of a PointCloud that reading needs. */
export type PointBytes = Pick<PointCloud, 'count' | 'step' | 'data'>;

export const SCALAR_SIZE: Record<PointField['scalar'], number> = {
  i1: 1,
  u1: 1,
  i2: 2,
  u2: 2,
  i4: 4,
  u4: 4,
  f4: 4,
  f8: 8,
};

type View =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

const ARRAYS: Record<
  PointField['scalar'],
  new (buffer: ArrayBufferLike, offset: number, length: number) => View
> = {
  i1: Int8Array,
  u1: Uint8Array,
  i2: Int16Array,
  u2: Uint16Array,
  i4: Int32Array,
  u4: Uint32Array,
  f4: Float32Array,
  f8: Float64Array,
};

/** A view of every number of this type in a cloud, and the distance between the wanted ones, the first at 0. */
interface Strided {
  view: View;
  stride: number;
}

/** The numbers of a field where they lie; copied to an aligned place when they lie askew. */
function strided({ count, step, data }: PointBytes, field: PointField): Strided {
  const size = SCALAR_SIZE[field.scalar];
  const Scalars = ARRAYS[field.scalar];
  if (count === 0) return { view: new Scalars(new ArrayBuffer(0), 0, 0), stride: 1 };
  const start = data.byteOffset + field.offset;
  if (start % size === 0 && step % size === 0) {
    const length = ((count - 1) * step) / size + 1;
    return { view: new Scalars(data.buffer, start, length), stride: step / size };
  }
  const packed = new Uint8Array(count * size);
  for (let i = 0; i < count; i++) {
    const from = i * step + field.offset;
    for (let b = 0; b < size; b++) packed[i * size + b] = data[from + b]!;
  }
  return { view: new Scalars(packed.buffer, 0, count), stride: 1 };
}

/** A field of every point, with what it takes to colour it. */
export interface FieldValues {
  /** (count,) value - base: times of day and other large doubles keep their small differences. */
  values: Float32Array;
  base: number;
  /** Least and greatest finite value, base not taken off; both 0 where there is none. */
  min: number;
  max: number;
}

/** Read one field of every point. */
export function readField(cloud: PointBytes, field: PointField): FieldValues {
  const { view, stride } = strided(cloud, field);
  const values = new Float32Array(cloud.count);
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0, at = 0; i < cloud.count; i++, at += stride) {
    const value = view[at]!;
    if (value < min && value !== -Infinity) min = value;
    if (value > max && value !== Infinity) max = value;
  }
  if (min > max) min = max = 0;
  const base = field.scalar === 'f8' || field.scalar === 'i4' || field.scalar === 'u4' ? min : 0;
  for (let i = 0, at = 0; i < cloud.count; i++, at += stride) values[i] = view[at]! - base;
  return { values, base, min, max };
}

/** Packed colour (0xAARRGGBB in four bytes, whatever their declared type) as (count, 4) bytes r g b a. */
export function readPacked(cloud: PointBytes, field: PointField, alpha: boolean): Uint8Array {
  const { view, stride } = strided(cloud, { ...field, scalar: 'u4' });
  const colors = new Uint8Array(cloud.count * 4);
  for (let i = 0, at = 0; i < cloud.count; i++, at += stride) {
    const packed = view[at]!;
    colors[i * 4] = packed >>> 16;
    colors[i * 4 + 1] = packed >>> 8;
    colors[i * 4 + 2] = packed;
    colors[i * 4 + 3] = alpha ? packed >>> 24 : 255;
  }
  return colors;
}

/** Colours in fields of their own as (count, 4) bytes: floats are 0..1, integers 0..255; opaque without a fourth. */
export function readChannels(cloud: PointBytes, fields: readonly PointField[]): Uint8Array {
  const colors = new Uint8ClampedArray(cloud.count * 4).fill(255);
  fields.forEach((field, channel) => {
    const { view, stride } = strided(cloud, field);
    const scale = field.scalar === 'f4' || field.scalar === 'f8' ? 255 : 1;
    for (let i = 0, at = 0; i < cloud.count; i++, at += stride) {
      colors[i * 4 + channel] = view[at]! * scale;
    }
  });
  return new Uint8Array(colors.buffer);
}

/** x y z of every point where they lie: an interleaved array of `stride` floats per point. */
export interface Positions {
  array: Float32Array;
  stride: number;
  /** Index of x, y and z in a point. */
  offsets: [number, number, number];
}

/**
 * The cloud's bytes as floats, without a copy where they are aligned to four.
 *
 * Throws where x, y or z is missing.
 */
export function positionsOf(cloud: PointBytes, fields: readonly PointField[]): Positions {
  const offsetOf = (name: string) => {
    const field = fields.find((one) => one.name === name && one.scalar === 'f4');
    if (!field) throw new Error(`The cloud has no float32 field '${name}'.`);
    return field.offset / 4;
  };
  const bytes = cloud.count * cloud.step;
  const aligned = cloud.data.byteOffset % 4 === 0 ? cloud.data : cloud.data.slice();
  const array = new Float32Array(
    aligned.buffer as ArrayBuffer,
    aligned.byteOffset,
    Math.floor(bytes / 4),
  );
  return { array, stride: cloud.step / 4, offsets: [offsetOf('x'), offsetOf('y'), offsetOf('z')] };
}

/** Whether a point is anywhere. */
export function isPlace({ array, stride, offsets }: Positions, index: number): boolean {
  const at = index * stride;
  // Not finite exactly where one of the three is not.
  return Number.isFinite(
    array[at + offsets[0]]! + array[at + offsets[1]]! + array[at + offsets[2]]!,
  );
}

/** Write the coordinates of one point. */
export function pointOf<V extends { set(x: number, y: number, z: number): V }>(
  { array, stride, offsets }: Positions,
  index: number,
  into: V,
): V {
  const at = index * stride;
  return into.set(array[at + offsets[0]]!, array[at + offsets[1]]!, array[at + offsets[2]]!);
}

/** `a x + b y + c z` of one point. */
export function along(
  { array, stride, offsets }: Positions,
  [a, b, c]: readonly [number, number, number],
  index: number,
): number {
  const at = index * stride;
  return a * array[at + offsets[0]]! + b * array[at + offsets[1]]! + c * array[at + offsets[2]]!;
}

/** How many points there are. */
export function placesIn({ array, stride }: Positions): number {
  return Math.floor(array.length / stride);
}

/** Least and greatest of `a x + b y + c z` over the points with finite coordinates; null without one. */
export function rangeAlong(
  { array, stride, offsets }: Positions,
  [a, b, c]: readonly [number, number, number],
): [number, number] | null {
  const [ox, oy, oz] = offsets;
  let min = Infinity;
  let max = -Infinity;
  for (let at = 0; at + stride <= array.length; at += stride) {
    const x = array[at + ox]!;
    const y = array[at + oy]!;
    const z = array[at + oz]!;
    // Not finite exactly where one of the three is not.
    if (!Number.isFinite(x + y + z)) continue;
    const value = a * x + b * y + c * z;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? [min, max] : null;
}
