// SPDX-License-Identifier: Apache-2.0
/** How a grid lies: its width along the first axis of its plane's name, its height along the second. */

import type { Matrix4 } from 'three';
import { Vector3 } from 'three';
import type { GridLook } from '../../wire/messages';

const AXES = { x: new Vector3(1, 0, 0), y: new Vector3(0, 1, 0), z: new Vector3(0, 0, 1) };

/** From the grid's own xy plane to its node's axes. */
export function planeMatrix(plane: GridLook['plane'], into: Matrix4): Matrix4 {
  const [first, second] = plane as unknown as ['x' | 'y' | 'z', 'x' | 'y' | 'z'];
  normal.crossVectors(AXES[first], AXES[second]);
  return into.makeBasis(AXES[first], AXES[second], normal);
}

const normal = new Vector3();
