// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { Delays } from './delays';

describe('delays', () => {
  it('are told of each display, and counted anew', () => {
    const delays = new Delays();
    for (let i = 1; i <= 101; i++) delays.drawn('/cam', 10, 10 + i / 1000);
    delays.lost('/cam');
    delays.lost('/other');
    const [cam, other] = delays.take();
    expect(cam).toMatchObject({ display: '/cam', shown: 101, lost: 1 });
    const { least, median, p99, last } = cam!;
    [least, median, p99, last].forEach((value, i) =>
      expect(value).toBeCloseTo([0.001, 0.051, 0.1, 0.101][i]!, 9),
    );
    expect(other).toMatchObject({ display: '/other', shown: 0, lost: 1, least: 0, p99: 0 });
    expect(delays.take()).toEqual([]);
  });

  it('of more than are measured are still counted', () => {
    const delays = new Delays();
    for (let i = 0; i < 2000; i++) delays.drawn('/cam', 0, 1);
    expect(delays.take()[0]).toMatchObject({ shown: 2000, median: 1 });
  });
});
