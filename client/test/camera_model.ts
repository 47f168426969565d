// SPDX-License-Identifier: Apache-2.0
/** A calibrated camera for tests: 640 x 480, 90 degrees wide, in the frame `camera`. */

import type { CameraModel } from '../src/wire/messages';

export function cameraModel(changes: Partial<CameraModel> = {}): CameraModel {
  return {
    t: 'CameraModel',
    display: 'camera',
    key: 'camera',
    frame: 'camera',
    stamp: 0,
    width: 640,
    height: 480,
    distortion_model: 'plumb_bob',
    d: new Float64Array(5),
    k: Float64Array.of(320, 0, 320, 0, 320, 240, 0, 0, 1),
    r: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
    p: Float64Array.of(320, 0, 320, 0, 0, 320, 240, 0, 0, 0, 1, 0),
    binning_x: 1,
    binning_y: 1,
    roi_x: 0,
    roi_y: 0,
    roi_width: 640,
    roi_height: 480,
    ...changes,
  };
}
