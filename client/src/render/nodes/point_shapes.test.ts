// SPDX-License-Identifier: Apache-2.0
import { DataUtils } from 'three';
import { expect, test } from 'vitest';
import { placesOf } from './point_shapes';

const numbers = [1.5, -2, 0.25, 300, 0, -0.5];

test('places are read at both precisions', () => {
  const whole = Float32Array.from(numbers);
  const data = new Uint8Array(whole.buffer);
  expect([...placesOf({ precision: 'float32', data })]).toEqual(numbers);
  const half = Uint16Array.from(numbers, (value) => DataUtils.toHalfFloat(value));
  const bytes = new Uint8Array(half.buffer);
  expect([...placesOf({ precision: 'float16', data: bytes })].map((v) => v + 0)).toEqual(numbers);
});
