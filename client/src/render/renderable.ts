// SPDX-License-Identifier: Apache-2.0
/** What every drawn scene message is made of, and the placing of objects by their frame. */

import type { Camera, Matrix4, Object3D, Vector3 } from 'three';
import type { Frames } from '../frames';
import type { JointTables } from '../robot/joint_tables';
import type { RobotModels } from '../robot/robot_models';
import type { Others } from '../others';
import type { OptionValue, Placement } from '../state';
import type { PointField } from '../wire/messages';
import type { SolidPools } from './markers/solid_pools';
import type { PointHit, Sight } from './pick/sight';
import type { Surroundings } from './surroundings/surroundings';

/** What a renderable may know of the page around it. */
export interface SceneContext {
  readonly frames: Frames;
  /** The state of joints by display, and the robots that are drawn. */
  readonly joints: JointTables;
  readonly robots: RobotModels;
  /** Ids of the displays of a ROS type. */
  displaysOf(rosType: string): string[];
  readonly others: Others;
  /** The frame that the scene's root stands for. */
  fixedFrame(): string;
  /** ROS time, seconds. */
  rosTime(): number;
  camera(): Camera;
  /** Size of the picture in CSS pixels, and device pixels per CSS pixel. */
  viewport(): { width: number; height: number; pixelRatio: number };
  /** Address from which a `package://` or `file://` URI can be fetched. */
  assetUrl(uri: string): string;
  /** Ask for a new picture. */
  invalidate(): void;
  /** Where the solids of several messages that are kept are drawn together, in the fixed frame. */
  readonly solids?: SolidPools;
  /** Light, fog, background; absent where nothing is drawn. */
  readonly surroundings?: Surroundings;
}

/** One drawn thing: made for the first message of a (display, key), given the later ones. */
export interface Renderable<M> {
  /** Child of the scene's root; the root is the fixed frame, z up, metres. */
  readonly object: Object3D;
  /** Take new data for this key (of a fold: a delta). */
  update(message: M): void;
  /** Whether each message is drawn beside the older ones, and waits for its own transform. */
  keepsAll?(): boolean;
  /** Whether messages wait for their transform while older ones stay; they do where this is missing. */
  waits?(): boolean;
  /** Take where its node is in the fixed frame, before the first picture; where this is missing, `object` is put there. */
  setLocal?(matrix: Matrix4): void;
  /** Take the display's settings: the defaults, the server's and this viewer's, merged. */
  setOptions(options: Record<string, OptionValue>): void;
  /** Called before every picture: place everything by the frames; returns what is wrong ([]: nothing). */
  place(): Placement[];
  /** ROS time went backwards: forget what only made sense before (decayed clouds, expiry times). */
  timeJumped?(time: number): void;
  /** Frees GPU memory. */
  dispose(): void;
  /** The fields that a setting of kind `field` offers. */
  pointFields?(): PointField[];
  /** How much is drawn: points of clouds, markers that are not hidden. */
  elements?(): number;
  /** Names of what the option `hidden` can hide: namespaces, links. */
  parts?(): string[];
  /** Displays whose data it draws with: they are fed while this one is looked at. */
  needs?(): string[];
  /** Which of its things has its surface at this place (fixed frame); null where none is told apart there. */
  partAt?(at: Vector3): PickedPart | null;
  /** Likewise, with how far that surface is from there: of several renderables the nearest is meant. */
  nearTo?(at: Vector3): Near | null;
  /** Which instance, point or segment has its surface at this place (fixed frame); -1 for none. */
  instanceAt?(at: Vector3): number;
  /** What is seen at a place of the picture: by those that know it from their numbers sooner than from being drawn. */
  seenAt?(sight: Sight): PointHit | null;
}

/** A thing near a place. */
export interface Near {
  /** Metres to its surface. */
  away: number;
  part(): PickedPart | null;
}

/** One of several things that a renderable draws, as a viewer asks for it. */
export interface PickedPart {
  name: string;
  /** Which instance, point or segment of its node it is; absent of what has none. */
  index?: number;
  frame: string;
  /** ROS seconds; 0 of what is placed by the latest transform. */
  stamp: number;
  /** In the fixed frame, metres. */
  position: Vector3;
  /** In its own frame, where that is not known by transforms alone. */
  own?: Vector3;
  /** Takes a cube of one metre to what encloses the thing; absent of what is no larger than a point. */
  box?: Matrix4;
  /** The data's own fields, as they are to be read. */
  fields: (readonly [name: string, value: string])[];
  /** The same thing as it is now; null once newer data took its place. */
  again(): PickedPart | null;
}

/** A class of renderables: made for the first message of a key, which `update` is then given like all others. */
export type RenderableClass<M> = new (context: SceneContext, first: M) => Renderable<M>;

/** A pose: x y z in metres, unit quaternion x y z w. */
export type Pose7 = ArrayLike<number>;
