// SPDX-License-Identifier: Apache-2.0
/** Which class draws which scene message: a new one is an entry in this file, and nowhere else. */

import type { ServerMessage } from '../wire/messages';
import { CameraModelRenderable } from './camera_model';
import { GridCellsRenderable } from './grid_cells';
import { keepsLast } from './history';
import { ImuRenderable } from './imu';
import { InteractiveMarkersRenderable } from './interactive_markers';
import { JointStatesRenderable } from './joint_states';
import { MarkersRenderable } from './markers';
import { NavSatFixRenderable } from './nav_sat_fix';
import { ArrowsDrawing } from './nodes/arrows';
import { BatchedAxesDrawing } from './nodes/batched_axes';
import { BatchedGlbDrawing } from './nodes/batched_glb';
import { BatchedMeshDrawing } from './nodes/batched_mesh';
import { FrameDrawing } from './nodes/frame';
import { FrustumDrawing } from './nodes/frustum';
import { GlbDrawing } from './nodes/glb';
import { GridDrawing } from './nodes/grid';
import { ImageDrawing } from './nodes/image';
import { LabelDrawing } from './nodes/label';
import { LightDrawing } from './nodes/light';
import { LineSegmentsDrawing } from './nodes/line_segments';
import { MeshDrawing } from './nodes/mesh';
import { ModelDrawing } from './nodes/model';
import { PointsDrawing } from './nodes/points';
import { BoxDrawing, CylinderDrawing, IcosphereDrawing } from './nodes/primitives';
import { SkinnedMeshDrawing } from './nodes/skinned_mesh';
import { SplatsDrawing } from './nodes/splats';
import { SplineDrawing } from './nodes/spline';
import { TransformControlsDrawing } from './nodes/transform_controls';
import { ViewImageDrawing } from './nodes/view_image';
import { OccupancyGridRenderable } from './occupancy_grid';
import { PictureRenderable } from './picture';
import { PointRenderable } from './point';
import { PointCloudRenderable } from './point_cloud';
import { PolygonRenderable } from './polygon';
import { isNear, PosesRenderable } from './poses';
import { RangeRenderable } from './range';
import type { RenderableClass } from './renderable';
import { RobotRenderable } from './robot';
import { ScrewRenderable } from './screw';
import {
  BackgroundDrawing,
  DefaultGridDrawing,
  DefaultLightsDrawing,
  EnvironmentDrawing,
  FogDrawing,
} from './surroundings/drawings';

/** What draws a message of each type, for those that are drawn. */
type Classes = {
  [Type in ServerMessage['t']]?: RenderableClass<Extract<ServerMessage, { t: Type }>>;
};

export const RENDERABLES = {
  AmbientLightLook: LightDrawing,
  ArrowsLook: ArrowsDrawing,
  ArrowsBuffers: ArrowsDrawing,
  ArrowsColors: ArrowsDrawing,
  BackgroundLook: BackgroundDrawing,
  CameraFrustumLook: FrustumDrawing,
  CameraFrustumBuffers: FrustumDrawing,
  CameraModel: CameraModelRenderable,
  CatmullRomLook: SplineDrawing,
  CubicBezierLook: SplineDrawing,
  DefaultGridLook: DefaultGridDrawing,
  DefaultLightsLook: DefaultLightsDrawing,
  DirectionalLightLook: LightDrawing,
  EnvironmentLook: EnvironmentDrawing,
  FogLook: FogDrawing,
  Image: PictureRenderable,
  VideoPicture: PictureRenderable,
  VideoChunk: PictureRenderable,
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
  ModelBuffers: ModelDrawing,
  ModelLook: ModelDrawing,
  GridCells: GridCellsRenderable,
  GridLook: GridDrawing,
  HemisphereLightLook: LightDrawing,
  ImageLook: ImageDrawing,
  ImageBuffers: ImageDrawing,
  Imu: ImuRenderable,
  InteractiveMarkers: InteractiveMarkersRenderable,
  JointStates: JointStatesRenderable,
  LabelLook: LabelDrawing,
  LineSegmentsLook: LineSegmentsDrawing,
  LineSegmentsBuffers: LineSegmentsDrawing,
  LineSegmentsColors: LineSegmentsDrawing,
  Markers: MarkersRenderable,
  NavSatFix: NavSatFixRenderable,
  OccupancyGrid: OccupancyGridRenderable,
  Point: keepsLast(PointRenderable, { option: 'history_length' }),
  PointCloud: PointCloudRenderable,
  PointLightLook: LightDrawing,
  PointsLook: PointsDrawing,
  PointsBuffers: PointsDrawing,
  PointsColors: PointsDrawing,
  Polygon: PolygonRenderable,
  Poses: keepsLast(PosesRenderable, { option: ['keep', 'buffer_length'], skips: isNear }),
  Range: keepsLast(RangeRenderable, { option: 'buffer_length' }),
  RectAreaLightLook: LightDrawing,
  Robot: RobotRenderable,
  SkinnedMeshBones: SkinnedMeshDrawing,
  SkinnedMeshBuffers: SkinnedMeshDrawing,
  SkinnedMeshLook: SkinnedMeshDrawing,
  Screw: keepsLast(ScrewRenderable, { option: 'history_length' }),
  TransformControlsLook: TransformControlsDrawing,
  SplatsLook: SplatsDrawing,
  SplatsBuffers: SplatsDrawing,
  SplineBuffers: SplineDrawing,
  SpotLightLook: LightDrawing,
  ViewImageBuffers: ViewImageDrawing,
  ViewImageLook: ViewImageDrawing,
} satisfies Classes;

export type DrawnType = keyof typeof RENDERABLES;
/** The messages that are drawn in the scene: those that have a class. */
export type DrawnMessage = Extract<ServerMessage, { t: DrawnType }>;

/** Whether a message is drawn in the scene. */
export function isDrawn(message: ServerMessage): message is DrawnMessage {
  return message.t in RENDERABLES;
}
