// SPDX-License-Identifier: Apache-2.0
/** A text as a QR code: the path of its dark cells, one unit large each, and how many there are on a side. */

import { encode } from 'uqr';

export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { border: 2 });
  const cells = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { path: cells.join(''), size };
}
