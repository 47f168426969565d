// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test, vi } from 'vitest';
import type { SetCamera } from '../wire/messages';
import { CameraOrder } from './camera_order';

const take = vi.fn<(pose: SetCamera) => string>();
const tell = vi.fn();
let order: CameraOrder;

beforeEach(() => {
  take.mockReset().mockReturnValue('no frame');
  tell.mockReset();
  order = new CameraOrder(take, tell);
});

function pose(x: number): SetCamera {
  return {
    t: 'SetCamera',
    frame: 'map',
    position: [x, 0, 0],
    orientation: [0, 0, 0, 1],
    stamp: 0,
    distance: 0,
    up: [],
    seq: 0,
  };
}

test('it waits until it can be taken, and is taken once', () => {
  order.give(pose(1), 0);
  order.attempt(100);
  take.mockReturnValue('');
  order.attempt(200);
  order.attempt(300);
  expect(take.mock.calls.map(([{ position }]) => position[0])).toEqual([1, 1, 1]);
  expect(tell).not.toHaveBeenCalled();
});

test('what can be taken at once is', () => {
  take.mockReturnValue('');
  order.give(pose(1), 0);
  expect(take).toHaveBeenCalledTimes(1);
});

test('the newest counts', () => {
  order.give(pose(1), 0);
  order.give(pose(2), 0);
  order.attempt(100);
  expect(take.mock.lastCall?.[0].position[0]).toBe(2);
});

test('one that waits long is told, once', () => {
  order.give(pose(1), 0);
  order.attempt(2900);
  expect(tell).not.toHaveBeenCalled();
  order.attempt(3100);
  order.attempt(9000);
  expect(tell.mock.calls).toEqual([['no frame']]);
});

test('who takes the camera meanwhile keeps it', () => {
  order.give(pose(1), 0);
  order.drop();
  take.mockReturnValue('');
  order.attempt(100);
  expect(take).toHaveBeenCalledTimes(1);
});
