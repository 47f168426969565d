// SPDX-License-Identifier: Apache-2.0
/** A text as a QR code, always dark on light: cameras expect it so. */

import { useMemo, type JSX } from 'react';
import { encode } from 'uqr';
import classes from './sharing.module.css';

export default function QrCode({ text }: { text: string }): JSX.Element {
  const { path, size } = useMemo(() => {
    const { data, size } = encode(text, { border: 2 });
    const cells = data.flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { path: cells.join(''), size };
  }, [text]);
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
