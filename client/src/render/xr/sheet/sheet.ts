// SPDX-License-Identifier: Apache-2.0
/** A sheet in a headset: cells drawn on a canvas, in the operator's space, that rays and fingertips can touch. */

import {
  CanvasTexture,
  LinearMipmapLinearFilter,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  SRGBColorSpace,
  Vector3,
  type Ray,
} from 'three';
import type { Side } from '../pointers';
import type { Line } from './cells';
import { layOut, type Box } from './layout';
import { font, paint } from './paint';
import { Touch } from './touch';

/** Canvas pixels of a sheet pixel: as many as a headset shows at arm's length. */
const DENSITY = 1.5;
/** A canvas is drawn anew at most this often, milliseconds: it goes to the GPU each time. */
const INTERVAL_MS = 40;
/** Above the scene: what stops the robot is never behind it. */
const ORDER = 10_000;

/** A place on a sheet: sheet pixels, and metres from where it is seen. */
export interface Spot {
  x: number;
  y: number;
  away: number;
}

export class Sheet {
  readonly object: Mesh<PlaneGeometry, MeshBasicMaterial>;
  readonly touch = new Touch();
  /** The hand that it is at: that one's finger is always near, and presses nothing. */
  wearer: Side = 'none';
  private readonly canvas = document.createElement('canvas');
  private readonly paper = this.canvas.getContext('2d')!;
  private readonly inverse = new Matrix4();
  private boxes: Box[] = [];
  private told = '';
  private height = 1;
  private whole = 1;
  private stale = true;
  private drawn = -INTERVAL_MS;

  /** Its place is the middle of its upper edge: what is there stays when it grows. So many sheet pixels wide, at most so many high, each so many metres. */
  constructor(
    name: string,
    private readonly width: number,
    private readonly highest: number,
    private readonly pixel: number,
  ) {
    const material = new MeshBasicMaterial({
      transparent: true,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
      fog: false,
    });
    this.object = new Mesh(new PlaneGeometry(1, 1).translate(0, -0.5, 0), material);
    this.object.name = name;
    this.object.renderOrder = ORDER;
    this.object.visible = false;
    this.canvas.width = Math.round(width * DENSITY);
  }

  get visible(): boolean {
    return this.object.visible;
  }

  set visible(shown: boolean) {
    if (this.object.visible === shown) return;
    this.object.visible = shown;
    this.stale = true;
    if (!shown) this.touch.clear();
  }

  /** Show these lines. */
  show(lines: readonly Line[]): void {
    const measure = (text: string, size: number): number => {
      this.paper.font = font(size);
      return this.paper.measureText(text).width;
    };
    const { boxes, height } = layOut(lines, this.width, measure);
    this.boxes = boxes;
    this.whole = height;
    this.height = Math.min(height, this.highest);
    this.touch.show(boxes, height - this.height);
    this.object.scale.set(this.width * this.pixel, this.height * this.pixel, 1);
    // What cells do is in no picture of them.
    const told = JSON.stringify(lines);
    this.stale ||= told !== this.told;
    this.told = told;
  }

  /** Where a ray meets its front; false where it passes. `beyond`: also outside its edges. */
  meets(ray: Ray, out: Spot, beyond = false): boolean {
    const inverse = this.toSheet();
    origin.copy(ray.origin).applyMatrix4(inverse);
    direction.copy(ray.origin).add(ray.direction).applyMatrix4(inverse).sub(origin);
    if (origin.z <= 0 || direction.z >= 0) return false;
    out.away = -origin.z / direction.z;
    origin.addScaledVector(direction, out.away);
    return this.spot(out, beyond);
  }

  /** Where a fingertip is before it; `away` is negative behind it. */
  touched(tip: Vector3, out: Spot, beyond = false): boolean {
    origin.copy(tip).applyMatrix4(this.toSheet());
    out.away = origin.z;
    return this.spot(out, beyond);
  }

  /** A pointer is at a place of it; one that is busy presses the stop alone. */
  point(pointer: number, { x, y }: Spot, down: boolean, busy = false): void {
    if (this.touch.point(pointer, x, y, down, busy)) this.stale = true;
  }

  leave(pointer: number): void {
    if (this.touch.leave(pointer)) this.stale = true;
  }

  /** Draw it anew where it looks otherwise, before a picture. */
  draw(now: number): void {
    if (!this.visible || !this.stale || now - this.drawn < INTERVAL_MS) return;
    this.stale = false;
    this.drawn = now;
    this.fit();
    this.paper.setTransform(DENSITY, 0, 0, DENSITY, 0, 0);
    const { width, height, whole, touch } = this;
    paint(this.paper, this.boxes, { width, height, whole, scroll: touch.scroll }, touch);
    this.object.material.map!.needsUpdate = true;
  }

  /** Where the middle of each cell that can be touched is, by its id, in the operator's space. */
  *places(): Generator<[id: string, place: Vector3]> {
    this.object.updateMatrix();
    for (const { cell, x, y, width, height } of this.boxes) {
      if (!('id' in cell)) continue;
      const down = y + height / 2 - this.touch.scroll;
      const at = new Vector3((x + width / 2) / this.width - 0.5, -down / this.height, 0);
      yield [cell.id, at.applyMatrix4(this.object.matrix)];
    }
  }

  dispose(): void {
    this.touch.clear();
    this.object.removeFromParent();
    this.object.geometry.dispose();
    this.object.material.map?.dispose();
    this.object.material.dispose();
  }

  /** A texture of the canvas' size: that of one is for ever. */
  private fit(): void {
    const high = Math.max(Math.round(this.height * DENSITY), 1);
    const { material } = this.object;
    if (material.map && this.canvas.height === high) return;
    this.canvas.height = high;
    material.map?.dispose();
    const texture = new CanvasTexture(this.canvas);
    texture.colorSpace = SRGBColorSpace;
    texture.minFilter = LinearMipmapLinearFilter;
    texture.anisotropy = 4;
    material.map = texture;
    material.needsUpdate = true;
  }

  private toSheet(): Matrix4 {
    this.object.updateMatrix();
    return this.inverse.copy(this.object.matrix).invert();
  }

  private spot(out: Spot, beyond: boolean): boolean {
    out.x = (origin.x + 0.5) * this.width;
    out.y = -origin.y * this.height;
    return beyond || (Math.abs(origin.x) <= 0.5 && Math.abs(origin.y + 0.5) <= 0.5);
  }
}

const origin = new Vector3();
const direction = new Vector3();
