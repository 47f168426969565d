// SPDX-License-Identifier: Apache-2.0
/** What the data of a pixel means, in words: with the unit that REP 118 gives depth images. */

import type { Pixel } from '../../render/image';

/** `encoding` as the publisher said it, `lossy` for a picture whose colours are not quite those sent. */
export function pixelText({ value, rgb }: Pixel, encoding: string, lossy: boolean): string {
  const kind = encoding.split(';')[0]!.trim();
  if (value !== null) return numberText(value, kind);
  if (rgb === null) return '';
  const about = lossy ? '≈ ' : '';
  const grey = kind === 'mono8' || kind === '8UC1';
  return grey ? `${about}${rgb[0]}` : `${about}rgb ${rgb.join(' ')}`;
}

function numberText(value: number, kind: string): string {
  const metres = kind === '32FC1' || kind === '64FC1';
  if (Number.isNaN(value)) return metres ? 'not measured (NaN)' : 'NaN';
  if (!Number.isFinite(value)) {
    const words = value > 0 ? 'too far' : 'too near';
    return metres ? `${words} (${value > 0 ? '' : '-'}∞)` : `${value > 0 ? '' : '-'}∞`;
  }
  if (kind === '16UC1') {
    return value === 0 ? 'not measured (0)' : `${value} mm = ${(value / 1000).toFixed(3)} m`;
  }
  const short = String(Number(value.toPrecision(6)));
  return metres ? `${short} m` : short;
}
