// SPDX-License-Identifier: Apache-2.0
/** The camera goes smoothly to the presenter's, and is the viewer's own as soon as that moves it. */

import { Vector3 } from 'three';
import { expect, test, vi } from 'vitest';
import { link, transforms } from '../../test/transforms';
import { Frames } from '../frames';
import type { PresenterCamera } from '../wire/messages';
import { CameraRig } from './camera_rig';
import { Presented } from './presented';

function setUp() {
  const frames = new Frames(() => 0);
  const rig = new CameraRig();
  const lookedAway = vi.fn();
  const view = {
    frames,
    moved: vi.fn(),
    invalidate: vi.fn(),
    modeForced: vi.fn(),
  };
  const presented = new Presented(rig, view, lookedAway);
  const arrive = () => {
    for (let i = 0; i < 400 && presented.update('', 0.02); i++);
  };
  return { frames, rig, view, presented, lookedAway, arrive };
}

function camera(x: number, more: Partial<PresenterCamera> = {}): PresenterCamera {
  const pose = { position: [x, 0, 1], orientation: [0, 0, 0, 1] } as const;
  const place = { frame: '', distance: 5, up: [0, 0, 1] } as const;
  return {
    ...{ t: 'PresenterCamera', display: '', key: 'presenter' },
    ...pose,
    ...place,
    ...more,
  } as PresenterCamera;
}

test('it goes there by and by, and then rests', () => {
  const { rig, view, presented, arrive } = setUp();
  expect(presented.update('', 0.02)).toBeNull();
  const before = rig.eye.clone();
  presented.follow(camera(3));
  expect(presented.update('', 0.02)).toBe(true);
  expect(rig.eye.distanceTo(before)).toBeGreaterThan(0.1);
  expect(rig.eye.distanceTo(new Vector3(3, 0, 1))).toBeGreaterThan(0.1);
  arrive();
  expect(rig.eye.toArray()).toEqual([3, 0, 1]);
  expect(rig.distance).toBeCloseTo(5);
  expect(rig.forward.x).toBeCloseTo(1);
  view.moved.mockClear();
  expect(presented.update('', 0.02)).toBe(false);
  expect(view.moved).not.toHaveBeenCalled();
});

test('a viewer that moves it looks elsewhere; being led there is no move of its own', () => {
  const { presented, lookedAway, arrive } = setUp();
  presented.moved();
  presented.follow(camera(3));
  arrive();
  expect(lookedAway).not.toHaveBeenCalled();
  presented.moved();
  expect(lookedAway).toHaveBeenCalledOnce();
  presented.follow(null);
  expect(presented.update('', 0.02)).toBeNull();
});

test("the presenter's frame is its own; one that cannot be placed is waited for", () => {
  const { frames, rig, presented } = setUp();
  presented.follow(camera(3, { frame: 'base', up: [0, 1, 0] }));
  expect(presented.update('map', 0.02)).toBe(false);
  frames.add(transforms([link('map', 'base', 10, 1)]));
  for (let i = 0; i < 400 && presented.update('map', 0.02); i++);
  expect(rig.eye.x).toBeCloseTo(13);
  expect(rig.up.y).toBe(1);
});
