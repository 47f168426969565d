// SPDX-License-Identifier: Apache-2.0
/** A thousand kept poses are a few draw calls, each in the place of its own time. */

import { InstancedMesh, Matrix4, Vector3, type Object3D } from 'three';
import { expect, test } from 'vitest';
import { sceneContext } from '../../test/scene_context';
import { link, transforms } from '../../test/transforms';
import type { Poses } from '../wire/messages';
import { RENDERABLES } from './registry';

/** Objects that cost a draw call, and the solids in them. */
function calls(root: Object3D): { calls: number; solids: number } {
  let [count, solids] = [0, 0];
  root.traverseVisible((object) => {
    if (!('isMesh' in object) && !('isLine' in object)) return;
    if (object instanceof InstancedMesh) solids += object.count;
    count += 1;
  });
  return { calls: count, solids };
}

function odometry(stamp: number): Poses {
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[i * 7] = 0.01;
  return {
    t: 'Poses',
    display: 'd',
    key: 'd',
    frame: 'robot',
    stamp,
    poses: Float64Array.of(0, 0, 0, 0, 0, 0, 1),
    covariance,
  };
}

test('1000 poses with covariance are drawn by four calls, and come and go', () => {
  const context = sceneContext();
  context.frames.add(transforms([link('map', 'robot', 0, 1), link('map', 'robot', 100, 2)]));
  const history = new RENDERABLES.Poses(context, odometry(1));
  history.setOptions({ keep: 1000, shape: 'arrow', covariance: true });
  for (let i = 0; i < 1200; i++) history.update(odometry(1 + i / 1200));
  history.place();
  // Shaft, head, ellipsoid and three discs of each.
  expect(calls(history.object)).toEqual({ calls: 4, solids: 6000 });
  const xs: number[] = [];
  const matrix = new Matrix4();
  history.object.traverse((object) => {
    if (!(object instanceof InstancedMesh)) return;
    for (let i = 0; i < object.count; i++) {
      object.getMatrixAt(i, matrix);
      xs.push(Math.round(new Vector3().setFromMatrixPosition(matrix).x * 12));
    }
  });
  expect(Math.max(...xs)).toBeGreaterThan(1190);
  expect(new Set(xs).size).toBeGreaterThan(900);

  history.setOptions({ keep: 3, shape: 'arrow', covariance: false });
  history.place();
  expect(calls(history.object)).toEqual({ calls: 2, solids: 6 });
  history.setOptions({ keep: 1, shape: 'arrow' });
  history.place();
  expect(calls(history.object)).toEqual({ calls: 2, solids: 2 });
});

test('a pose whose transform is late is not drawn, and drawn when it came', () => {
  const context = sceneContext();
  context.frames.add(transforms([link('map', 'robot', 0, 1), link('map', 'robot', 1, 2)]));
  const history = new RENDERABLES.Poses(context, odometry(1));
  history.setOptions({ keep: 10, shape: 'arrow' });
  for (const stamp of [1, 1.5, 2.5]) history.update(odometry(stamp));
  expect(history.place().map(({ level }) => level)).toEqual(['waiting']);
  expect(calls(history.object).solids).toBe(4);
  context.frames.add(transforms([link('map', 'robot', 2, 3)]));
  expect(history.place()).toEqual([]);
  expect(calls(history.object).solids).toBe(6);
  context.fixed = 'elsewhere';
  history.place();
  expect(calls(history.object).solids).toBe(0);
});
