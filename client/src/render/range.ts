// SPDX-License-Identifier: Apache-2.0
/** The scene message `Range`: a cone from the sensor along x to what it detected. */

import { Matrix4, Vector3 } from 'three';
import type { OptionValue } from '../state';
import type { Range } from '../wire/messages';
import { numberOf, rgbOf } from './option_values';
import { numberText } from './pick/numbers';
import type { Told } from './placed';
import { SolidPlaced, type Solid } from './solid_placed';

/** Least width of a cone beside its length: one of no angle is seen as well. */
const THINNEST = 0.01;

export class RangeRenderable extends SolidPlaced<Range> {
  protected solid(message: Range, options: Record<string, OptionValue>): Solid | null {
    const { distance, field_of_view: angle } = message;
    if (!(distance > 0)) return null;
    const width = Math.max(2 * Math.tan(angle / 2), THINNEST) * distance;
    // The unit shape has its base at 0 and its tip at 1: turned round, the tip is at the sensor.
    const matrix = new Matrix4()
      .makeRotationZ(Math.PI)
      .setPosition(distance, 0, 0)
      .multiply(new Matrix4().makeScale(distance, width, width));
    const rgb = rgbOf(options, 'color', '#ffffff');
    return { shape: 'head', matrix, color: [...rgb, numberOf(options, 'alpha', 0.5)] };
  }

  /** What was detected is where the cone ends. */
  protected tell({ distance, field_of_view: angle }: Range, element: number): Told | null {
    if (element > 0) return null;
    const degrees = Math.round((angle * 180 * 1e4) / Math.PI) / 1e4;
    const fields = [
      ['range', `${numberText(distance)} m`],
      ['field_of_view', `${numberText(angle)} rad (${numberText(degrees)} °)`],
    ] as const;
    return { name: '', position: new Vector3(Math.max(distance, 0), 0, 0), fields: [...fields] };
  }
}
