// SPDX-License-Identifier: Apache-2.0
/** A script's line segments: a colour of all, or one of each end. */

import type { Vector3 } from 'three';
import type {
  LineSegmentsBuffers,
  LineSegmentsColors,
  LineSegmentsLook,
} from '../../wire/messages';
import { segmentNear } from '../pick/line_near';
import type { SceneContext } from '../renderable';
import { RibbonLine } from '../ribbon_line';
import { misfit, opaque, rgbaOf } from './colors';
import { PartsDrawing } from './parts_drawing';

type Message = LineSegmentsLook | LineSegmentsBuffers | LineSegmentsColors;

export class LineSegmentsDrawing extends PartsDrawing<Message> {
  private readonly line = new RibbonLine();
  private look: LineSegmentsLook | null = null;
  private buffers: LineSegmentsBuffers | null = null;
  private colors: Uint8Array | null = null;

  constructor(context: SceneContext, first: Message) {
    super(context, first);
    this.object.add(this.line.object);
  }

  update(message: Message): void {
    switch (message.t) {
      case 'LineSegmentsLook':
        this.look = message;
        return this.paint();
      case 'LineSegmentsBuffers':
        this.buffers = message;
        return this.draw();
      case 'LineSegmentsColors':
        return this.setColors(message.colors);
    }
  }

  private setColors(colors: Uint8Array): void {
    const were = this.colors;
    this.colors = colors;
    // One of all is no matter of the lines themselves.
    if (were?.length === 3 && colors.length === 3) this.paint();
    else this.draw();
  }

  instanceAt(at: Vector3): number {
    return this.buffers
      ? segmentNear(this.buffers.points, this.object.worldToLocal(at.clone()))
      : -1;
  }

  elements(): number {
    return this.line.segments;
  }

  dispose(): void {
    this.line.dispose();
  }

  private draw(): void {
    const { buffers, colors } = this;
    if (!buffers || !colors) return;
    const { points } = buffers;
    this.problem = misfit(colors, points.length / 3, 'ends of lines');
    if (this.problem) return;
    this.line.setSegments(points, colors.length > 3 ? opaque(colors) : null);
    this.paint();
  }

  private paint(): void {
    if (!this.look || !this.colors) return;
    const { thickness, thickness_units } = this.look;
    const unit = thickness_units === 'world' ? 'metres' : 'pixels';
    this.line.setLook(thickness, rgbaOf(this.colors), unit);
  }
}
