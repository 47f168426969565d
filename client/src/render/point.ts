// SPDX-License-Identifier: Apache-2.0
/** The scene message `Point`: a sphere. */

import { Matrix4, Vector3 } from 'three';
import type { OptionValue } from '../state';
import type { Point } from '../wire/messages';
import { numberOf, rgbOf } from './option_values';
import { rowText } from './pick/numbers';
import type { Told } from './placed';
import { SolidPlaced, type Solid } from './solid_placed';

export class PointRenderable extends SolidPlaced<Point> {
  protected solid({ position }: Point, options: Record<string, OptionValue>): Solid {
    // RViz draws what it calls the radius as the diameter.
    const size = numberOf(options, 'radius', 0.2);
    const matrix = new Matrix4().makeScale(size, size, size).setPosition(...position);
    const rgb = rgbOf(options, 'color', '#cc29cc');
    return { shape: 'sphere', matrix, color: [...rgb, numberOf(options, 'alpha', 1)] };
  }

  protected tell({ position }: Point, element: number): Told | null {
    if (element > 0) return null;
    const fields = [['point', `${rowText(position)} m`] as const];
    return { name: '', position: new Vector3(...position), fields };
  }
}
