// SPDX-License-Identifier: Apache-2.0
/** What a depth image needs to become points: what its numbers mean, and where its pixels look. */

import type { CameraModel, PictureMessage } from '../wire/messages';

/** Metres of one unit of a depth image (REP-118: 16-bit are millimetres); 0 where it is none. */
export function depthUnit({ encoding, ros_encoding: said }: PictureMessage): number {
  if (encoding === 'u2') return 0.001;
  return encoding === 'f4' && /^(32|64)FC1/.test(said) ? 1 : 0;
}

/** Focal lengths and centre, in pixels of a picture. */
export interface Lens {
  fx: number;
  fy: number;
  cx: number;
  cy: number;
}

/** The lens of a rectified picture of this size: the camera's region of interest, binned or scaled. */
export function lensOf(model: CameraModel, width: number, height: number): Lens {
  const { p, roi_x, roi_y, roi_width, roi_height } = model;
  const across = width / roi_width;
  const down = height / roi_height;
  return {
    fx: p[0]! * across,
    fy: p[5]! * down,
    cx: (p[2]! - roi_x) * across,
    cy: (p[6]! - roi_y) * down,
  };
}

/** Names that image_transport puts behind the topic of the pictures. */
const TRANSPORTS = /\/(compressed|compressedDepth|theora|zstd|ffmpeg)$/;

/** Where image_transport's cameras publish their CameraInfo: beside the image. */
export function infoTopicOf(topic: string): string {
  return topic.replace(TRANSPORTS, '').replace(/[^/]*$/, 'camera_info');
}
