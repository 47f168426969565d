// SPDX-License-Identifier: Apache-2.0
/** A script's arrows: two draw calls for all, shafts and heads. */

import { Matrix4, Quaternion, Vector3 } from 'three';
import type { ArrowsBuffers, ArrowsColors, ArrowsLook } from '../../wire/messages';
import { SolidBatch } from '../markers/solid_batch';
import type { SceneContext } from '../renderable';
import { misfit } from './colors';
import { PartsDrawing } from './parts_drawing';

type Message = ArrowsLook | ArrowsBuffers | ArrowsColors;

export class ArrowsDrawing extends PartsDrawing<Message> {
  private readonly shafts = new SolidBatch('shaft', false);
  private readonly heads = new SolidBatch('head', false);
  private look: ArrowsLook | null = null;
  private buffers: ArrowsBuffers | null = null;
  private colors: Uint8Array | null = null;

  constructor(context: SceneContext, first: Message) {
    super(context, first);
    this.object.add(this.shafts.object, this.heads.object);
  }

  update(message: Message): void {
    if (message.t === 'ArrowsLook') this.look = message;
    else if (message.t === 'ArrowsBuffers') this.buffers = message;
    else this.colors = message.colors;
    this.draw();
  }

  elements(): number {
    return this.shafts.count;
  }

  dispose(): void {
    this.shafts.dispose();
    this.heads.dispose();
  }

  private draw(): void {
    const { look, buffers, colors } = this;
    if (!look || !buffers || !colors) return;
    const { points } = buffers;
    const count = Math.floor(points.length / 6);
    this.problem = misfit(colors, count, 'arrows');
    if (this.problem) return;
    const step = colors.length > 3 ? 3 : 0;
    this.shafts.resize(count);
    this.heads.resize(count);
    for (let i = 0; i < count; i++) {
      shape(points, i, look);
      this.shafts.setMatrix(i, shaft);
      this.heads.setMatrix(i, head);
      const at = i * step;
      const [r, g, b] = [colors[at]! / 255, colors[at + 1]! / 255, colors[at + 2]! / 255];
      this.shafts.setTint(i, r, g, b, 1);
      this.heads.setTint(i, r, g, b, 1);
    }
  }
}

const X = new Vector3(1, 0, 0);
const tail = new Vector3();
const along = new Vector3();
const size = new Vector3();
const turn = new Quaternion();
const shaft = new Matrix4();
const head = new Matrix4();

type Shape = Pick<ArrowsLook, 'shaft_radius' | 'head_radius' | 'head_length'>;

/** The matrices of the `index`-th arrow; a head is never longer than its arrow. */
export function shape(
  points: Float32Array,
  index: number,
  { shaft_radius, head_radius, head_length }: Shape,
): { shaft: Matrix4; head: Matrix4 } {
  tail.fromArray(points, index * 6);
  along.fromArray(points, index * 6 + 3).sub(tail);
  const length = along.length();
  if (!(length > 0)) {
    shaft.makeScale(0, 0, 0);
    head.makeScale(0, 0, 0);
    return { shaft, head };
  }
  along.divideScalar(length);
  turn.setFromUnitVectors(X, along);
  const tip = Math.min(head_length, length);
  // Never of no length at all, which has no normals.
  shaft.compose(
    tail,
    turn,
    size.set(Math.max(length - tip, 1e-9), 2 * shaft_radius, 2 * shaft_radius),
  );
  tail.addScaledVector(along, length - tip);
  head.compose(tail, turn, size.set(tip, 2 * head_radius, 2 * head_radius));
  return { shaft, head };
}
