// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import type { RenderRequest } from '../wire/messages';
import { CameraRig } from './camera_rig';
import { rigOf } from './script_pictures';

const request: RenderRequest = {
  t: 'RenderRequest',
  ask: 'q',
  width: 400,
  height: 100,
  format: 'png',
  pose: [],
  fov: 0,
  pixel_ratio: 0,
  patience: 0,
  from_home: false,
};

test('without a pose it is the camera of the viewer in another format', () => {
  const rig = new CameraRig();
  rig.setMode('top_down');
  const made = rigOf(rig, request);
  expect(made.aspect).toBe(4);
  expect(made.mode).toBe('top_down');
  expect(made.eye.equals(rig.eye)).toBe(true);
});

test('with one it is another camera, and the viewer stays where it is', () => {
  const rig = new CameraRig();
  const before = rig.eye.clone();
  const made = rigOf(rig, { ...request, pose: [1, 2, 3, 0, 0, 0, 1], fov: 1.5 });
  expect(made.eye.equals(new Vector3(1, 2, 3))).toBe(true);
  expect(made.forward.distanceTo(new Vector3(1, 0, 0))).toBeLessThan(1e-12);
  expect(made.fov).toBe(1.5);
  expect(rig.eye.equals(before)).toBe(true);
});
