// SPDX-License-Identifier: Apache-2.0
/** What is one solid in the place of its frame: its shape and size follow message and settings. */

import type { Matrix4 } from 'three';
import type { OptionValue } from '../state';
import type { Rgba } from './markers/solid_pools';
import type { Shape } from './markers/solid_shapes';
import { Placed, type Stamped } from './placed';
import type { SceneContext } from './renderable';

export interface Solid {
  shape: Shape;
  /** From the unit shape to the frame. */
  matrix: Matrix4;
  color: Rgba;
}

export abstract class SolidPlaced<M extends Stamped> extends Placed<M> {
  private readonly solids = this.makeSolids();
  private options: Record<string, OptionValue> = {};

  constructor(
    context: SceneContext,
    private message: M,
  ) {
    super(context, message);
  }

  setOptions(options: Record<string, OptionValue>): void {
    this.options = options;
    this.draw(this.message);
  }

  dispose(): void {
    this.solids.dispose();
    this.object.clear();
  }

  protected draw(message: M): void {
    this.message = message;
    const solid = this.solid(message, this.options);
    this.solids.begin();
    if (solid) this.solids.add(solid.shape, solid.matrix, solid.color);
    this.solids.end();
  }

  /** What is drawn of a message, null for nothing. */
  protected abstract solid(message: M, options: Record<string, OptionValue>): Solid | null;
}
