// SPDX-License-Identifier: Apache-2.0
/** Random trees: what Frames says is what matrices, walked naively, say. */

import fc from 'fast-check';
import { Matrix4, Quaternion, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { Frames } from '../src/frames';
import { anyPose } from './arbitraries';
import { transforms, type Row } from './transforms';

const ONE = new Vector3(1, 1, 1);

interface Sample {
  stamp: number;
  pose: Float64Array;
}

interface Tree {
  /** Of frame i + 1; frame 0 is the root. */
  links: { parent: number; samples: Sample[] }[];
  target: number;
  source: number;
  stamp: number;
}

const stamps = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 });
const tree: fc.Arbitrary<Tree> = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.record({
    links: fc.tuple(
      ...Array.from({ length: size }, (_, i) =>
        fc.record({
          parent: fc.integer({ min: 0, max: i }),
          samples: stamps.chain((times) =>
            fc.tuple(...times.map((time) => anyPose.map((pose) => ({ stamp: 100 + time, pose })))),
          ),
        }),
      ),
    ),
    target: fc.integer({ min: 0, max: size }),
    source: fc.integer({ min: 0, max: size }),
    stamp: fc.double({ min: 99, max: 110, noNaN: true }),
  }),
);

/** Frame by frame to the root with matrices; null outside of what is known. */
function fromRoot({ links }: Tree, frame: number, stamp: number): Matrix4 | null {
  if (frame === 0) return new Matrix4();
  const { parent, samples } = links[frame - 1]!;
  const sorted = [...samples].sort((a, b) => a.stamp - b.stamp);
  const after = sorted.findIndex((sample) => sample.stamp >= stamp);
  if (after < 0 || (after === 0 && sorted[0]!.stamp > stamp)) return null;
  const b = sorted[after]!;
  const a = sorted[after - 1] ?? b;
  const t = a === b ? 0 : (stamp - a.stamp) / (b.stamp - a.stamp);
  const position = new Vector3(...a.pose.slice(0, 3)).lerp(new Vector3(...b.pose.slice(0, 3)), t);
  const rotation = along(quaternion(a.pose), quaternion(b.pose), t);
  const above = fromRoot({ links } as Tree, parent, stamp);
  return above?.multiply(new Matrix4().compose(position, rotation, ONE)) ?? null;
}

/** Along the arc by its angle: three's own slerp takes the chord of angles below 3.6 degrees, 1e-6 beside it. */
function along(a: Quaternion, b: Quaternion, t: number): Quaternion {
  const turn = a.clone().invert().multiply(b);
  if (turn.w < 0) turn.set(-turn.x, -turn.y, -turn.z, -turn.w);
  const axis = new Vector3(turn.x, turn.y, turn.z);
  const half = Math.atan2(axis.length(), turn.w);
  return a.multiply(new Quaternion().setFromAxisAngle(axis.normalize(), 2 * half * t));
}

/** Whether rounding alone says which way round is shorter between two samples, so that either is right. */
function opposite({ links }: Tree): boolean {
  return links.some(({ samples }) =>
    samples.some((a) =>
      samples.some((b) => {
        const products = [3, 4, 5, 6].map((i) => a.pose[i]! * b.pose[i]!);
        const cosine = products.reduce((sum, value) => sum + value);
        return Math.abs(cosine) < 1e-9 * products.reduce((sum, value) => sum + Math.abs(value), 0);
      }),
    ),
  );
}

function quaternion(pose: Float64Array): Quaternion {
  return new Quaternion(pose[3], pose[4], pose[5], pose[6]);
}

test('every pose that both know is the same', () => {
  let compared = 0;
  fc.assert(
    fc.property(tree, (made) => {
      const frames = new Frames(() => 0);
      const rows = made.links.flatMap(({ parent, samples }, i) =>
        [...samples]
          .sort((a, b) => a.stamp - b.stamp)
          .map(({ stamp, pose }): Row => ({
            parent: `f${parent}`,
            child: `f${i + 1}`,
            stamp,
            position: [pose[0]!, pose[1]!, pose[2]!],
            orientation: [pose[3]!, pose[4]!, pose[5]!, pose[6]!],
          })),
      );
      frames.add(transforms(rows));
      const target = fromRoot(made, made.target, made.stamp);
      const source = fromRoot(made, made.source, made.stamp);
      const found = frames.lookup(`f${made.target}`, `f${made.source}`, made.stamp);
      if (!target || !source || opposite(made)) return;
      if (!found.ok) throw new Error(found.reason);
      compared += 1;
      const expected = target.invert().multiply(source);
      const got = new Matrix4().compose(
        new Vector3(...found.pose.slice(0, 3)),
        quaternion(found.pose),
        ONE,
      );
      got.elements.forEach((value, i) => {
        expect(Math.abs(value - expected.elements[i]!)).toBeLessThan(1e-7);
      });
      expect(found.note).toBeUndefined();
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(50);
});

test('there and back again is the identity', () => {
  fc.assert(
    fc.property(tree, (made) => {
      const frames = new Frames(() => 0);
      const rows = made.links.map(({ parent, samples }, i): Row => ({
        parent: `f${parent}`,
        child: `f${i + 1}`,
        isStatic: true,
        position: [...samples[0]!.pose.slice(0, 3)] as [number, number, number],
        orientation: [...samples[0]!.pose.slice(3)] as [number, number, number, number],
      }));
      frames.add(transforms(rows));
      const there = frames.lookup(`f${made.target}`, `f${made.source}`, 0);
      const back = frames.lookup(`f${made.source}`, `f${made.target}`, 0);
      if (!there.ok || !back.ok) throw new Error('a tree has a way between any two frames');
      const product = matrixOf(there.pose).multiply(matrixOf(back.pose));
      product.elements.forEach((value, i) => {
        expect(Math.abs(value - new Matrix4().elements[i]!)).toBeLessThan(1e-7);
      });
    }),
  );
});

function matrixOf(pose: Float64Array): Matrix4 {
  return new Matrix4().compose(new Vector3(...pose.slice(0, 3)), quaternion(pose), ONE);
}
