// SPDX-License-Identifier: Apache-2.0
import { Color } from 'three';
import { expect, test } from 'vitest';
import { misfit, opaque, rgbaOf, colorOf } from './colors';

test('colours are bytes in sRGB, and opaque', () => {
  expect(rgbaOf([255, 0, 51])).toEqual([1, 0, 0.2, 1]);
  expect(colorOf([255, 0, 51], new Color()).getHexString()).toBe('ff0033');
  expect([...opaque(Uint8Array.of(1, 2, 3, 4, 5, 6))]).toEqual([1, 2, 3, 255, 4, 5, 6, 255]);
});

test('colours are one of all or one of each', () => {
  expect(misfit(new Uint8Array(3), 7, 'points')).toBe('');
  expect(misfit(new Uint8Array(21), 7, 'points')).toBe('');
  expect(misfit(new Uint8Array(6), 7, 'points')).toContain('7 points and 2 colours');
});
