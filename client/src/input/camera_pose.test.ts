// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Quaternion, Vector3 } from 'three';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anyRotation } from '../../test/arbitraries';
import type { CameraState } from '../render/viewer_handle';
import type { CameraMoved } from '../wire/messages';
import { bodyFromCamera, cameraFromBody, CameraReporter } from './camera_pose';

const direction = (q: Quaternion, x: number, y: number, z: number) =>
  new Vector3(x, y, z).applyQuaternion(q);

test('the camera looks along the x of the body, with its z up and its y to the left', () => {
  fc.assert(
    fc.property(anyRotation, (rotation) => {
      const body = new Quaternion(...rotation);
      const camera = cameraFromBody(body);
      for (const [three, ros] of [
        [direction(camera, 0, 0, -1), direction(body, 1, 0, 0)],
        [direction(camera, -1, 0, 0), direction(body, 0, 1, 0)],
        [direction(camera, 0, 1, 0), direction(body, 0, 0, 1)],
      ] as const) {
        expect(three.distanceTo(ros)).toBeLessThan(1e-9);
      }
    }),
  );
});

test('there and back is the same orientation', () => {
  fc.assert(
    fc.property(anyRotation, (rotation) => {
      const body = new Quaternion(...rotation);
      const back = bodyFromCamera(cameraFromBody(body));
      expect(Math.abs(back.dot(body))).toBeGreaterThan(1 - 1e-12);
    }),
  );
});

let sent: CameraMoved[];
let state: CameraState & Pick<CameraMoved, 'width' | 'height' | 'seq'>;
let connected: boolean;
let reporter: CameraReporter;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  connected = true;
  state = {
    frame: 'map',
    position: [0, 0, 0],
    orientation: [0, 0, 0, 1],
    mode: 'orbit',
    fov: 0.8,
    aspect: 1.5,
    distance: 10,
    up: [0, 0, 1],
    near: 0.1,
    far: 1000,
    width: 800,
    height: 600,
    seq: 0,
  };
  reporter = new CameraReporter(
    () => state,
    (message) => {
      if (connected) sent.push(message);
      return connected;
    },
    () => Date.now(),
  );
});

afterEach(() => {
  vi.useRealTimers();
});

function moveTo(x: number): void {
  state = { ...state, position: [x, 0, 0] };
  reporter.touch();
}

test('a movement goes out at most 30 times a second, its end always', () => {
  for (let i = 0; i < 100; i++) {
    moveTo(i);
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(100);
  expect(sent.length).toBeGreaterThan(20);
  expect(sent.length).toBeLessThanOrEqual(33);
  expect(sent.at(-1)).toMatchObject({ t: 'CameraMoved', frame: 'map', position: [99, 0, 0] });
});

test('a camera at rest says nothing, a new server is told again', () => {
  moveTo(1);
  vi.advanceTimersByTime(100);
  reporter.touch();
  reporter.touch();
  expect(sent).toHaveLength(1);
  reporter.again();
  expect(sent).toHaveLength(2);
});

test('what nobody heard is said once somebody listens', () => {
  connected = false;
  moveTo(1);
  expect(sent).toHaveLength(0);
  connected = true;
  reporter.touch();
  expect(sent).toHaveLength(1);
});

test('it is told where there is no fixed frame too: scripts need none', () => {
  state = { ...state, frame: '' };
  moveTo(1);
  expect(sent).toMatchObject([{ frame: '', position: [1, 0, 0], width: 800 }]);
});
