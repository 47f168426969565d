// SPDX-License-Identifier: Apache-2.0
/** Which class draws which scene message; the compiler checks that none is forgotten. */

import type {
  Axes,
  CameraModel,
  Image,
  GridCells,
  Imu,
  InteractiveMarkers,
  JointStates,
  Markers,
  NavSatFix,
  OccupancyGrid,
  Point,
  PointCloud,
  Polygon,
  Poses,
  Range,
  Robot,
  Screw,
} from '../wire/messages';
import { AxesRenderable } from './axes';
import { CameraModelRenderable } from './camera_model';
import { DepthCloudRenderable } from './depth_cloud';
import { GridCellsRenderable } from './grid_cells';
import { keepsLast } from './history';
import { ImuRenderable } from './imu';
import { InteractiveMarkersRenderable } from './interactive_markers';
import { JointStatesRenderable } from './joint_states';
import { MarkersRenderable } from './markers';
import { NavSatFixRenderable } from './nav_sat_fix';
import { OccupancyGridRenderable } from './occupancy_grid';
import { PointRenderable } from './point';
import { PointCloudRenderable } from './point_cloud';
import { PolygonRenderable } from './polygon';
import { isNear, PosesRenderable } from './poses';
import { RangeRenderable } from './range';
import type { RenderableClass } from './renderable';
import { RobotRenderable } from './robot';
import { ScrewRenderable } from './screw';

/** The messages that are drawn in the scene. */
export type DrawnMessage =
  | Axes
  | CameraModel
  | Image
  | GridCells
  | Imu
  | InteractiveMarkers
  | JointStates
  | Markers
  | NavSatFix
  | OccupancyGrid
  | Point
  | PointCloud
  | Polygon
  | Poses
  | Range
  | Robot
  | Screw;
export type DrawnType = DrawnMessage['t'];

export const RENDERABLES: {
  [Type in DrawnType]: RenderableClass<Extract<DrawnMessage, { t: Type }>>;
} = {
  Axes: AxesRenderable,
  CameraModel: CameraModelRenderable,
  Image: DepthCloudRenderable,
  GridCells: GridCellsRenderable,
  Imu: ImuRenderable,
  InteractiveMarkers: InteractiveMarkersRenderable,
  JointStates: JointStatesRenderable,
  Markers: MarkersRenderable,
  NavSatFix: NavSatFixRenderable,
  OccupancyGrid: OccupancyGridRenderable,
  Point: keepsLast(PointRenderable, { option: 'history_length' }),
  PointCloud: PointCloudRenderable,
  Polygon: PolygonRenderable,
  Poses: keepsLast(PosesRenderable, { option: ['keep', 'buffer_length'], skips: isNear }),
  Range: keepsLast(RangeRenderable, { option: 'buffer_length' }),
  Robot: RobotRenderable,
  Screw: keepsLast(ScrewRenderable, { option: 'history_length' }),
};
