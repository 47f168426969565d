// SPDX-License-Identifier: Apache-2.0
/** A number without its unit is read as another distance. */

import { expect, test } from 'vitest';
import { pixelText } from './pixel_text';

const number = (value: number) => ({ u: 0, v: 0, value, rgb: null });
const colour = (r: number, g: number, b: number) => ({
  u: 0,
  v: 0,
  value: null,
  rgb: [r, g, b] as const,
});

test.each([
  [1234, '16UC1', '1234 mm = 1.234 m'],
  [1234, '16UC1; compressedDepth png', '1234 mm = 1.234 m'],
  [0, '16UC1', 'not measured (0)'],
  [1.5, '32FC1', '1.5 m'],
  [NaN, '32FC1', 'not measured (NaN)'],
  [Infinity, '32FC1', 'too far (∞)'],
  [-Infinity, '64FC1', 'too near (-∞)'],
  [40000, 'mono16', '40000'],
  [-3, '16SC1', '-3'],
  [NaN, '8SC1', 'NaN'],
])('%d of %s is %s', (value, encoding, text) => {
  expect(pixelText(number(value), encoding, false)).toBe(text);
});

test('colours are red, green, blue; of a lossy file they are about right', () => {
  expect(pixelText(colour(1, 2, 3), 'png', false)).toBe('rgb 1 2 3');
  expect(pixelText(colour(1, 2, 3), 'bgr8; jpeg compressed bgr8', true)).toBe('≈ rgb 1 2 3');
  expect(pixelText(colour(7, 7, 7), 'mono8', true)).toBe('≈ 7');
});
