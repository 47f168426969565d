// SPDX-License-Identifier: Apache-2.0
/** A WebXR frame with made-up poses: all joints of the left hand at x = -1, of the right at x = 1. */

import { JOINTS } from '../src/input/xr/hands';

type Side = 'left' | 'right';

interface Given {
  /** Hands that are there. */
  sides?: readonly Side[];
  /** Those of which the runtime has no poses. */
  lost?: readonly Side[];
  head?: readonly [number, number, number] | null;
  /** The position of the head is a guess. */
  emulated?: boolean;
  visibility?: XRVisibilityState;
}

export const SPACE = {} as XRReferenceSpace;

interface Joint {
  side: Side;
}

export function emulatedFrame(given: Given = {}): XRFrame {
  const { sides = ['left', 'right'], lost = [], head = [1, 2, 3], emulated = false } = given;
  const sources = sides.map((side) => {
    const joint: Joint = { side };
    return {
      handedness: side,
      hand: { values: () => Array.from({ length: JOINTS }, () => joint) },
    };
  });
  const controller = { handedness: 'right', gamepad: {} };
  const [x, y, z] = head ?? [0, 0, 0];
  const transform = { position: { x, y, z }, orientation: { x: 0, y: 0, z: 0, w: 1 } };
  return {
    session: {
      inputSources: [controller, ...sources],
      visibilityState: given.visibility ?? 'visible',
    },
    predictedDisplayTime: 123470,
    getViewerPose: () => head && { transform, emulatedPosition: emulated },
    fillPoses: ([first]: Joint[], _: unknown, out: Float32Array) => {
      const known = !lost.includes(first!.side);
      out.fill(known ? 0 : NaN);
      for (let joint = 0; known && joint < JOINTS; joint++) {
        for (const i of [0, 5, 10, 15]) out[joint * 16 + i] = 1;
        out[joint * 16 + 12] = first!.side === 'left' ? -1 : 1;
      }
      return known;
    },
    fillJointRadii: (_: unknown, out: Float32Array) => {
      out.fill(0.01);
      return true;
    },
  } as unknown as XRFrame;
}
