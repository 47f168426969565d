// SPDX-License-Identifier: Apache-2.0

import { expect, test } from 'vitest';
import { FrameRate } from './frame_rate';

function at(hertz: number): FrameRate {
  const rate = new FrameRate();
  for (let i = 0; i <= 3 * hertz; i++) rate.chance((i * 1000) / hertz);
  return rate;
}

test('pictures of the last second are counted', () => {
  const rate = new FrameRate();
  for (let time = 0; time < 3000; time += 100) rate.picture(time);
  expect(rate.pictures(2900)).toBe(11);
  expect(rate.pictures(9000)).toBe(0);
});

test.each([
  [60, 0],
  [30, 0],
  [15, 60],
  [7, 30],
  [3, 15],
])('a browser that can draw %i pictures a second is told so often: %i', (hertz, pace) => {
  expect(at(hertz).pace(3000)).toBe(pace);
});

test('one that draws nothing, as it is not looked at, is told little', () => {
  expect(new FrameRate().pace(5000)).toBe(15);
});
