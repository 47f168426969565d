// SPDX-License-Identifier: Apache-2.0
/** A place of the picture and the few pixels around it, against which points are held without drawing them. */

import { Matrix4, Vector3, type Camera } from 'three';
import type { Positions } from '../point_fields';
import type { Style } from '../point_styles';
import type { PickedPart } from '../renderable';

/** Pixels from the place within which a miss counts as meant. */
export const SLACK = 4;

/** What is seen there. */
export interface PointHit {
  /** Whole pixels from the place to what is drawn; 0 where it is under it. */
  away: number;
  /** -1 (near) to 1 (far), as in normalized device coordinates. */
  depth: number;
  part(): PickedPart | null;
}

/** Of two things the one that is nearer to the place in the picture; of equals the one in front. */
export function foremost<T extends { away: number; depth: number }>(
  a: T | null,
  b: T | null,
): T | null {
  if (!a || !b) return a ?? b;
  return b.away < a.away || (b.away === a.away && b.depth < a.depth) ? b : a;
}

export class Sight {
  /** From the fixed frame to clip space, the place in the middle. */
  private readonly view = new Matrix4();
  private scaleX = 1;
  private scaleY = 1;
  /** Pixels times clip w that a metre is high. */
  private metre = 1;
  pixelRatio = 1;

  /** The place is in CSS pixels from the left and top of the picture. */
  set(
    camera: Camera,
    x: number,
    y: number,
    { width, height, pixelRatio }: { width: number; height: number; pixelRatio: number },
  ): void {
    this.pixelRatio = pixelRatio;
    this.scaleX = (width * pixelRatio) / 2;
    this.scaleY = (height * pixelRatio) / 2;
    this.metre = camera.projectionMatrix.elements[5] * this.scaleY;
    // Moves the place to the middle: x' = x - tx w, y' = y - ty w.
    shift.identity();
    shift.elements[12] = -((x / width) * 2 - 1);
    shift.elements[13] = -(1 - (y / height) * 2);
    this.view.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
    this.view.premultiply(byW.copy(shift));
  }

  /** Begin with points whose axes `matrix` takes to the fixed frame; sizes are pixels of `points`, else metres. */
  begin(matrix: Matrix4, style: Style): PointProbe {
    probe.begin(whole.multiplyMatrices(this.view, matrix), style, {
      scaleX: this.scaleX,
      scaleY: this.scaleY,
      metre: this.metre,
    });
    return probe;
  }
}

const shift = new Matrix4();
const byW = new Matrix4();
const whole = new Matrix4();
const inverse = new Matrix4();

const TINY = 1e-30;

/** How far a corner of the drawn shape may be from the middle, over half its size. */
const REACH: Record<Style, number> = {
  points: 1,
  squares: 1,
  flat_squares: 1,
  sprites: 1,
  spheres: 1.1,
  boxes: Math.sqrt(3),
  tiles: Math.SQRT2,
};

/** What is met at another depth than the point's own. */
const SOLID: ReadonlySet<Style> = new Set<Style>(['spheres', 'boxes', 'tiles']);

/** Holds points against the place, one after the other; the best one so far is kept. */
export class PointProbe {
  /** Of the best one, -1 for none. */
  index = -1;
  away = Infinity;
  depth = Infinity;
  private style: Style = 'points';
  private reach = 1;
  private metre = 1;
  private readonly rows = new Float64Array(16);
  /** The line of sight in the points' axes: from the near end, to the far end. */
  private readonly from = new Vector3();
  private readonly along = new Vector3();

  begin(
    matrix: Matrix4,
    style: Style,
    { scaleX, scaleY, metre }: { scaleX: number; scaleY: number; metre: number },
  ): void {
    this.index = -1;
    this.away = this.depth = Infinity;
    this.style = style;
    this.reach = REACH[style] / 2;
    this.metre = metre;
    const e = matrix.elements;
    for (let row = 0; row < 4; row++) {
      const scale = row === 0 ? scaleX : row === 1 ? scaleY : 1;
      for (let column = 0; column < 4; column++) {
        this.rows[row * 4 + column] = e[column * 4 + row]! * scale;
      }
    }
    inverse.copy(matrix).invert();
    this.from.set(0, 0, -1).applyMatrix4(inverse);
    this.along.set(0, 0, 1).applyMatrix4(inverse).sub(this.from);
  }

