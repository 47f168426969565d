// SPDX-License-Identifier: Apache-2.0
/** A rectangle that the viewer draws over the view, for a script. */

import { app } from '../../state';
import type { Grip, Spot } from './grip';
import type { Modifier } from './modifier';
import type { Rays } from './rays';

/** CSS pixels; a smaller one is a click. */
const SMALLEST = 5;
const STYLE =
  'position: absolute; pointer-events: none; box-sizing: border-box; border: 1.5px solid #3b82f6; ' +
  'background: rgb(59 130 246 / 15%); border-radius: 2px';

export class Rect implements Grip {
  readonly about = '';
  private readonly box = document.createElement('div');
  private to: Spot;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly modifier: Modifier,
    private readonly from: Spot,
    private readonly rays: Rays,
  ) {
    this.to = from;
    this.box.dataset.rect = '';
    this.box.style.cssText = STYLE;
  }

  get begun(): boolean {
    const { from, to } = this;
    return Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) > SMALLEST;
  }

  move(spot: Spot): void {
    this.to = spot;
    if (!this.begun) return this.box.remove();
    this.canvas.parentElement?.append(this.box);
    const { from } = this;
    const { style } = this.box;
    style.left = `${Math.min(from.x, spot.x)}px`;
    style.top = `${Math.min(from.y, spot.y)}px`;
    style.width = `${Math.abs(spot.x - from.x)}px`;
    style.height = `${Math.abs(spot.y - from.y)}px`;
  }

  keys(): void {
    // The keys at its beginning count.
  }

  alive(): boolean {
    return true;
  }

  end(): void {
    this.box.remove();
    if (!this.begun) return;
    const [a, b] = [this.share(this.from), this.share(this.to)];
    app.getState().send({
      t: 'RectSelected',
      screen_min: [Math.min(a[0], b[0]), Math.min(a[1], b[1])],
      screen_max: [Math.max(a[0], b[0]), Math.max(a[1], b[1])],
      modifier: this.modifier,
    });
  }

  cancel(): void {
    this.box.remove();
  }

  private share({ x, y }: Spot): [number, number] {
    const [across, down] = this.rays.shareOf(x, y);
    return [inPicture(across), inPicture(down)];
  }
}

/** A share of the picture, of what is beside it the nearest one. */
export function inPicture(share: number): number {
  return Math.min(1, Math.max(0, share));
}
