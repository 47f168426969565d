// SPDX-License-Identifier: Apache-2.0
/** Which class draws which scene message: a new one is an entry in this file, and nowhere else. */

import type { ServerMessage } from '../wire/messages';
import { CameraModelRenderable } from './camera_model';
import { DepthCloudRenderable } from './depth_cloud';
import { GridCellsRenderable } from './grid_cells';
import { keepsLast } from './history';
import { ImuRenderable } from './imu';
import { InteractiveMarkersRenderable } from './interactive_markers';
import { JointStatesRenderable } from './joint_states';
import { MarkersRenderable } from './markers';
import { NavSatFixRenderable } from './nav_sat_fix';
import { BatchedAxesDrawing } from './nodes/batched_axes';
import { BatchedGlbDrawing } from './nodes/batched_glb';
import { BatchedMeshDrawing } from './nodes/batched_mesh';
import { FrameDrawing } from './nodes/frame';
import { GlbDrawing } from './nodes/glb';
import { MeshDrawing } from './nodes/mesh';
import { BoxDrawing, CylinderDrawing, IcosphereDrawing } from './nodes/primitives';
import { SkinnedMeshDrawing } from './nodes/skinned_mesh';
import { TransformControlsDrawing } from './nodes/transform_controls';
import { OccupancyGridRenderable } from './occupancy_grid';
import { PointRenderable } from './point';
import { PointCloudRenderable } from './point_cloud';
import { PolygonRenderable } from './polygon';
import { isNear, PosesRenderable } from './poses';
import { RangeRenderable } from './range';
import type { RenderableClass } from './renderable';
import { RobotRenderable } from './robot';
import { ScrewRenderable } from './screw';

/** What draws a message of each type, for those that are drawn. */
type Classes = {
  [Type in ServerMessage['t']]?: RenderableClass<Extract<ServerMessage, { t: Type }>>;
};

export const RENDERABLES = {
  CameraModel: CameraModelRenderable,
  Image: DepthCloudRenderable,
  BatchedAxesInstances: BatchedAxesDrawing,
  BatchedAxesLook: BatchedAxesDrawing,
  BatchedGlbBuffers: BatchedGlbDrawing,
  BatchedGlbInstances: BatchedGlbDrawing,
  BatchedGlbLook: BatchedGlbDrawing,
  BatchedMeshBuffers: BatchedMeshDrawing,
  BatchedMeshInstances: BatchedMeshDrawing,
  BatchedMeshLook: BatchedMeshDrawing,
  BoxLook: BoxDrawing,
  CylinderLook: CylinderDrawing,
  FrameLook: FrameDrawing,
  GlbBuffers: GlbDrawing,
  GlbLook: GlbDrawing,
  IcosphereLook: IcosphereDrawing,
  MeshBuffers: MeshDrawing,
  MeshLook: MeshDrawing,
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
  SkinnedMeshBones: SkinnedMeshDrawing,
  SkinnedMeshBuffers: SkinnedMeshDrawing,
  SkinnedMeshLook: SkinnedMeshDrawing,
  Screw: keepsLast(ScrewRenderable, { option: 'history_length' }),
  TransformControlsLook: TransformControlsDrawing,
} satisfies Classes;

export type DrawnType = keyof typeof RENDERABLES;
/** The messages that are drawn in the scene: those that have a class. */
export type DrawnMessage = Extract<ServerMessage, { t: DrawnType }>;

/** Whether a message is drawn in the scene. */
export function isDrawn(message: ServerMessage): message is DrawnMessage {
  return message.t in RENDERABLES;
}
