// SPDX-License-Identifier: Apache-2.0
/** Which class draws which scene message; the compiler checks that none is forgotten. */

import type { Axes, CameraModel, Markers, PointCloud } from '../wire/messages';
import { AxesRenderable } from './axes';
import { CameraModelRenderable } from './camera_model';
import { MarkersRenderable } from './markers';
import { PointCloudRenderable } from './point_cloud';
import type { RenderableClass } from './renderable';

/** The messages that are drawn in the scene. */
export type DrawnMessage = Axes | CameraModel | Markers | PointCloud;
export type DrawnType = DrawnMessage['t'];

export const RENDERABLES: {
  [Type in DrawnType]: RenderableClass<Extract<DrawnMessage, { t: Type }>>;
} = {
  Axes: AxesRenderable,
  CameraModel: CameraModelRenderable,
  Markers: MarkersRenderable,
  PointCloud: PointCloudRenderable,
};
