// SPDX-License-Identifier: Apache-2.0
/** Where the screen of a camera's picture is: its settings, and the corners that follow from them. */

import type { CameraModel } from '../wire/messages';
import { frustumCorners } from './camera_frustum';
import { isStereo } from './image_colors';
import { choiceOf, numberOf, textOf, type Options } from './option_values';

/** A setting of a picture that is drawn in the scene. */
export interface ScreenPlace {
  /** In the frame of the camera, before the eyes, at a fixed place. */
  at: 'camera' | 'head' | 'scene';
  stereo: boolean;
  /** Metres. */
  distance: number;
  width: number;
  frame: string;
  /** Of the middle, metres. */
  position: readonly [number, number, number];
  /** Where it looks, radians about z. */
  yaw: number;
}

/** The settings of a view; null of what has a window alone. */
export function placeOf(options: Options): ScreenPlace | null {
  const at = choiceOf(options, 'place', ['window', 'camera', 'head', 'scene']);
  if (at === 'window') return null;
  return {
    at,
    stereo: isStereo(options),
    distance: numberOf(options, 'distance', 1.5),
    width: numberOf(options, 'screen_width', 2),
    frame: textOf(options, 'screen_frame', ''),
    position: [
      numberOf(options, 'screen_x', 2),
      numberOf(options, 'screen_y', 0),
      numberOf(options, 'screen_z', 1.5),
    ],
    yaw: (numberOf(options, 'screen_yaw', 180) * Math.PI) / 180,
  };
}

/** (4, 3) metres: upper left, lower left, lower right, upper right, in the frame of the place. */
export type Corners = Float32Array;

/** The corners of the whole picture at a distance before a camera, in its optical frame. */
export function cornersBefore(model: CameraModel, distance: number): Corners {
  return frustumCorners(model, distance).slice(3);
}

/** The corners of an upright screen; `aspect` is width over height of what one eye sees. */
export function cornersOf({ width, position: [x, y, z], yaw }: ScreenPlace, aspect: number) {
  const [right, up] = [width / 2, width / aspect / 2];
  // To the right of who looks at it.
  const [rx, ry] = [-Math.sin(yaw) * right, Math.cos(yaw) * right];
  return Float32Array.of(
    ...[x - rx, y - ry, z + up],
    ...[x - rx, y - ry, z - up],
    ...[x + rx, y + ry, z - up],
    ...[x + rx, y + ry, z + up],
  );
}
