// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it, test } from 'vitest';
import {
  decimalsOf,
  formatBandwidth,
  formatCount,
  formatDuration,
  formatElapsed,
  formatRate,
  formatRosTime,
  shortType,
  splitName,
} from './format';

describe('figures', () => {
  it.each([
    [0.5, '0.5 Hz'],
    [9.983, '9.98 Hz'],
    [29.97, '30 Hz'],
    [214.3, '214 Hz'],
    [0, '–'],
    [NaN, '–'],
  ])('a rate of %d is read as %s', (hz, text) => expect(formatRate(hz)).toBe(text));

  it.each([
    [0, '0 kB/s'],
    [88_000, '88 kB/s'],
    [4_700_000, '4.7 MB/s'],
  ])('a bandwidth of %d is read as %s', (rate, text) => expect(formatBandwidth(rate)).toBe(text));

  it.each([
    [0.04, '40 ms'],
    [4.12, '4.1 s'],
    [-0.02, '-20 ms'],
    [200, '3 min'],
    [7200, '2 h'],
    [300_000, '3 d'],
    [Infinity, '–'],
  ])('a duration of %d s is read as %s', (s, text) => expect(formatDuration(s)).toBe(text));

  it('separates thousands, so that seven digits can be read', () =>
    expect(formatCount(1234567)).toBe('1\u202f234\u202f567'));

  it('shows a simulated time as seconds since its start, and none before the first', () => {
    expect(formatRosTime(12.34)).toBe('12.3 s');
    expect(formatRosTime(0)).toBe('–');
    expect(formatRosTime(1_760_000_000)).toMatch(/^\d\d:\d\d:\d\d$/);
  });

  it.each([
    [1, 0],
    [0.5, 1],
    [0.05, 2],
    [0.001, 3],
    [0, 3],
  ])('a step of %d needs %d decimals', (step, digits) => expect(decimalsOf(step)).toBe(digits));
});

describe('names', () => {
  it.each(['/scan', '/fleet/robot_017/front/points', 'no_slash_but_quite_long_name', '/x/'])(
    'splitting %s loses nothing',
    (name) => expect(splitName(name).join('')).toBe(name),
  );

  it('keeps the last segment, which tells topics apart', () =>
    expect(splitName('/fleet/robot_017/front/points')[1]).toBe('/points'));

  it('does not let a very long last segment take all the room', () => {
    const [head, tail] = splitName(`/a/${'x'.repeat(60)}`);
    expect(tail.length).toBeLessThanOrEqual(18);
    expect(head.length).toBeGreaterThan(40);
  });

  it('leaves the msg out of a type', () =>
    expect(shortType('sensor_msgs/msg/Image')).toBe('sensor_msgs/Image'));
});

test.each([
  [0, '0:00.0'],
  [7.54, '0:07.5'],
  [97.3, '1:37.3'],
  [723, '12:03'],
  [3723, '1:02:03'],
  [-1, '0:00.0'],
  [NaN, '–'],
])('elapsed %s s is %s', (seconds, text) => {
  expect(formatElapsed(seconds)).toBe(text);
});
