// SPDX-License-Identifier: Apache-2.0
/** A long name shortened in its middle by the layout itself; read out and copied it is whole. */

import type { ClipboardEvent, JSX } from 'react';
import { splitName } from './format';
import classes from './middle_name.module.css';

interface Props {
  name: string;
  /** Shown on hover, the whole name where nothing else is given. */
  title?: string;
}

export function MiddleName({ name, title = name }: Props): JSX.Element {
  const [head, tail] = splitName(name);
  if (tail === '') return <span title={title}>{name}</span>;
  return (
    <span className={classes.name} title={title} onCopy={(event) => copyWhole(event, name)}>
      <span className={classes.spoken}>{name}</span>
      <span aria-hidden className={classes.head}>
        {head}
      </span>
      <span aria-hidden className={classes.tail}>
        {tail}
      </span>
    </span>
  );
}

/** The two parts are boxes of their own: copied as they are, there would be a line break between them. */
function copyWhole(event: ClipboardEvent<HTMLElement>, name: string): void {
  const selection = getSelection();
  const inside = (node: Node | null | undefined): boolean =>
    event.currentTarget.contains(node ?? null);
  if (!inside(selection?.anchorNode) || !inside(selection?.focusNode)) return;
  event.clipboardData.setData('text/plain', name);
  event.preventDefault();
}
