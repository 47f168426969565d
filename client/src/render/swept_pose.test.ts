// SPDX-License-Identifier: Apache-2.0
/** What a turning scanner saw is put together right only with its pose at each moment. */

import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { Frames } from '../frames';
import { KNOTS, SweptPose } from './swept_pose';

/** `base` turns about z by `rate` radians a second and moves 1 m a second along x of `map`. */
function turning(frames: Frames, rate: number, from: number, to: number): void {
  const count = 21;
  const stamps = Float64Array.from(
    { length: count },
    (_, i) => from + ((to - from) * i) / (count - 1),
  );
  frames.add({
    t: 'Transforms',
    display: '',
    key: '',
    names: ['map', 'base'],
    child: new Uint32Array(count).fill(1),
    parent: new Uint32Array(count),
    stamp: stamps,
    pose: Float64Array.from(
      [...stamps].flatMap((t) => [
        ...[t, 0, 0],
        ...[0, 0, Math.sin((rate * t) / 2), Math.cos((rate * t) / 2)],
      ]),
    ),
    static: new Uint8Array(count),
  });
}

function setUp() {
  const frames = new Frames(() => 0);
  const where = { frames, fixed: 'map', fixedFrame: () => where.fixed };
  return { frames, where };
}

test('the poses along the sweep are those of their times, seen from the first', () => {
  const { frames, where } = setUp();
  turning(frames, 4, 9, 12);
  const swept = new SweptPose('base', 10, 1);
  expect(swept.refresh(where)).toBe(true);
  expect(swept.problem).toBeNull();
  expect(swept.pose![0]).toBeCloseTo(10, 6);
  const knots = swept.knots!;
  expect([...knots.slice(0, 8)].map((value) => value || 0)).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
  for (const k of [8, 16, KNOTS - 1]) {
    const t = k / (KNOTS - 1);
    // The shift is t along x of map, seen in the axes that base had at first.
    expect(knots[k * 8 + 4]).toBeCloseTo(t * Math.cos(-40), 3);
    expect(knots[k * 8 + 5]).toBeCloseTo(t * Math.sin(-40), 3);
    const turn = 2 * Math.atan2(knots[k * 8 + 2]!, knots[k * 8 + 3]!);
    expect(Math.cos(turn - 4 * t)).toBeCloseTo(1, 5);
  }
});

test('a point is carried as the shader does', () => {
  const { frames, where } = setUp();
  turning(frames, 4, 9, 12);
  const swept = new SweptPose('base', 10, 1);
  swept.refresh(where);
  // Seen 0.5 s later, 2 m ahead of the robot that had gone 0.5 m along x of map and turned by 2 more.
  const at = swept.carry(0.5, new Vector3(2, 0, 0));
  const inMap = [0.5 + 2 * Math.cos(42), 2 * Math.sin(42)] as const;
  expect(at.x).toBeCloseTo(inMap[0] * Math.cos(-40) - inMap[1] * Math.sin(-40), 2);
  expect(at.y).toBeCloseTo(inMap[0] * Math.sin(-40) + inMap[1] * Math.cos(-40), 2);
  expect(swept.carry(0, new Vector3(1, 2, 3)).toArray()).toEqual([1, 2, 3]);
});

test('quaternions of neighbours never point away from each other', () => {
  const { frames, where } = setUp();
  turning(frames, 12, 9, 12);
  const swept = new SweptPose('base', 10, 1);
  swept.refresh(where);
  const knots = swept.knots!;
  for (let k = 0; k + 1 < KNOTS; k++) {
    let dot = 0;
    for (let i = 0; i < 4; i++) dot += knots[k * 8 + i]! * knots[k * 8 + 8 + i]!;
    expect(dot).toBeGreaterThan(0.9);
  }
});

test('it waits until the transform of the last beam is there', () => {
  const { frames, where } = setUp();
  turning(frames, 1, 9, 10.5);
  const swept = new SweptPose('base', 10, 1);
  swept.refresh(where);
  expect(swept.pose).toBeNull();
  expect(swept.problem).toMatchObject({ name: 'base', level: 'waiting' });
  expect(swept.refresh(where)).toBe(false);
  turning(frames, 1, 10.5, 12);
  expect(swept.refresh(where)).toBe(true);
  expect(swept.pose).not.toBeNull();
  expect(swept.problem).toBeNull();
  expect(swept.refresh(where)).toBe(false);
  where.fixed = 'base';
  expect(swept.refresh(where)).toBe(true);
});

test('without a sweep or a stamp it is a moment', () => {
  const { frames, where } = setUp();
  turning(frames, 1, 9, 10);
  for (const swept of [new SweptPose('base', 10, 0), new SweptPose('base', 0, 1)]) {
    expect(swept.refresh(where)).toBe(true);
    expect(swept.pose).not.toBeNull();
    expect(swept.knots).toBeNull();
  }
});
