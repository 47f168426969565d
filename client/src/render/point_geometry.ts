// SPDX-License-Identifier: Apache-2.0
/** The received bytes of a point cloud as a geometry; the GPU's memory is used again while the size stays. */

import {
  Box3,
  BufferAttribute,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Sphere,
} from 'three';
import type { PointCloud } from '../wire/messages';
import { boundsOfPoints } from './point_bounds';
import { placesIn, positionsOf, type PointBytes, type Positions } from './point_fields';
import { cornersOf, type Style } from './point_styles';

/** A number or a colour of every point, beside its place. */
export type Extra = { name: 'value'; array: Float32Array } | { name: 'tint'; array: Uint8Array };

/** Make a geometry draw so many points in a style. */
export function shape(geometry: InstancedBufferGeometry, style: Style, count: number): void {
  const corners = cornersOf(style);
  if (corners) {
    geometry.setAttribute('position', new BufferAttribute(corners.position, 3));
    geometry.setIndex(corners.index);
  } else {
    geometry.setDrawRange(0, count);
  }
  geometry.instanceCount = corners ? count : 1;
}

/** Each point is a vertex (style `points`), or an instance of the style's corners; its coordinates are `place`. */
export class PointGeometry extends InstancedBufferGeometry {
  private constructor(
    private buffer: InterleavedBuffer,
    private places: Positions,
    readonly extra: Extra | null,
    readonly style: Style,
  ) {
    super();
    const [x] = places.offsets;
    shape(this, style, placesIn(places));
    const corners = cornersOf(style);
    this.setAttribute('place', new InterleavedBufferAttribute(buffer, 3, x));
    if (extra) this.setAttribute(extra.name, extraAttribute(extra, corners !== null));
  }

  /** The geometry of a cloud: `old` with new contents where everything has the same size, else a new one. */
  static of(
    cloud: PointBytes & Pick<PointCloud, 'fields'>,
    extra: Extra | null,
    style: Style,
    old: PointGeometry | null,
  ): PointGeometry {
    const places = inOrder(positionsOf(cloud, cloud.fields));
    if (old?.style === style && old.refill(places, extra)) return old;
    old?.dispose();
    const Buffer = cornersOf(style) ? InstancedInterleavedBuffer : InterleavedBuffer;
    const buffer = new Buffer(places.array, places.stride);
    buffer.setUsage(DynamicDrawUsage);
    return new PointGeometry(buffer, places, extra, style);
  }

  /** Where the points are, in the cloud's own axes, origin left out. */
  get positions(): Positions {
    return this.places;
  }

  private refill(places: Positions, extra: Extra | null): boolean {
    const same =
      places.array.byteLength === this.buffer.array.byteLength &&
      places.stride === this.places.stride &&
      places.offsets[0] === this.places.offsets[0] &&
      extra?.name === this.extra?.name &&
      extra?.array.length === this.extra?.array.length;
    if (!same) return false;
    const { buffer, byteOffset } = this.places.array;
    if (places.array.buffer !== buffer || places.array.byteOffset !== byteOffset) {
      this.buffer.array = places.array;
      this.buffer.needsUpdate = true;
    }
    this.places = places;
    if (extra) {
      const attribute = this.getAttribute(extra.name) as BufferAttribute;
      attribute.array = extra.array;
      attribute.needsUpdate = true;
    }
    this.boundingBox = null;
    this.boundingSphere = null;
    return true;
  }

  /** Where nearly all points are: this is what the view is fitted to, never what decides whether to draw. */
  override computeBoundingBox(): void {
    boundsOfPoints(this.places, (this.boundingBox ??= new Box3()));
  }

  override computeBoundingSphere(): void {
    this.computeBoundingBox();
    this.boundingSphere ??= new Sphere();
    this.boundingBox!.getBoundingSphere(this.boundingSphere);
  }
}

function extraAttribute(extra: Extra, instanced: boolean): BufferAttribute {
  const colored = extra.name === 'tint';
  const Attribute = instanced ? InstancedBufferAttribute : BufferAttribute;
  const attribute = new Attribute(extra.array, colored ? 4 : 1, colored);
  return attribute.setUsage(DynamicDrawUsage);
}

/** One attribute holds x, y and z, so they must follow each other: otherwise they are copied. */
function inOrder(places: Positions): Positions {
  const { array, stride, offsets } = places;
  const [x, y, z] = offsets;
  if (y === x + 1 && z === x + 2) return places;
  const count = Math.floor(array.length / stride);
  const packed = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) {
    for (let axis = 0; axis < 3; axis++) packed[i * 3 + axis] = array[i * stride + offsets[axis]!]!;
  }
  return { array: packed, stride: 3, offsets: [0, 1, 2] };
}
