// SPDX-License-Identifier: Apache-2.0
/** The arrows of efforts about and along z: `position` is of radius or length 1, `offset` in widths of the line. */

import { BufferAttribute, BufferGeometry } from 'three';

/** The circle is not closed: 28 of 32 steps, as RViz draws it. */
const STEPS = 32;
const DRAWN = 28;
const SIDES = 8;
/** In widths of the line. */
const HEAD_RADIUS = 1.6;
const HEAD_LENGTH = 4;

type Vector = [number, number, number];

class Surface {
  private readonly position: number[] = [];
  private readonly offset: number[] = [];
  private readonly normal: number[] = [];
  private readonly index: number[] = [];

  /** Add a ring of vertices and, but for the first of a tube, its faces to the ring before. */
  ring(at: Vector, out: Vector, up: Vector, radius: number, shift: Vector, first: boolean): void {
    const start = this.position.length / 3;
    for (let i = 0; i < SIDES; i++) {
      const angle = (i / SIDES) * 2 * Math.PI;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      for (let axis = 0; axis < 3; axis++) {
        const direction = c * out[axis]! + s * up[axis]!;
        this.position.push(at[axis]!);
        this.offset.push(radius * direction + shift[axis]!);
        this.normal.push(direction);
      }
      if (first) continue;
      const [a, b] = [start + i, start + ((i + 1) % SIDES)];
      this.index.push(a - SIDES, a, b, a - SIDES, b, b - SIDES);
    }
  }

  geometry(): BufferGeometry {
    const geometry = new BufferGeometry();
    for (const [name, values] of [
      ['position', this.position],
      ['offset', this.offset],
      ['normal', this.normal],
    ] as const) {
      geometry.setAttribute(name, new BufferAttribute(new Float32Array(values), 3));
    }
    geometry.setIndex(this.index);
    return geometry;
  }
}

/** Around z, counterclockwise. */
export function circleArrow(): BufferGeometry {
  const surface = new Surface();
  const up: Vector = [0, 0, 1];
  const none: Vector = [0, 0, 0];
  for (let i = 0; i <= DRAWN; i++) {
    const angle = (i / STEPS) * 2 * Math.PI;
    const out: Vector = [Math.cos(angle), Math.sin(angle), 0];
    surface.ring(out, out, up, 0.5, none, i === 0);
  }
  const end = (DRAWN / STEPS) * 2 * Math.PI;
  const out: Vector = [Math.cos(end), Math.sin(end), 0];
  const ahead: Vector = [-HEAD_LENGTH * out[1], HEAD_LENGTH * out[0], 0];
  surface.ring(out, out, up, HEAD_RADIUS, none, true);
  surface.ring(out, out, up, 0, ahead, false);
  return surface.geometry();
}

/** Along z. */
export function straightArrow(): BufferGeometry {
  const surface = new Surface();
  const [out, up]: [Vector, Vector] = [
    [1, 0, 0],
    [0, 1, 0],
  ];
  surface.ring([0, 0, 0], out, up, 0.5, [0, 0, 0], true);
  surface.ring([0, 0, 1], out, up, 0.5, [0, 0, 0], false);
  surface.ring([0, 0, 1], out, up, HEAD_RADIUS, [0, 0, 0], true);
  surface.ring([0, 0, 1], out, up, 0, [0, 0, HEAD_LENGTH], false);
  return surface.geometry();
}
