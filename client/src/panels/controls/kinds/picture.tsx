// SPDX-License-Identifier: Apache-2.0
/** A picture of a program, decoded by the browser. */

import { useEffect, useRef, useState, type JSX } from 'react';
import type { GuiImage } from '../../../wire/messages';
import { useApp } from '../../use_app';
import type { KindProps } from '../kind';
import classes from './displays.module.css';

export function Picture({ widget }: KindProps<GuiImage>): JSX.Element {
  const file = useApp((state) => state.widgetData[widget.key]);
  const shown = useRef<HTMLImageElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    if (file?.t !== 'GuiImageFile' || !shown.current) return undefined;
    const address = URL.createObjectURL(
      new Blob([file.data as Uint8Array<ArrayBuffer>], { type: `image/${file.format}` }),
    );
    setBroken(false);
    shown.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [file]);
  return (
    <figure className={classes.figure}>
      {widget.label !== '' && <figcaption>{widget.label}</figcaption>}
      <img
        ref={shown}
        className={classes.picture}
        alt={widget.label === '' ? 'Picture' : widget.label}
        onError={() => setBroken(true)}
      />
      {broken && <p role="alert">This browser cannot decode the picture.</p>}
    </figure>
  );
}
