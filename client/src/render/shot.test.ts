// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test, vi } from 'vitest';
import { straightened } from './shot';

beforeEach(() => {
  vi.stubGlobal(
    'ImageData',
    class {
      readonly data: Uint8ClampedArray;
      constructor(
        readonly width: number,
        readonly height: number,
      ) {
        this.data = new Uint8ClampedArray(width * height * 4);
      }
    },
  );
});

test('the first row is the upper one, and half covered pixels keep their colour', () => {
  const below = [100, 50, 0, 128];
  const above = [10, 20, 30, 255];
  const picture = straightened(Uint8ClampedArray.from([...below, ...above]), 1, 2);
  expect([...picture.data]).toEqual([10, 20, 30, 255, 199, 100, 0, 128]);
});