  /** All points of one size: nearly all of them are elsewhere, which is found out in a loop that calls nothing. */
  holdAll({ array, stride, offsets }: Positions, size: number): void {
    const [ox, oy, oz] = offsets;
    const m = this.rows;
    const [a, b, c, d] = [m[0]!, m[1]!, m[2]!, m[3]!];
    const [e, f, g, h] = [m[4]!, m[5]!, m[6]!, m[7]!];
    const [p, q, r, s] = [m[12]!, m[13]!, m[14]!, m[15]!];
    const flat = this.style === 'points';
    const perW = SLACK + this.reach * (flat ? Math.max(size, 1) : 1);
    const fixed = flat ? 0 : this.reach * size * this.metre;
    for (let i = 0, at = 0; at + stride <= array.length; i++, at += stride) {
      const x = array[at + ox]!;
      const y = array[at + oy]!;
      const z = array[at + oz]!;
      const most = perW * (p * x + q * y + r * z + s) + fixed;
      const u = a * x + b * y + c * z + d;
      if (u > most || u < -most) continue;
      const v = e * x + f * y + g * z + h;
      if (v > most || v < -most) continue;
      this.hold(i, x, y, z, size);
    }
  }

  /** A point and its size: device pixels of `points`, metres of all others, which are never less than a pixel. */
  hold(index: number, x: number, y: number, z: number, size: number): void {
    const m = this.rows;
    const w = m[12]! * x + m[13]! * y + m[14]! * z + m[15]!;
    // False for what is behind the camera, and for what is no number.
    if (!(w > 0)) return;
    const flat = this.style === 'points';
    const wide = Math.max(flat ? size * w : size * this.metre, w);
    const most = this.reach * wide + SLACK * w;
    const u = m[0]! * x + m[1]! * y + m[2]! * z + m[3]!;
    if (u > most || u < -most) return;
    const v = m[4]! * x + m[5]! * y + m[6]! * z + m[7]!;
    if (v > most || v < -most) return;
    const middle = (m[8]! * x + m[9]! * y + m[10]! * z + m[11]!) / w;
    if (!(middle >= -1 && middle <= 1)) return;
    const beside = Math.max(Math.abs(u), Math.abs(v)) - wide / 2;
    const small = wide <= w * 2;
    let depth = middle;
    let covered = beside <= 0;
    if (!flat && !small && SOLID.has(this.style)) {
      const at = this.meets(x, y, z, size / 2);
      covered = at >= 0;
      if (covered) depth = this.depthAt(at);
    }
    const away = covered ? 0 : Math.max(1, Math.ceil(beside / w));
    if (away > SLACK || away > this.away || (away === this.away && depth >= this.depth)) return;
    this.index = index;
    this.away = away;
    this.depth = depth;
  }

  /** Where the line of sight meets a sphere, box or tile about a point, 0 near to 1 far; -1 where it does not. */
  private meets(x: number, y: number, z: number, half: number): number {
    const { from, along } = this;
    const [a, b, c] = [from.x - x, from.y - y, from.z - z];
    if (this.style === 'tiles') {
      const t = -c / along.z;
      const on = Math.abs(a + t * along.x) <= half && Math.abs(b + t * along.y) <= half;
      return on && t >= 0 && t <= 1 ? t : -1;
    }
    if (this.style === 'spheres') {
      const square = along.lengthSq();
      const dot = a * along.x + b * along.y + c * along.z;
      const rest = dot * dot - square * (a * a + b * b + c * c - half * half);
      return rest < 0 ? -1 : (-dot - Math.sqrt(rest)) / square;
    }
    // Parallel to two faces, it is between them or not.
    const [dx, dy, dz] = [along.x || TINY, along.y || TINY, along.z || TINY];
    const [hx, hy, hz] = [half * Math.sign(dx), half * Math.sign(dy), half * Math.sign(dz)];
    const enter = Math.max((-hx - a) / dx, (-hy - b) / dy, (-hz - c) / dz);
    const leave = Math.min((hx - a) / dx, (hy - b) / dy, (hz - c) / dz);
    return enter <= leave && enter >= 0 ? enter : -1;
  }

  private depthAt(share: number): number {
    const m = this.rows;
    const { from, along } = this;
    const [x, y, z] = [
      from.x + share * along.x,
      from.y + share * along.y,
      from.z + share * along.z,
    ];
    return (
      (m[8]! * x + m[9]! * y + m[10]! * z + m[11]!) /
      (m[12]! * x + m[13]! * y + m[14]! * z + m[15]!)
    );
  }
}

const probe = new PointProbe();
