// SPDX-License-Identifier: Apache-2.0
/** Which class draws which scene message; the compiler checks that none is forgotten. */

import type {
  Axes,
  CameraModel,
  Image,
  Imu,
  JointStates,
  Markers,
  OccupancyGrid,
  PointCloud,
  Poses,
  Robot,
  Screw,
} from '../wire/messages';
import { AxesRenderable } from './axes';
import { CameraModelRenderable } from './camera_model';
import { DepthCloudRenderable } from './depth_cloud';
import { keepsLast } from './history';
import { ImuRenderable } from './imu';
import { JointStatesRenderable } from './joint_states';
import { MarkersRenderable } from './markers';
import { OccupancyGridRenderable } from './occupancy_grid';
import { PointCloudRenderable } from './point_cloud';
import { isNear, PosesRenderable } from './poses';
import type { RenderableClass } from './renderable';
import { RobotRenderable } from './robot';
import { ScrewRenderable } from './screw';

/** The messages that are drawn in the scene. */
export type DrawnMessage =
  | Axes
  | CameraModel
  | Image
  | Imu
  | JointStates
  | Markers
  | OccupancyGrid
  | PointCloud
  | Poses
  | Robot
  | Screw;
export type DrawnType = DrawnMessage['t'];

export const RENDERABLES: {
  [Type in DrawnType]: RenderableClass<Extract<DrawnMessage, { t: Type }>>;
} = {
  Axes: AxesRenderable,
  CameraModel: CameraModelRenderable,
  Image: DepthCloudRenderable,
  Imu: ImuRenderable,
  JointStates: JointStatesRenderable,
  Markers: MarkersRenderable,
  OccupancyGrid: OccupancyGridRenderable,
  PointCloud: PointCloudRenderable,
  Poses: keepsLast(PosesRenderable, { option: ['keep', 'buffer_length'], skips: isNear }),
  Robot: RobotRenderable,
  Screw: keepsLast(ScrewRenderable, { option: 'history_length' }),
};
