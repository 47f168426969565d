// SPDX-License-Identifier: Apache-2.0
/** The camera in ROS terms (REP-103 body axes: x forward, y left, z up), and telling the server of it. */

import { Quaternion } from 'three';
import type { CameraState } from '../render/viewer_handle';
import type { CameraMoved } from '../wire/messages';

/**
 * Turns the body into three's camera: its x (right) is -y of the body, its y (up) is z, its z (backward) is -x.
 */
const CAMERA_IN_BODY = new Quaternion(0.5, -0.5, -0.5, 0.5);
const BODY_IN_CAMERA = CAMERA_IN_BODY.clone().invert();

/** Orientation of three's camera for an orientation of the body. */
export function cameraFromBody(body: Quaternion): Quaternion {
  return body.clone().multiply(CAMERA_IN_BODY);
}

/** Orientation of the body for an orientation of three's camera. */
export function bodyFromCamera(camera: Quaternion): Quaternion {
  return camera.clone().multiply(BODY_IN_CAMERA);
}

/** Milliseconds between two words on the camera: timers count whole ones, so this is just below 30 Hz. */
const INTERVAL_MS = 34;

/** Says where the camera is whenever that changed, at most 30 times a second, its last place always. */
export class CameraReporter {
  private last = '';
  private lastTime = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `camera` is asked when it is time; `send` returns false where nobody listens yet. */
  constructor(
    private readonly camera: () => CameraState & Pick<CameraMoved, 'width' | 'height' | 'seq'>,
    private readonly send: (message: CameraMoved) => boolean,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The camera may have moved. */
  touch(): void {
    if (this.timer !== undefined) return;
    const wait = this.lastTime + INTERVAL_MS - this.now();
    if (wait <= 0) return this.report();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.report();
    }, wait);
  }

  /** A server that has not heard of the camera: say it again though it did not move. */
  again(): void {
    this.last = '';
    this.touch();
  }

  private report(): void {
    const { frame, position, orientation, fov, aspect, ...rest } = this.camera();
    const { distance, up, near, far, width, height, seq } = rest;
    const pose = { frame, position, orientation, distance, up };
    const camera = { ...pose, fov, aspect, near, far, width, height, seq };
    const seen = Object.values(camera).join();
    if (seen === this.last) return;
    const page_time = this.now();
    if (!this.send({ t: 'CameraMoved', page_time, ...camera })) return;
    this.last = seen;
    this.lastTime = page_time;
  }
}
