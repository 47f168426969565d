// SPDX-License-Identifier: Apache-2.0
/** The received bytes of a point cloud as a geometry; the GPU's memory is used again while the size stays. */

import {
  Box3,
  BufferAttribute,
  BufferGeometry,
  DynamicDrawUsage,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Sphere,
  Vector3,
} from 'three';
import type { PointCloud } from '../wire/messages';
import { positionsOf, rangeAlong, type Positions } from './point_fields';

/** A number or a colour of every point, beside its place. */
export type Extra = { name: 'value'; array: Float32Array } | { name: 'tint'; array: Uint8Array };

export class PointGeometry extends BufferGeometry {
  private constructor(
    private buffer: InterleavedBuffer,
    private places: Positions,
    readonly extra: Extra | null,
  ) {
    super();
    const [x] = places.offsets;
    this.setAttribute('position', new InterleavedBufferAttribute(buffer, 3, x));
    if (extra) this.setAttribute(extra.name, extraAttribute(extra));
  }

  /** The geometry of a cloud: `old` with new contents where everything has the same size, else a new one. */
  static of(cloud: PointCloud, extra: Extra | null, old: PointGeometry | null): PointGeometry {
    const places = inOrder(positionsOf(cloud, cloud.fields));
    if (old?.refill(places, extra)) return old;
    old?.dispose();
    const buffer = new InterleavedBuffer(places.array, places.stride);
    buffer.setUsage(DynamicDrawUsage);
    return new PointGeometry(buffer, places, extra);
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

  /** Points that are not finite have no place. */
  override computeBoundingBox(): void {
    const box = (this.boundingBox ??= new Box3());
    const [x, y, z] = AXES.map((axis) => rangeAlong(this.places, axis));
    if (!x || !y || !z) {
      box.makeEmpty();
      return;
    }
    box.set(new Vector3(x[0], y[0], z[0]), new Vector3(x[1], y[1], z[1]));
  }

  override computeBoundingSphere(): void {
    this.computeBoundingBox();
    this.boundingSphere ??= new Sphere();
    this.boundingBox!.getBoundingSphere(this.boundingSphere);
  }
}

const AXES = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
] as const;

function extraAttribute(extra: Extra): BufferAttribute {
  const colored = extra.name === 'tint';
  const attribute = new BufferAttribute(extra.array, colored ? 4 : 1, colored);
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
