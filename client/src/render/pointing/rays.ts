// SPDX-License-Identifier: Apache-2.0
/** Between places on the screen and the scene. */

import { Raycaster, Vector2, Vector3, type Camera, type Ray } from 'three';

export interface Sight {
  camera(): Camera;
  /** CSS pixels. */
  size(): { width: number; height: number };
}

export class Rays {
  protected readonly caster = new Raycaster();
  private readonly spot = new Vector2();

  constructor(protected readonly sight: Sight) {}

  /** The ray through a place of the view (CSS pixels), in the fixed frame; the next call changes it. */
  ray(x: number, y: number): Ray {
    const { width, height } = this.sight.size();
    this.spot.set((x / width) * 2 - 1, 1 - (y / height) * 2);
    this.caster.setFromCamera(this.spot, this.sight.camera());
    return this.caster.ray;
  }

  /** Where a point of the fixed frame is in the view, as shares of its width and height. */
  share(point: Vector3): [number, number] {
    const { x, y } = point.clone().project(this.sight.camera());
    return [(x + 1) / 2, (1 - y) / 2];
  }

  /** A place of the view as shares of its width and height. */
  shareOf(x: number, y: number): [number, number] {
    const { width, height } = this.sight.size();
    return [x / width, y / height];
  }

  /** Where the camera is. */
  eye(): Vector3 {
    return new Vector3().setFromMatrixPosition(this.sight.camera().matrixWorld);
  }

  /** Where the camera looks, unit. */
  forward(): Vector3 {
    return new Vector3(0, 0, -1).transformDirection(this.sight.camera().matrixWorld);
  }

  /** Metres that a pixel covers at a point of the fixed frame. */
  perPixel(point: Vector3): number {
    const camera = this.sight.camera();
    const across = new Vector3(1, 0, 0).transformDirection(camera.matrixWorld);
    const here = point.clone().project(camera);
    const there = point.clone().add(across).project(camera);
    const pixels = (Math.abs(there.x - here.x) * this.sight.size().width) / 2;
    return pixels > 1e-6 ? 1 / pixels : 0;
  }
}
