// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { fade, readTfOptions } from './tf_options';

test('what is not said is as the server has it by default', () => {
  expect(readTfOptions({})).toMatchObject({
    axes: true,
    names: true,
    arrows: true,
    scale: 0.5,
    frameTimeout: 15,
  });
});

test('what is said counts, nonsense does not', () => {
  const options = readTfOptions({ axes: false, scale: -1, frame_timeout: 3, hidden: 'wheel_*' });
  expect(options).toMatchObject({ axes: false, scale: 0.5, frameTimeout: 3 });
  expect(options.isHidden('wheel_left')).toBe(true);
  expect(options.isHidden('base_link')).toBe(false);
});

test('a silent frame fades in the second half of its time', () => {
  expect([0, 5, 7.5, 10, 99, Infinity].map((age) => fade(age, 10))).toEqual([1, 1, 0.5, 0, 0, 0]);
});
