// SPDX-License-Identifier: Apache-2.0
/** A long name shortened in its middle by the layout itself: selecting it still copies all of it. */

import type { JSX } from 'react';

import { splitName } from './format';
import classes from './middle_name.module.css';

export function MiddleName({ name, title = name }: { name: string; title?: string }): JSX.Element {
  const [head, tail] = splitName(name);
  return (
    <span className={classes.name} title={title}>
      <span className={classes.head}>{head}</span>
      {tail !== '' && <span className={classes.tail}>{tail}</span>}
    </span>
  );
}
