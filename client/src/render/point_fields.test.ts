// SPDX-License-Identifier: Apache-2.0
/** A field read wrongly colours a cloud by numbers that nobody measured. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PointField } from '../wire/messages';
import {
  positionsOf,
  rangeAlong,
  readChannels,
  readField,
  readPacked,
  SCALAR_SIZE,
} from './point_fields';

type Scalar = PointField['scalar'];
const SCALARS = Object.keys(SCALAR_SIZE) as Scalar[];

function write(view: DataView, at: number, scalar: Scalar, value: number): void {
  if (scalar === 'i1') view.setInt8(at, value);
  else if (scalar === 'u1') view.setUint8(at, value);
  else if (scalar === 'i2') view.setInt16(at, value, true);
  else if (scalar === 'u2') view.setUint16(at, value, true);
  else if (scalar === 'i4') view.setInt32(at, value, true);
  else if (scalar === 'u4') view.setUint32(at, value, true);
  else if (scalar === 'f4') view.setFloat32(at, value, true);
  else view.setFloat64(at, value, true);
}

const RANGES: Record<Scalar, fc.Arbitrary<number>> = {
  i1: fc.integer({ min: -128, max: 127 }),
  u1: fc.integer({ min: 0, max: 255 }),
  i2: fc.integer({ min: -32768, max: 32767 }),
  u2: fc.integer({ min: 0, max: 65535 }),
  i4: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  u4: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  f4: fc.float(),
  f8: fc.double({ min: -1e9, max: 1e9 }),
};

/** A cloud of one field at any offset, in a buffer that starts anywhere. */
function cloudOf(scalar: Scalar, values: number[], offset: number, step: number, start = 0) {
  const buffer = new ArrayBuffer(start + values.length * step);
  const view = new DataView(buffer);
  values.forEach((value, i) => write(view, start + i * step + offset, scalar, value));
  const data = new Uint8Array(buffer, start);
  return { cloud: { count: values.length, step, data }, field: { name: 'v', offset, scalar } };
}

describe('a field of every point', () => {
  test.each(SCALARS)('%s is read at any offset, step and alignment', (scalar) => {
    const places = fc.tuple(
      fc.array(RANGES[scalar], { maxLength: 20 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
    );
    fc.assert(
      fc.property(places, ([values, offset, pad, start]) => {
        const step = offset + SCALAR_SIZE[scalar] + pad;
        const { cloud, field } = cloudOf(scalar, values, offset, step, start);
        const read = readField(cloud, field);
        const finite = values.filter(Number.isFinite);
        // Adding 0 makes -0 the 0 that it equals.
        expect(read.min + 0).toBe((finite.length > 0 ? Math.min(...finite) : 0) + 0);
        expect(read.max + 0).toBe((finite.length > 0 ? Math.max(...finite) : 0) + 0);
        const expected = values.map((value) => Math.fround(value - read.base));
        expect([...read.values]).toEqual(expected);
      }),
    );
  });

  test('times as float64 keep their microseconds', () => {
    const values = [1.7e9, 1.7e9 + 1e-4, 1.7e9 + 2e-4];
    const { cloud, field } = cloudOf('f8', values, 0, 8);
    const read = readField(cloud, field);
    expect(read.values[2]! - read.values[1]!).toBeCloseTo(1e-4, 6);
  });

  test('packed colours are the same declared as float32 and as uint32; alpha only where it counts', () => {
    const { cloud } = cloudOf('u4', [0x80112233, 0x00ff0001], 4, 8);
    for (const scalar of ['u4', 'f4'] as const) {
      const field = { name: 'rgb', offset: 4, scalar };
      expect([...readPacked(cloud, field, true)]).toEqual([17, 34, 51, 128, 255, 0, 1, 0]);
      expect([...readPacked(cloud, field, false)]).toEqual([17, 34, 51, 255, 255, 0, 1, 255]);
    }
  });

  test('colours in fields of their own: floats are clamped to 0..1, integers are bytes', () => {
    const floats = new Float32Array([0, 0.5, 1, -1, 2, NaN]);
    const cloud = { count: 2, step: 12, data: new Uint8Array(floats.buffer) };
    const fields = ['r', 'g', 'b'].map((name, i) => ({
      name,
      offset: i * 4,
      scalar: 'f4' as const,
    }));
    expect([...readChannels(cloud, fields)]).toEqual([0, 128, 255, 255, 0, 255, 0, 255]);
    const bytes = { count: 1, step: 4, data: new Uint8Array([1, 2, 3, 4]) };
    const u1 = [0, 1, 2, 3].map((offset) => ({ name: '', offset, scalar: 'u1' as const }));
    expect([...readChannels(bytes, u1)]).toEqual([1, 2, 3, 4]);
  });
});

describe('positions', () => {
  const fields: PointField[] = ['x', 'y', 'z'].map((name, i) => ({
    name,
    offset: i * 4,
    scalar: 'f4',
  }));
  const floats = new Float32Array([1, 2, 3, 9, NaN, 0, 0, 9, -1, 5, 7, 9]);

  test('are the received bytes, not a copy', () => {
    const cloud = { count: 3, step: 16, data: new Uint8Array(floats.buffer) };
    const positions = positionsOf(cloud, fields);
    expect(positions.array.buffer).toBe(floats.buffer);
    expect(positions).toMatchObject({ stride: 4, offsets: [0, 1, 2] });
  });

  test('are copied from a place that floats cannot start at', () => {
    const askew = new Uint8Array(floats.byteLength + 1);
    askew.set(new Uint8Array(floats.buffer), 1);
    const positions = positionsOf({ count: 3, step: 16, data: askew.subarray(1) }, fields);
    expect([...positions.array]).toEqual([...floats]);
  });

  test('without z there is nothing to draw, and the error says so', () => {
    const cloud = { count: 3, step: 16, data: new Uint8Array(floats.buffer) };
    expect(() => positionsOf(cloud, fields.slice(0, 2))).toThrow(/no float32 field 'z'/);
  });

  test('the range along a direction leaves out points that are not finite', () => {
    const cloud = { count: 3, step: 16, data: new Uint8Array(floats.buffer) };
    expect(rangeAlong(positionsOf(cloud, fields), [0, 1, 0])).toEqual([2, 5]);
    expect(
      rangeAlong({ array: new Float32Array(0), stride: 4, offsets: [0, 1, 2] }, [1, 0, 0]),
    ).toBe(null);
  });
});
