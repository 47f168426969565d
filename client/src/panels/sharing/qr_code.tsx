// SPDX-License-Identifier: Apache-2.0
/** A text as a QR code, always dark on light: cameras expect it so. */

import { useMemo, type JSX } from 'react';
import { qrPath } from '../../qr';
import classes from './sharing.module.css';

export default function QrCode({ text }: { text: string }): JSX.Element {
  const { path, size } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      className={classes.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="The link as a QR code"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
