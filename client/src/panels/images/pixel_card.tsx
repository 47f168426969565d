// SPDX-License-Identifier: Apache-2.0
/** The pixel under the pointer: where it is in the picture as it was sent, and what was sent for it. */

import type { JSX } from 'react';
import type { Pixel } from '../../render/image';
import classes from './pixel_card.module.css';
import { pixelText } from './pixel_text';

interface Props {
  pixel: Pixel;
  encoding: string;
  lossy: boolean;
}

export function PixelCard({ pixel, encoding, lossy }: Props): JSX.Element {
  const { u, v, rgb } = pixel;
  return (
    <div className={classes.card} role="note" aria-label="Pixel under the pointer">
      <span>
        u {u} v {v}
      </span>
      {rgb !== null && (
        <span className={classes.swatch} style={{ background: `rgb(${rgb.join(' ')})` }} />
      )}
      <b>{pixelText(pixel, encoding, lossy)}</b>
    </div>
  );
}
