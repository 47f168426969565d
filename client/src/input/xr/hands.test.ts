// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Matrix4, Quaternion, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { HandReader, JOINTS, POSE, writePose } from './hands';

const unit = fc
  .tuple(...Array.from({ length: 4 }, () => fc.double({ min: -1, max: 1, noNaN: true })))
  .filter((q) => Math.hypot(...q) > 0.1)
  .map(([x, y, z, w]) => new Quaternion(x, y, z, w).normalize());
const point = fc
  .tuple(...Array.from({ length: 3 }, () => fc.double({ min: -5, max: 5, noNaN: true })))
  .map(([x, y, z]) => new Vector3(x, y, z));

/** A frame whose joints have these matrices; a NaN in them is a joint that is not tracked. */
function frameOf(matrices: Float32Array, tracked: boolean): XRFrame {
  return {
    fillPoses: (_: unknown, __: unknown, out: Float32Array) => {
      out.set(matrices);
      return tracked;
    },
    fillJointRadii: (_: unknown, out: Float32Array) => {
      out.fill(0.01);
      return true;
    },
  } as unknown as XRFrame;
}

const hand = { values: () => Array.from({ length: JOINTS }, () => ({})) } as unknown as XRHand;
const space = {} as XRReferenceSpace;

describe('writePose', () => {
  it('turns any rigid matrix into its position and quaternion', () => {
    fc.assert(
      fc.property(unit, point, (rotation, position) => {
        const matrix = new Matrix4().compose(position, rotation, new Vector3(1, 1, 1));
        const out = new Float32Array(POSE);
        writePose(new Float32Array(matrix.elements), 0, out, 0);
        const back = new Quaternion(out[3], out[4], out[5], out[6]);
        expect(Math.abs(back.dot(rotation))).toBeGreaterThan(1 - 1e-6);
        expect(new Vector3(out[0], out[1], out[2]).distanceTo(position)).toBeLessThan(1e-5);
      }),
    );
  });
});

describe('HandReader', () => {
  const identity = new Float32Array(new Matrix4().elements);
  const all = new Float32Array(JOINTS * 16);
  for (let i = 0; i < JOINTS; i += 1) all.set(identity, i * 16);

  it('gives all joints of a tracked hand', () => {
    const read = new HandReader().read(frameOf(all, true), hand, space);
    expect(read?.poses).toHaveLength(JOINTS * POSE);
    expect(read?.poses[JOINTS * POSE - 1]).toBe(1);
    expect(read?.radii[0]).toBe(100);
  });

  it('gives nothing when the runtime says that a joint is lost', () => {
    expect(new HandReader().read(frameOf(all, false), hand, space)).toBeNull();
  });

  it('gives nothing when a joint is NaN although the runtime says it is tracked', () => {
    const holed = all.slice();
    holed[7 * 16 + 12] = NaN;
    expect(new HandReader().read(frameOf(holed, true), hand, space)).toBeNull();
  });
});
