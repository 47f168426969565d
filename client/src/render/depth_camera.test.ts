// SPDX-License-Identifier: Apache-2.0
/** A wrong unit or lens puts every point elsewhere. */

import { expect, test } from 'vitest';
import type { Image } from '../wire/messages';
import { cameraModel } from '../../test/camera_model';
import { depthUnit, infoTopicOf, lensOf } from './depth_camera';

const image = (encoding: Image['encoding'], said: string) =>
  ({ encoding, ros_encoding: said }) as Image;

test.each([
  ['u2', '16UC1', 0.001],
  ['u2', 'mono16', 0.001],
  ['f4', '32FC1', 1],
  ['f4', '32FC1; compressedDepth png', 1],
  ['u2', '16UC1; compressedDepth png', 0.001],
  ['f4', '16SC1', 0],
  ['jpeg', 'rgb8', 0],
] as const)('%s from %s: %d m', (encoding, said, unit) => {
  expect(depthUnit(image(encoding, said))).toBe(unit);
});

test('the lens is that of the region and size of the picture', () => {
  const p = Float64Array.of(500, 0, 320, 0, 0, 510, 240, 0, 0, 0, 1, 0);
  const model = cameraModel({ p, width: 640, height: 480, roi_width: 640, roi_height: 480 });
  expect(lensOf(model, 640, 480)).toEqual({ fx: 500, fy: 510, cx: 320, cy: 240 });
  expect(lensOf(model, 320, 240)).toEqual({ fx: 250, fy: 255, cx: 160, cy: 120 });
  const part = { ...model, roi_x: 100, roi_y: 40, roi_width: 200, roi_height: 100 };
  expect(lensOf(part, 200, 100)).toEqual({ fx: 500, fy: 510, cx: 220, cy: 200 });
});

test.each([
  ['/cam/depth/image_rect_raw', '/cam/depth/camera_info'],
  ['/cam/depth/image_raw/compressedDepth', '/cam/depth/camera_info'],
  ['/depth', '/camera_info'],
])('the camera of %s is told by %s', (topic, info) => {
  expect(infoTopicOf(topic)).toBe(info);
});
