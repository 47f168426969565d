// SPDX-License-Identifier: Apache-2.0
/** One marker of a Markers message: a cursor over its columns, so that 10,000 markers make no objects. */

import type { Matrix4 } from 'three';
import { matrixOf } from '../frame_pose';
import type { MarkerColumns } from '../../wire/messages';

/** visualization_msgs/msg/Marker, constants of `type`. */
export const TYPE = {
  ARROW: 0,
  CUBE: 1,
  SPHERE: 2,
  CYLINDER: 3,
  LINE_STRIP: 4,
  LINE_LIST: 5,
  CUBE_LIST: 6,
  SPHERE_LIST: 7,
  POINTS: 8,
  TEXT_VIEW_FACING: 9,
  MESH_RESOURCE: 10,
  TRIANGLE_LIST: 11,
  ARROW_STRIP: 12,
} as const;

const NONE = new Float32Array(0);

/** Valid until the cursor moves on; what a drawing needs later it copies. */
export class MarkerRow {
  index = 0;

  constructor(public message: MarkerColumns) {}

  /** A cursor of its own that stays at this marker. */
  copy(): MarkerRow {
    return new MarkerRow(this.message).become(this);
  }

  /** Go to where another cursor is. */
  become({ message, index }: MarkerRow): this {
    this.message = message;
    this.index = index;
    return this;
  }

  get ns(): string {
    return this.message.namespaces[this.message.ns[this.index]!] ?? '';
  }

  get id(): number {
    return this.message.id[this.index]!;
  }

  get type(): number {
    return this.message.type[this.index]!;
  }

  get frame(): string {
    return this.message.frames[this.message.frame[this.index]!] ?? '';
  }

  /** Header stamp in seconds; 0, the latest transform, for a marker that is locked to its frame. */
  get stamp(): number {
    return this.message.frame_locked[this.index] ? 0 : this.message.stamp[this.index]!;
  }

  /** ROS time, seconds; 0 is never. */
  get expires(): number {
    return this.message.expires[this.index]!;
  }

  pose(into: Matrix4): Matrix4 {
    return matrixOf(this.message.pose, into, this.index * 7);
  }

  /** Component of `scale`: 0, 1, 2 are x, y, z. */
  scale(axis: number): number {
    return this.message.scale[this.index * 3 + axis]!;
  }

  /** Component of `color`: 0 to 3 are r, g, b, a in 0..1. */
  color(channel: number): number {
    return this.message.color[this.index * 4 + channel]!;
  }

  /** (n * 3,) of the marker's own points. */
  get points(): Float32Array {
    return this.ragged(this.message.points, this.message.point_offsets, 3);
  }

  /** (n * 4,) r g b a. */
  get colors(): Float32Array {
    return this.ragged(this.message.colors, this.message.color_offsets, 4);
  }

  /** (n * 2,) u v. */
  get uvs(): Float32Array {
    return this.ragged(this.message.uvs, this.message.uv_offsets, 2);
  }

  get text(): string {
    return this.named(this.message.texts, this.message.text);
  }

  /** URI of the mesh; '' for none. */
  get mesh(): string {
    return this.named(this.message.meshes, this.message.mesh);
  }

  /** Name of the texture; '' for none. */
  get texture(): string {
    return this.named(this.message.texture_names, this.message.texture);
  }

  get embeddedMaterials(): boolean {
    return this.message.embedded_materials[this.index] === 1;
  }

  private ragged(values: Float32Array, offsets: Uint32Array, width: number): Float32Array {
    const first = offsets[this.index];
    const end = offsets[this.index + 1];
    if (first === undefined || end === undefined || first === end) return NONE;
    return values.subarray(first * width, end * width);
  }

  private named(names: string[], column: Int32Array): string {
    return names[column[this.index] ?? -1] ?? '';
  }
}
