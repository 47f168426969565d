// SPDX-License-Identifier: Apache-2.0
/** Reads the controllers of a headset frame: where each points, its axes and its buttons. */

import { readAxes, readButtons } from '../gamepads';
import type { ControllersMoved } from '../../wire/messages';

const NOTHING = new Float32Array(0);

export class ControllerReader {
  /** A controller that is not tracked has no pose: never a stale or guessed one. */
  read(frame: XRFrame, space: XRReferenceSpace, pageTime: number): ControllersMoved {
    const message: ControllersMoved = {
      t: 'ControllersMoved',
      page_time: pageTime,
      left: NOTHING,
      right: NOTHING,
      left_axes: NOTHING,
      right_axes: NOTHING,
      left_buttons: NOTHING,
      right_buttons: NOTHING,
    };
    for (const { handedness, hand, gamepad, targetRaySpace } of frame.session.inputSources) {
      if (handedness === 'none' || hand || !gamepad?.buttons) continue;
      const pose = frame.getPose(targetRaySpace, space);
      if (!pose || pose.emulatedPosition) continue;
      const { position: p, orientation: q } = pose.transform;
      const numbers = [p.x, p.y, p.z, q.x, q.y, q.z, q.w];
      if (!numbers.every(Number.isFinite)) continue;
      message[handedness] = Float32Array.from(numbers);
      message[`${handedness}_axes`] = readAxes(gamepad.axes);
      message[`${handedness}_buttons`] = readButtons(gamepad.buttons);
    }
    return message;
  }
}
