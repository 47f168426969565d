// SPDX-License-Identifier: Apache-2.0
/** Splines as the straight pieces that they are drawn as. */

import { CatmullRomCurve3, CubicBezierCurve3, Vector3 } from 'three';
import type { CatmullRomLook } from '../../wire/messages';

/** Pieces between two points of what does not say how many: no corner is seen at a turn of 90 degrees. */
const PIECES = 20;
/** Pieces of one spline at most: more are no smoother, and a million would stop the page. */
export const MOST_PIECES = 100_000;

type CatmullRom = Pick<CatmullRomLook, 'curve_type' | 'tension' | 'closed' | 'segments'>;

/** x y z of each sample of a curve through all points; `segments` pieces as a whole. */
export function catmullRom(points: Float32Array, look: CatmullRom): Float32Array {
  const through = vectors(points);
  const spans = through.length - (look.closed ? 0 : 1);
  if (spans < 1) return points.slice();
  const curve = new CatmullRomCurve3(through, look.closed, look.curve_type, look.tension);
  const pieces = Math.min(look.segments || spans * PIECES, MOST_PIECES);
  const samples = new Float32Array((pieces + 1) * 3);
  for (let i = 0; i <= pieces; i++) curve.getPoint(i / pieces, at).toArray(samples, i * 3);
  return samples;
}

/** x y z of each sample; `segments` pieces from point to point. */
export function cubicBezier(
  points: Float32Array,
  controls: Float32Array,
  segments: number,
): Float32Array {
  const through = vectors(points);
  const between = vectors(controls);
  const spans = Math.min(through.length - 1, Math.floor(between.length / 2));
  if (spans < 1) return points.slice();
  const most = Math.max(Math.floor(MOST_PIECES / spans), 1);
  const pieces = Math.min(segments || PIECES, most);
  const samples = new Float32Array((spans * pieces + 1) * 3);
  through[0]!.toArray(samples, 0);
  for (let span = 0; span < spans; span++) {
    const [start, end] = [through[span]!, through[span + 1]!];
    const curve = new CubicBezierCurve3(start, between[2 * span], between[2 * span + 1], end);
    for (let i = 1; i <= pieces; i++) {
      curve.getPoint(i / pieces, at).toArray(samples, (span * pieces + i) * 3);
    }
  }
  return samples;
}

const at = new Vector3();

function vectors(numbers: Float32Array): Vector3[] {
  const count = Math.floor(numbers.length / 3);
  return Array.from({ length: count }, (_, i) => new Vector3().fromArray(numbers, i * 3));
}
