// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PoseQueue, type PoseMessage } from './pose_queue';

const NONE = new Float32Array(0);
const NO_RADII = new Uint8Array(0);
let sent: PoseMessage[];
let unsent: number;
let queue: PoseQueue;

function xr(page_time: number): PoseMessage {
  return {
    t: 'XrSample',
    page_time,
    predicted: page_time,
    origin: 0,
    emulated: 0,
    head: NONE,
    left_hand: NONE,
    right_hand: NONE,
    left_radii: NO_RADII,
    right_radii: NO_RADII,
    left_controller: NONE,
    right_controller: NONE,
    left_gamepad: NONE,
    right_gamepad: NONE,
    left_pressed: 0,
    right_pressed: 0,
  };
}

function camera(page_time: number): PoseMessage {
  const [fov, aspect] = [1, 1];
  const orientation: [number, number, number, number] = [0, 0, 0, 1];
  return {
    t: 'CameraMoved',
    page_time,
    frame: 'map',
    position: [0, 0, 0],
    orientation,
    fov,
    aspect,
    distance: 10,
    up: [0, 0, 1],
    near: 0.1,
    far: 1000,
    width: 800,
    height: 600,
    seq: 0,
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  sent = [];
  unsent = 0;
  queue = new PoseQueue({
    unsent: () => unsent,
    send: (message) => sent.push(message),
    now: () => Date.now(),
  });
});

afterEach(() => {
  queue.clear();
  vi.useRealTimers();
});

const timeOf = (message: PoseMessage) => ('page_time' in message ? message.page_time : NaN);
const times = () => sent.map(timeOf);

test('an idle socket gets every pose at once', () => {
  for (const time of [0, 11, 22]) {
    vi.setSystemTime(time);
    queue.offer(xr(time));
  }
  expect(times()).toEqual([0, 11, 22]);
});

test('a full socket gets the newest of each kind once it has room', () => {
  unsent = 1e6;
  queue.offer(camera(0));
  for (const time of [0, 11, 22, 33]) {
    vi.setSystemTime(time);
    queue.offer(xr(time));
  }
  queue.offer(camera(30));
  expect(sent).toEqual([]);
  unsent = 0;
  vi.advanceTimersByTime(20);
  expect(sent.map((message) => [message.t, timeOf(message)])).toEqual([
    ['CameraMoved', 30],
    ['XrSample', 33],
  ]);
});

test('hands that waited too long are not sent, in the page or here; the last camera always is', () => {
  vi.setSystemTime(500);
  queue.offer(xr(399));
  queue.offer(xr(400));
  unsent = 1e6;
  queue.offer(xr(490));
  queue.offer(camera(490));
  vi.advanceTimersByTime(300);
  unsent = 0;
  vi.advanceTimersByTime(10);
  expect(sent.map((message) => [message.t, timeOf(message)])).toEqual([
    ['XrSample', 400],
    ['CameraMoved', 490],
  ]);
});

test('hands never come after what was said later', () => {
  unsent = 1e6;
  queue.offer(xr(0));
  queue.offer(camera(0));
  queue.overtaken();
  unsent = 0;
  vi.advanceTimersByTime(10);
  expect(sent.map(({ t }) => t)).toEqual(['CameraMoved']);
});

test('the last pose of a dragged marker goes out before the word that it was let go', () => {
  const at = (x: number): PoseMessage => ({
    t: 'InteractiveFeedback',
    display: '/arm/update',
    marker: 'a',
    control: '',
    event: 'pose_update',
    frame: 'map',
    locked: true,
    position: [x, 0, 0],
    orientation: [0, 0, 0, 1],
    mouse_point: [0, 0, 0],
    mouse_point_valid: false,
    menu_entry: 0,
  });
  unsent = 1e6;
  for (const x of [1, 2, 3]) queue.offer(at(x));
  expect(sent).toEqual([]);
  queue.overtaken();
  expect(sent).toEqual([at(3)]);
  unsent = 0;
  vi.advanceTimersByTime(20);
  expect(sent).toHaveLength(1);
});

test('what drives is not sent old, nor after it was let go', () => {
  const drive = (page_time: number): PoseMessage => ({
    t: 'Drive',
    page_time,
    hold: 1,
    held: true,
    forward: 1,
    left: 0,
    turn: 0,
    speed: 1,
    axes: NONE,
    buttons: NONE,
  });
  unsent = 1e6;
  queue.offer(drive(0));
  queue.overtaken();
  unsent = 0;
  vi.advanceTimersByTime(50);
  expect(sent).toEqual([]);
  unsent = 1e6;
  queue.offer(drive(50));
  vi.advanceTimersByTime(150);
  unsent = 0;
  vi.advanceTimersByTime(50);
  expect(sent).toEqual([]);
});
