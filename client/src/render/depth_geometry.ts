// SPDX-License-Identifier: Apache-2.0
/** The points of a depth image: nothing is stored for them, the shader reads them out of the picture. */

import { Box3, InstancedBufferGeometry, Sphere, Vector3 } from 'three';
import type { Lens } from './depth_camera';
import { shape } from './point_geometry';
import type { Style } from './point_styles';

/** About so many pixels are looked at for the bounds. */
const SAMPLES = 4096;
/** Part of the depths that may lie beyond the bounds: single wild ones. */
const STRAY = 0.01;

export class DepthGeometry extends InstancedBufferGeometry {
  private box: Box3 | null = null;

  constructor(
    readonly style: Style,
    readonly count: number,
    /** Bounds in the camera's frame, asked when they are needed. */
    private readonly bounds: () => Box3,
  ) {
    super();
    shape(this, style, count);
  }

  /** The picture is another one. */
  changed(): void {
    this.box = null;
    this.boundingBox = null;
    this.boundingSphere = null;
  }

  override computeBoundingBox(): void {
    this.box ??= this.bounds();
    this.boundingBox = this.box.clone();
  }

  override computeBoundingSphere(): void {
    this.computeBoundingBox();
    this.boundingSphere = this.boundingBox!.getBoundingSphere(new Sphere());
  }
}

/** What the pixels of a depth image span in the camera's frame, metres. */
export function depthBounds(
  depths: ArrayLike<number>,
  width: number,
  unit: number,
  lens: Lens,
): Box3 {
  const box = new Box3();
  const height = Math.floor(depths.length / Math.max(width, 1));
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / SAMPLES)));
  const fars: number[] = [];
  for (let v = 0; v < height; v += step) {
    for (let u = 0; u < width; u += step) {
      const far = depths[v * width + u]! * unit;
      if (far > 0 && far < 1e30) fars.push(far);
    }
  }
  if (!fars.length) return box;
  fars.sort((a, b) => a - b);
  const last = fars[Math.floor((fars.length - 1) * (1 - STRAY))]!;
  const { fx, fy, cx, cy } = lens;
  for (const far of [fars[0]!, last]) {
    box.expandByPoint(corner.set((-cx / fx) * far, (-cy / fy) * far, far));
    box.expandByPoint(corner.set(((width - cx) / fx) * far, ((height - cy) / fy) * far, far));
  }
  return box;
}

const corner = new Vector3();
