// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test, vi } from 'vitest';
import { Frames } from '../frames';
import { CameraPlace } from './camera_place';
import { CameraRig } from './camera_rig';
import type { Home } from './viewer_handle';

const HOME: Home = { position: [4, 0, 0], lookAt: [0, 0, 0], up: null };
let rig: CameraRig;
let place: CameraPlace;

beforeEach(() => {
  rig = new CameraRig();
  place = new CameraPlace(rig, {
    frames: new Frames(() => 0),
    fixedFrame: () => '',
    moved: () => place.moved(),
    modeForced: vi.fn(),
  });
});

function move(x: number): void {
  place.setCamera({ frame: '', position: [x, 0, 0], orientation: [0, 0, 0, 1] });
}

test('pages begin at home, follow it while nobody moved them, and come back to it', () => {
  expect(place.goHome()).toBe(false);
  place.setHome(HOME);
  expect(rig.eye.x).toBe(4);
  expect(rig.distance).toBe(4);
  place.setHome({ ...HOME, position: [5, 0, 0] });
  expect(rig.eye.x).toBe(5);
  move(9);
  place.setHome({ ...HOME, position: [6, 0, 0] });
  expect(rig.eye.x).toBe(9);
  expect(place.goHome()).toBe(true);
  expect(rig.eye.x).toBe(6);
});

test('the view is reset to where the layout begins, also for who came with a place of their own', () => {
  const start = { frame: '', position: [1, 0, 0], orientation: [0, 0, 0, 1] } as const;
  move(9);
  place.begin({ ...start, position: [...start.position], orientation: [...start.orientation] });
  expect(rig.eye.x).toBe(9);
  expect(place.goHome()).toBe(true);
  expect(rig.eye.x).toBe(1);
  place.begin(null);
  expect(place.goHome()).toBe(false);
});

test('the view is reset to where the layout begins that the viewer chose', () => {
  place.begin({ frame: '', position: [1, 0, 0], orientation: [0, 0, 0, 1] });
  place.setHome(HOME);
  place.choose([7, 0, 0, 0, 0, 0, 1]);
  expect(rig.eye.x).toBe(4);
  expect(place.goHome()).toBe(true);
  expect(rig.eye.x).toBe(7);
  place.choose([]);
  expect(place.goHome()).toBe(false);
  place.choose(null);
  expect(place.goHome()).toBe(true);
  expect(rig.eye.x).toBe(4);
});

test('a page that comes back begins where the layout does that its viewer chose', () => {
  place.choose([7, 0, 0, 0, 0, 0, 1]);
  expect(rig.eye.x).toBe(7);
  place.begin({ frame: '', position: [1, 0, 0], orientation: [0, 0, 0, 1] });
  expect(rig.eye.x).toBe(7);
});

test('a script has more to say than a layout, a layout that comes late nothing', () => {
  place.begin({ frame: '', position: [1, 0, 0], orientation: [0, 0, 0, 1] });
  place.setHome(HOME);
  expect(rig.eye.x).toBe(4);
  place.begin({ frame: '', position: [1, 0, 0], orientation: [0, 0, 0, 1] });
  expect(rig.eye.x).toBe(4);
});

test('which order was the last one is known', () => {
  const order = { position: [2, 0, 3], orientation: [0, 0, 0, 1] } as const;
  const said = {
    t: 'SetCamera',
    frame: '',
    stamp: 0,
    distance: 2.5,
    up: [0, 1, 0],
    seq: 7,
  } as const;
  place.order.give(
    { ...said, position: [...order.position], orientation: [...order.orientation], up: [0, 1, 0] },
    0,
  );
  expect(place.seq).toBe(7);
  expect(rig.distance).toBe(2.5);
  expect(rig.up.y).toBe(1);
  place.order.give(
    { ...said, frame: 'ghost', position: [0, 0, 0], orientation: [0, 0, 0, 1], up: [], seq: 8 },
    0,
  );
  expect(place.seq).toBe(7);
});
