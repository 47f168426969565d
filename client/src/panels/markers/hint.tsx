// SPDX-License-Identifier: Apache-2.0
/** A line over the view: what can be done with what the pointer is on. */

import type { JSX } from 'react';
import { useApp } from '../use_app';
import classes from './hint.module.css';

export function Hint(): JSX.Element | null {
  const hint = useApp((state) => state.hint);
  return hint === '' ? null : <div className={classes.hint}>{hint}</div>;
}
