// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { homeOf, lensOf } from './initial_camera';
import type { InitialCamera, Lens } from './wire/messages';

const said: InitialCamera = {
  t: 'InitialCamera',
  display: '',
  key: 'initial_camera',
  position: [1, 2, 3],
  look_at: [0, 0, 1],
  up: [],
  placed: true,
  fov: 0,
  near: 0.5,
  far: 0,
};

test('the address has the last word, the server the one before', () => {
  expect(homeOf(null, '?x=1')).toBeNull();
  expect(homeOf(said, '')).toEqual({ position: [1, 2, 3], lookAt: [0, 0, 1], up: null });
  expect(homeOf(said, '?initialCameraPosition=4,5,-6&initialCameraUp=0,1,0')).toEqual({
    position: [4, 5, -6],
    lookAt: [0, 0, 1],
    up: [0, 1, 0],
  });
  expect(homeOf(null, '?initialCameraLookAt=1,1,1')?.lookAt).toEqual([1, 1, 1]);
});

test('nonsense in the address is not taken', () => {
  expect(homeOf(null, '?initialCameraPosition=1,2&initialCameraUp=a,b,c')).toBeNull();
  expect(homeOf(null, '?initialCameraPosition=1,,2')).toBeNull();
  expect(lensOf(null, null, '?initialCameraFov=-1&initialCameraNear=').fov).toBe(0);
});

test('of the lens each number is said apart', () => {
  const none = { min_distance: 0, max_distance: 0 };
  const lens: Lens = { t: 'Lens', display: '', key: 'lens', fov: 1, near: 0, far: 50, ...none };
  expect(lensOf(lens, said, '?initialCameraFov=0.5&initialCameraFar=9')).toEqual({
    ...lens,
    near: 0.5,
  });
  expect(lensOf(null, said, '?initialCameraFar=9')).toMatchObject({ fov: 0, near: 0.5, far: 9 });
  expect(homeOf({ ...said, placed: false }, '')).toBeNull();
});
