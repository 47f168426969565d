// SPDX-License-Identifier: Apache-2.0
/** A script's spline, of either kind. */

import type { CatmullRomLook, CubicBezierLook, SplineBuffers } from '../../wire/messages';
import type { SceneContext } from '../renderable';
import { RibbonLine } from '../ribbon_line';
import { rgbaOf } from './colors';
import { PartsDrawing } from './parts_drawing';
import { catmullRom, cubicBezier } from './spline_points';

type Message = CatmullRomLook | CubicBezierLook | SplineBuffers;

export class SplineDrawing extends PartsDrawing<Message> {
  private readonly line = new RibbonLine();
  private look: CatmullRomLook | CubicBezierLook | null = null;
  private buffers: SplineBuffers | null = null;

  constructor(context: SceneContext, first: Message) {
    super(context, first);
    this.object.add(this.line.object);
  }

  update(message: Message): void {
    if (message.t !== 'SplineBuffers') return this.setLook(message);
    this.buffers = message;
    this.sample();
  }

  private setLook(look: CatmullRomLook | CubicBezierLook): void {
    const { look: old } = this;
    this.look = look;
    const unit = look.thickness_units === 'world' ? 'metres' : 'pixels';
    this.line.setLook(look.thickness, rgbaOf(look.color), unit);
    if (!old || course(old) !== course(look)) this.sample();
  }

  elements(): number {
    return this.line.segments;
  }

  dispose(): void {
    this.line.dispose();
  }

  private sample(): void {
    const { look, buffers } = this;
    if (!look || !buffers) return;
    const { points, control_points } = buffers;
    this.line.setStrip(
      look.t === 'CatmullRomLook'
        ? catmullRom(points, look)
        : cubicBezier(points, control_points, look.segments),
    );
  }
}

/** What decides where it goes. */
function course(look: CatmullRomLook | CubicBezierLook): string {
  if (look.t === 'CubicBezierLook') return String(look.segments);
  return [look.curve_type, look.tension, look.closed, look.segments].join();
}
