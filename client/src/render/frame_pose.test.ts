// SPDX-License-Identifier: Apache-2.0
/** Data drawn in a wrong place, or not at all though its transform came, misleads whoever looks at it. */

import { Matrix4, Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import type { Lookup } from '../frames';
import { FramePose, matrixOf } from './frame_pose';
import type { SceneContext } from './renderable';

/** A page whose answers to lookups the test sets. */
class FakePage {
  fixed = 'map';
  answer: Lookup = { ok: false, level: 'waiting', reason: 'not yet' };
  asked: [string, string, number][] = [];
  frames = {
    version: 0,
    lookup: (target: string, source: string, stamp: number) => {
      this.asked.push([target, source, stamp]);
      return this.answer;
    },
  };
  fixedFrame = () => this.fixed;
  /** What a FramePose sees of it. */
  get where() {
    return this as unknown as SceneContext;
  }
  at(x: number, note?: string) {
    this.frames.version++;
    const pose = Float64Array.of(x, 0, 0, 0, 0, 0, 1);
    this.answer = { ok: true, pose, stamp: 1, ...(note === undefined ? {} : { note }) };
  }
}

describe('the pose of a frame at a stamp', () => {
  test('waits, says why, and heals when the transform comes', () => {
    const page = new FakePage();
    const placed = new FramePose('laser', 5);
    expect(placed.refresh(page.where)).toBe(false);
    expect(placed.pose).toBeNull();
    expect(placed.problem).toEqual({ name: 'laser', level: 'waiting', text: 'not yet' });
    page.at(2);
    expect(placed.refresh(page.where)).toBe(true);
    expect(placed.pose?.[0]).toBe(2);
    expect(placed.problem).toBeNull();
    expect(page.asked.at(-1)).toEqual(['map', 'laser', 5]);
  });

  test('stays where it was placed when the history moves on', () => {
    const page = new FakePage();
    const placed = new FramePose('laser', 5);
    page.at(2);
    placed.refresh(page.where);
    page.at(9, 'older than the history');
    expect(placed.refresh(page.where)).toBe(false);
    expect(placed.pose?.[0]).toBe(2);
  });

  test('a guess heals when the right transform comes, and does not wander until then', () => {
    const page = new FakePage();
    const placed = new FramePose('laser', 5);
    page.at(2, 'taken at 6');
    placed.refresh(page.where);
    page.at(3, 'taken at 7');
    expect(placed.refresh(page.where)).toBe(false);
    expect(placed.pose?.[0]).toBe(2);
    page.at(9);
    expect(placed.refresh(page.where)).toBe(true);
    expect([placed.pose?.[0], placed.problem]).toEqual([9, null]);
    page.at(50);
    expect(placed.refresh(page.where)).toBe(false);
  });

  test('hope for a better place ends', () => {
    const page = new FakePage();
    const placed = new FramePose('laser', 5);
    for (let i = 0; i < 1000; i++) {
      page.at(i, 'guessed');
      placed.refresh(page.where);
    }
    expect(page.asked.length).toBeLessThan(300);
  });

  test('is placed anew for another fixed frame', () => {
    const page = new FakePage();
    const placed = new FramePose('laser', 5);
    page.at(2);
    placed.refresh(page.where);
    page.fixed = 'odom';
    page.at(3, 'too old');
    expect(placed.refresh(page.where)).toBe(true);
    expect(placed.pose?.[0]).toBe(3);
    expect(placed.problem).toMatchObject({ level: 'warning', text: 'too old' });
  });

  test('of stamp 0 follows the latest transform, and only a change counts as one', () => {
    const page = new FakePage();
    const placed = new FramePose('laser', 0);
    page.at(1);
    expect(placed.refresh(page.where)).toBe(true);
    expect(placed.refresh(page.where)).toBe(false);
    expect(page.asked).toHaveLength(1);
    page.at(1);
    expect(placed.refresh(page.where)).toBe(false);
    page.at(4);
    expect(placed.refresh(page.where)).toBe(true);
    expect(placed.pose?.[0]).toBe(4);
    page.frames.version++;
    page.answer = { ok: false, level: 'error', reason: 'gone' };
    expect(placed.refresh(page.where)).toBe(true);
    expect(placed.pose).toBeNull();
  });

  test('in the fixed frame itself needs no transform', () => {
    const page = new FakePage();
    const placed = new FramePose('map', 5);
    expect(placed.refresh(page.where)).toBe(true);
    expect([...placed.pose!]).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(page.asked).toEqual([]);
  });
});

test('a pose as a matrix turns, then moves', () => {
  const half = Math.SQRT1_2;
  const matrix = matrixOf([10, 0, 0, 0, 0, half, half], new Matrix4());
  const moved = new Vector3(1, 0, 0).applyMatrix4(matrix);
  expect(moved.distanceTo(new Vector3(10, 1, 0))).toBeLessThan(1e-12);
});
